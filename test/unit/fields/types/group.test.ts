import { amount, choice, group, text } from '../../../../nodes/shared/fields';
import { reader } from './context';

const UNITS = [
	{ name: 'Hours', value: 'hours' },
	{ name: 'Never', value: 'never' },
];

const limit = group({
	displayName: 'Limit',
	name: 'limit',
	fields: [
		choice({ displayName: 'Unit', name: 'unit', options: UNITS, default: 'hours' }),
		amount({
			displayName: 'Amount',
			name: 'amount',
			min: 0,
			exclusive: true,
			default: 1,
			show: { unit: ['hours'] },
		}),
		text({ displayName: 'Note', name: 'note' }),
	],
	initial: { unit: 'hours', amount: 45 },
});
const read = reader(limit);

it('is a fixed collection with one group, whose conditions look at its own fields', () => {
	expect(limit.property).toMatchObject({
		type: 'fixedCollection',
		default: { values: { unit: 'hours', amount: 45 } },
		options: [
			{
				name: 'values',
				values: [
					{ name: 'unit', type: 'options' },
					{ name: 'amount', displayOptions: { show: { unit: ['hours'] } } },
					{ name: 'note' },
				],
			},
		],
	});
});

it.each([undefined, null, '', {}, { values: null }])('nothing is in %j', (raw) => {
	expect(read(raw)).toBeUndefined();
});

it.each([
	[{ values: {} }, { unit: 'hours', amount: 1 }],
	[{ values: { unit: 'Hours', amount: '2.5', note: ' n ' } }, { unit: 'hours', amount: 2.5, note: 'n' }],
	[{ values: { unit: 'never', amount: 'hidden' } }, { unit: 'never' }],
])('reads %j, each field by its type', (raw, values) => {
	expect(read(raw)).toEqual(values);
});

it.each([
	[{ values: { amount: 0 } }, 'Amount must be a number greater than 0'],
	[{ values: { amount: null } }, 'Amount is empty'],
	// What an expression gives where the property is missing; the default is for a field left alone.
	[{ values: { amount: undefined } }, 'Amount is empty'],
	[{ values: { unit: undefined } }, 'Unit is empty'],
	[{ values: { unit: 'days' } }, 'Unit has an unknown value: days'],
	[{ values: [] }, 'Limit must be filled in field by field'],
	[{ amount: 1 }, 'Limit must be filled in field by field'],
	['45 minutes', 'Limit must be filled in field by field'],
])('refuses %j', (raw, message) => {
	expect(() => read(raw)).toThrow(message);
});

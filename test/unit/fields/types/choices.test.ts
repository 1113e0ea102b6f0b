import { choice, choices, flag } from '../../../../nodes/shared/fields';
import { named, reader } from './context';

describe('flag', () => {
	const read = reader(flag({ ...named, default: true }));

	it.each([true, 'true', 'TRUE', ' True ', 'yes', 'Yes', 'on', 1, '1'])('%p is true', (raw) => {
		expect(read(raw)).toBe(true);
	});

	it.each([false, 'false', 'FALSE', 'no', 'No', 'off', 0, '0'])('%p is false', (raw) => {
		expect(read(raw)).toBe(false);
	});

	it.each([undefined, null, '', ' '])('%p is blank, which is refused', (raw) => {
		expect(read(raw)).toBeUndefined();
		expect(flag(named).blank).toBe('refuse');
	});

	it.each(['maybe', 2, -1, '0.0', {}, [true], NaN])('%p is neither', (raw) => {
		expect(() => read(raw)).toThrow('Field is neither true nor false');
	});
});

const STATUSES = [
	{ name: 'Closed', value: 'closed' },
	{ name: 'In Progress', value: 'pending' },
	{ name: 'Open', value: 'open' },
] as const;

describe('choice', () => {
	const read = reader(choice({ ...named, options: STATUSES, default: 'open' }));

	it.each(['open', 'OPEN', ' Open ', 'open\u200b'])('%p is open', (raw) => {
		expect(read(raw)).toBe('open');
	});

	it('takes what the picker shows, too', () => {
		expect(read('in progress')).toBe('pending');
	});

	it.each(['opened', 1, true, {}, ['open'], 'open, closed'])('%p is unknown', (raw) => {
		expect(() => read(raw)).toThrow('Field has an unknown value');
	});

	it('names the values', () => {
		expect.assertions(1);
		try {
			read('x');
		} catch (error) {
			expect(error).toMatchObject({
				message: 'Field has an unknown value: x',
				description: expect.stringContaining('Give one of these: closed, pending, open.') as string,
			});
		}
	});

	it('does not guess where only the case of letters tells two apart', () => {
		const options = [
			{ name: 'Lower', value: 'a' },
			{ name: 'Upper', value: 'A' },
		];
		const both = reader(choice({ ...named, options, default: 'a' }));
		expect([both('a'), both('A')]).toEqual(['a', 'A']);
		const names = [
			{ name: 'Same', value: 'x' },
			{ name: 'same', value: 'y' },
		];
		expect(() => reader(choice({ ...named, options: names, default: 'x' }))('SAME')).toThrow(
			'unknown',
		);
	});

	it('keeps numbers numbers', () => {
		const options = [
			{ name: 'Low', value: 1 },
			{ name: 'High', value: 2 },
		];
		expect(reader(choice({ ...named, options, default: 1 }))('2')).toBe(2);
	});
});

describe('choices', () => {
	const read = reader(choices({ ...named, options: STATUSES }));

	it.each([
		[
			['open', 'closed'],
			['open', 'closed'],
		],
		['open,closed', ['open', 'closed']],
		['["open", "Closed"]', ['open', 'closed']],
		['open', ['open']],
		['open; OPEN\nopen', ['open']],
		[['open', null, ''], ['open']],
	])('reads %p', (raw, expected) => {
		expect(read(raw)).toEqual(expected);
	});

	it.each([undefined, null, '', [], [''], ' , ', '[]'])('%p is blank', (raw) => {
		expect(read(raw)).toBeUndefined();
	});

	it.each(['opened', ['open', 'x'], '["x"]', {}, [{}], 5, '{"open": true}'])(
		'refuses %p',
		(raw) => {
			expect(() => read(raw)).toThrow(/^Field (?:contains an unknown value|must be a list)/);
		},
	);
});

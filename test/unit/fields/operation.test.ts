import { operationsOf, propertiesOf, resource } from '../../../nodes/shared/operation/operation';
import { InputError } from '../../../nodes/shared/transport/errors/outcome';
import { itemView } from './itemView';

const operation = operationsOf({ name: 'V', keyPlace: 'there', credential: 'vApi', limitScope: 'key' });
const make = (value: string, name: string) =>
	operation({
		value,
		name,
		action: `${name} a thing`,
		description: `${name} a thing`,
		source: { document: 'seed 000', certainty: 'documented' },
		effect: 'send',
		request: { method: 'POST', url: '/things' },
		fields: [
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				required: true,
				default: '',
				displayOptions: { show: { kind: ['text'] } },
				routing: { send: { type: 'body', property: 'text' } },
			},
		],
	});

it('an operation goes through Delivery and checks its required fields', () => {
	const { option, policy } = make('send', 'Send');
	expect(option.routing).toMatchObject({ request: { method: 'POST', url: '/things' }, send: { paginate: true } });
	expect(typeof option.routing?.operations?.pagination).toBe('function');
	expect([policy.route, policy.effect]).toEqual(['POST /things', 'send']);
	const check = () => policy.checks.forEach((one) => one({ body: {} }, itemView({ kind: 'text' })));
	expect(check).toThrow(InputError);
	expect(check).toThrow('Text is empty');
});

it('a resource sorts its operations', () => {
	const { picker, operations } = resource('thing', 'Thing', [make('send', 'Send'), make('add', 'Add')]);
	expect(picker).toMatchObject({ name: 'operation', default: 'add', displayOptions: { show: { resource: ['thing'] } } });
	expect(picker.options?.map(({ name }) => name)).toEqual(['Add', 'Send']);
	expect(operations.map(({ value }) => value)).toEqual(['add', 'send']);
});

it('a node\'s properties begin with the sorted resources', () => {
	const one = resource('zebra', 'Zebra', [make('send', 'Send')]);
	const two = resource('apple', 'Apple', [make('send', 'Send')]);
	const [picker, ...others] = propertiesOf([one, two]);
	expect(picker).toMatchObject({ name: 'resource', default: 'apple', options: [{ value: 'apple' }, { value: 'zebra' }] });
	expect(others.map(({ name, displayOptions }) => [name, displayOptions?.show])).toEqual([
		['operation', { resource: ['apple'] }],
		['operation', { resource: ['zebra'] }],
		['text', { kind: ['text'], resource: ['apple', 'zebra'], operation: ['send'] }],
		['options', { resource: ['apple', 'zebra'], operation: ['send'] }],
	]);
});

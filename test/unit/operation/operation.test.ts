import { inBody, text } from '../../../nodes/shared/fields';
import { MAX_WAIT } from '../../../nodes/shared/operation/generalOptions';
import {
	customOperationsOf,
	propertiesOf,
	resource,
} from '../../../nodes/shared/operation/operation';
import { operation, vendor } from './support';

const make = (value: string, name: string) =>
	operation({
		value,
		name,
		effect: 'idempotent',
		request: { method: 'POST', url: '/things' },
		fields: [
			text({
				displayName: 'Text',
				name: 'text',
				required: true,
				show: { kind: ['text'] },
				to: inBody('text'),
			}),
		],
	});

it('an operation tells n8n its request and asks the executor on the second door', () => {
	const { option, platform, request } = make('send', 'Send');
	expect(option).toMatchObject({ value: 'send', name: 'Send', action: 'Send a message' });
	expect(option.routing).toMatchObject({ request, send: { paginate: true } });
	expect(typeof option.routing?.operations?.pagination).toBe('function');
	expect(platform).toBe(vendor);
});

it('what n8n does to its option leaves the request alone', () => {
	const { option, request } = make('send', 'Send');
	Object.assign(option.routing?.request ?? {}, { url: '/elsewhere' });
	expect(request.url).toBe('/things');
});

it('a resource sorts its operations', () => {
	const { picker, operations } = resource('thing', 'Thing', [
		make('send', 'Send'),
		make('add', 'Add'),
	]);
	expect(picker).toMatchObject({
		name: 'operation',
		default: 'add',
		displayOptions: { show: { resource: ['thing'] } },
	});
	expect(picker.options?.map(({ name }) => name)).toEqual(['Add', 'Send']);
	expect(operations.map(({ value }) => value)).toEqual(['add', 'send']);
});

const zebra = resource('zebra', 'Zebra', [make('send', 'Send')]);
const apple = resource('apple', 'Apple', [make('send', 'Send'), make('add', 'Add')]);

it('a node’s properties begin with the sorted resources', () => {
	const [picker, ...others] = propertiesOf([zebra, apple]);
	expect(picker).toMatchObject({
		name: 'resource',
		default: 'apple',
		options: [{ value: 'apple' }, { value: 'zebra' }],
	});
	const at = (of: string, ...operations: string[]) => ({ resource: [of], operation: operations });
	expect(others.map(({ name, displayOptions }) => [name, displayOptions?.show])).toEqual([
		['operation', { resource: ['apple'] }],
		['operation', { resource: ['zebra'] }],
		['text', { ...at('apple', 'add'), kind: ['text'] }],
		['text', { ...at('apple', 'send'), kind: ['text'] }],
		['text', { ...at('zebra', 'send'), kind: ['text'] }],
		[MAX_WAIT, undefined],
	]);
});

it('the resource picker refuses what is none of the operations', () => {
	const [picker] = propertiesOf([zebra]);
	expect(picker.routing).toMatchObject({ send: { paginate: true } });
	expect(picker.routing?.request).toBeUndefined();
});

it('customOperations has a function for each operation, and nothing else', () => {
	const all = customOperationsOf([zebra, apple]);
	const names = Object.entries(all).map(([of, own]) => [of, Object.keys(own)]);
	expect(names).toEqual([
		['zebra', ['send']],
		['apple', ['add', 'send']],
	]);
	expect(typeof all.apple.add).toBe('function');
});

import { z } from 'zod';
import type { Platform } from '../../nodes/shared/transport/platform';
import { operationsOf, type OperationSpec } from '../../nodes/shared/operation/operation';
import { contract } from '../../sandbox/platform';
import {
	encodesItsPath,
	goesThroughDelivery,
	hasContract,
	hasEngineTest,
	limitsItsList,
	namesItsSource,
	readsOnlyByGet,
	repeated,
	speaksPlainly,
	type OperationRule,
} from './rules/operation';

const vendor: Platform = {
	name: 'Vendor',
	keyPlace: 'in Vendor',
	credential: 'vendorApi',
	limitScope: 'key',
};

const spec: OperationSpec = {
	value: 'send',
	name: 'Send',
	action: 'Send a WhatsApp message',
	description: 'Send a message to a contact',
	source: { document: 'seed 009', certainty: 'documented' },
	effect: 'send',
	request: {
		method: 'POST',
		url: '=/contacts/{{encodeURIComponent($parameter["contactId"])}}/notes',
	},
	fields: [],
};

const sample = (changed: Partial<OperationSpec> = {}) =>
	operationsOf(vendor)({ ...spec, ...changed });

const contracts = [
	contract({
		method: 'POST',
		path: '/contacts/:id/notes',
		params: z.object({ id: z.string() }),
		document: 'seed 009',
		certainty: 'documented',
	}),
];

const rules: OperationRule[] = [
	encodesItsPath,
	goesThroughDelivery,
	hasContract(contracts),
	hasEngineTest('message', ["describe('message: send', () => {"]),
	limitsItsList,
	namesItsSource,
	readsOnlyByGet,
	speaksPlainly,
];

it('a good operation passes every rule', () => {
	expect(rules.flatMap((rule) => rule(sample()))).toEqual([]);
});

const list = { value: 'getAll', name: 'Get Many', effect: 'read' as const };
const url = (address: string) => ({ request: { method: 'POST' as const, url: address } });

it.each<[string, OperationRule, Partial<OperationSpec>]>([
	['no source', namesItsSource, { source: { document: ' ', certainty: 'documented' } }],
	[
		'no certainty',
		namesItsSource,
		{ source: { document: 'seed 009', certainty: '' as 'documented' } },
	],
	[
		'a convention unexplained',
		namesItsSource,
		{ source: { document: 'seed 009', certainty: 'by convention' } },
	],
	['no action', speaksPlainly, { action: '' }],
	['an action of one word', speaksPlainly, { action: 'Send' }],
	['Title Case', speaksPlainly, { action: 'Send A Message' }],
	['a small first letter', speaksPlainly, { action: 'send a message' }],
	['an identifier', speaksPlainly, { action: 'Send a custom_channel message' }],
	['a full stop', speaksPlainly, { action: 'Send a message.' }],
	['a method', speaksPlainly, { action: 'Post a message' }],
	['jargon', speaksPlainly, { action: 'Call the messages endpoint' }],
	['a read by POST', readsOnlyByGet, { effect: 'read' }],
	['a send by GET', readsOnlyByGet, { request: { method: 'GET', url: '/contacts' } }],
	['a raw parameter in the path', encodesItsPath, url('=/contacts/{{$parameter["contactId"]}}')],
	[
		'one raw part of two',
		encodesItsPath,
		url('=/a/{{encodeURIComponent($value)}}/b/{{$parameter.id}}'),
	],
	['a bare expression', encodesItsPath, url('={{$value}}')],
	['a joined expression', encodesItsPath, url('={{"/contacts/" + $value}}')],
	['an expression without =', encodesItsPath, url('/contacts/{{encodeURIComponent($value)}}')],
	['a whole address', encodesItsPath, url('https://vendor.example/contacts')],
	['a query in the path', encodesItsPath, url('/contacts?all=1')],
	['a list without Return All', limitsItsList, list],
	['no contract', hasContract(contracts), url('/contacts')],
	['another method', hasContract(contracts), { request: { ...spec.request, method: 'PUT' } }],
	[
		'another certainty',
		hasContract(contracts),
		{ source: { document: 'seed 009', certainty: 'vendor page' } },
	],
	['no engine test', hasEngineTest('message', []), {}],
	['the test of another resource', hasEngineTest('message', ["describe('contact: send'"]), {}],
	['the test of a longer name', hasEngineTest('message', ["describe('message: sendBulk'"]), {}],
])('%s is found', (_what, rule, changed) => {
	expect(rule(sample(changed))).not.toEqual([]);
});

it('an engine test may name an operation by its parameters', () => {
	const parameters = "const parameters = {\n\tresource: 'message',\n\toperation: 'send',\n};";
	expect(hasEngineTest('message', [parameters])(sample())).toEqual([]);
	expect(hasEngineTest('contact', [parameters])(sample())).toHaveLength(1);
});

it('a list that shows Limit although all are returned is found', () => {
	const fields: OperationSpec['fields'] = [
		{ displayName: 'Return All', name: 'returnAll', type: 'boolean', default: false },
		{ displayName: 'Limit', name: 'limit', type: 'number', default: 50 },
	];
	expect(limitsItsList(sample({ ...list, fields }))).toEqual([
		'shows Limit although all are returned',
	]);
});

describe('a way around Delivery is found', () => {
	const good = sample();
	const { routing } = good.option;

	it.each([
		['no pagination', { ...routing, operations: {} }],
		['n8n’s own pagination', { ...routing, operations: { pagination: async () => [] } }],
		['pagination by choice', { ...routing, send: { paginate: '={{$value}}' } }],
		['a preSend', { ...routing, send: { paginate: true, preSend: [async () => ({ url: '/' })] } }],
		['another address', { ...routing, request: { ...routing?.request, url: '/elsewhere' } }],
		['no routing', undefined],
	])('%s', (_what, changed) => {
		const bad = { ...good, option: { ...good.option, routing: changed } };
		expect(goesThroughDelivery(bad)).not.toEqual([]);
	});

	it('another effect', () => {
		expect(goesThroughDelivery({ ...good, effect: 'read' })).toEqual([
			'tells Delivery another effect',
		]);
	});
});

it('a repeated value is found once', () => {
	expect(repeated(['a', 'b', 'a', 'a'])).toEqual(['a']);
});

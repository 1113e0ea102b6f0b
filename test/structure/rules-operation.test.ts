import { z } from 'zod';
import type { Platform } from '../../nodes/shared/transport/platform';
import { choice, id, inPath, returnAllOrLimit } from '../../nodes/shared/fields';
import type { Field } from '../../nodes/shared/fields';
import { operationsOf } from '../../nodes/shared/operation/operation';
import type { OperationSpec } from '../../nodes/shared/operation/spec';
import { contract } from '../../sandbox/platform';
import {
	declaresItsRisk,
	fillsItsPath,
	goesThroughTheExecutor,
	hasContract,
	hasEngineTest,
	limitsItsList,
	namesItsSource,
	readsOnlyByGet,
	repeated,
	showsBeforeItSends,
	warnsOfLimits,
	speaksPlainly,
	tellsItsOutput,
	type OperationRule,
} from './rules/operation';

const vendor: Platform = {
	name: 'Vendor',
	keyPlace: 'in Vendor',
	credential: 'vendorApi',
	limitScope: 'key',
};

const contactId = (own: Partial<Parameters<typeof id>[0]> = {}): Field =>
	id({
		displayName: 'Contact ID',
		name: 'contactId',
		required: true,
		to: inPath('contactId'),
		...own,
	});

const spec: OperationSpec = {
	value: 'send',
	name: 'Send',
	action: 'Send a WhatsApp message',
	description: 'Send a message to a contact',
	source: { document: 'Some vendor guide', certainty: 'documented' },
	effect: 'send',
	request: { method: 'POST', url: '/contacts/:contactId/notes' },
	fields: [contactId()],
	outputSchema: { id: 'string' },
};

const sample = (changed: Partial<OperationSpec> = {}) =>
	operationsOf(vendor)({ ...spec, ...changed });

const byHand: OperationSpec['handlingOf'] = (_request, _item, platform) => ({
	effect: 'send',
	route: 'GET /',
	platform,
});

const contracts = [
	contract({
		method: 'POST',
		path: '/contacts/:id/notes',
		params: z.object({ id: z.string() }),
		document: 'Some vendor guide',
		certainty: 'documented',
	}),
];

const rules: OperationRule[] = [
	declaresItsRisk,
	fillsItsPath([]),
	goesThroughTheExecutor,
	hasContract(contracts),
	hasEngineTest('message', ["describe('message: send', () => {"]),
	limitsItsList,
	namesItsSource,
	readsOnlyByGet,
	showsBeforeItSends,
	warnsOfLimits,
	speaksPlainly,
	tellsItsOutput,
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
		{ source: { document: 'Some vendor guide', certainty: '' as 'documented' } },
	],
	[
		'a convention unexplained',
		namesItsSource,
		{ source: { document: 'Some vendor guide', certainty: 'by convention' } },
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
	['no word on its output', tellsItsOutput, { outputSchema: undefined }],
	[
		'more fields than people can read',
		tellsItsOutput,
		{ outputSchema: Object.fromEntries([...'abcdefghijk'].map((name) => [name, 'string'])) },
	],
	[
		'a delete that says something else',
		tellsItsOutput,
		{ request: { method: 'DELETE', url: '/contacts/:contactId' }, output: () => [] },
	],
	['a send by GET', readsOnlyByGet, { request: { method: 'GET', url: '/contacts' } }],
	[
		'what others do, unexplained',
		namesItsSource,
		{ source: { document: 'Some vendor guide', certainty: 'seen in use' } },
	],
	['a part without a field', fillsItsPath([]), { fields: [] }],
	[
		'a part with two fields',
		fillsItsPath([]),
		{ fields: [contactId(), contactId({ name: 'other' })] },
	],
	['a part that may be blank', fillsItsPath([]), { fields: [contactId({ required: false })] }],
	[
		'a part that may be hidden',
		fillsItsPath([]),
		{
			fields: [
				choice({
					displayName: 'By',
					name: 'by',
					options: [{ name: 'ID', value: 'id' }],
					default: 'id',
				}),
				contactId({ show: { by: ['id'] } }),
			],
		},
	],
	['a field for no part', fillsItsPath([]), url('/contacts')],
	['an expression', fillsItsPath([]), url('=/contacts/:contactId')],
	['an expression within', fillsItsPath([]), url('/contacts/{{ $value }}')],
	['a whole address', fillsItsPath([]), url('https://vendor.example/contacts')],
	['a query in the path', fillsItsPath([]), url('/contacts?all=1')],
	['a list without Return All', limitsItsList, list],
	['Return All alone', limitsItsList, { ...list, fields: returnAllOrLimit().slice(0, 1) }],
	['Limit alone on what is no list', limitsItsList, { fields: returnAllOrLimit().slice(1) }],
	['a broadcast without Dry Run', showsBeforeItSends, { action: 'Send a broadcast' }],
	['a bulk send without Dry Run', showsBeforeItSends, url('/messages/bulk')],
	['a limit without a notice', warnsOfLimits, { description: 'Send a text (QR connection only)' }],
	['a Dry Run of a read', showsBeforeItSends, { ...list, dryRun: true }],
	['a broadcast whose risk is not declared', declaresItsRisk, { action: 'Send a broadcast' }],
	['a bulk path whose risk is not declared', declaresItsRisk, url('/messages/blast')],
	[
		'a delete whose risk is not declared',
		declaresItsRisk,
		{ request: { method: 'DELETE', url: '/contacts/:contactId' } },
	],
	['credits whose risk is not declared', declaresItsRisk, url('/subaccounts/credits')],
	['a webhook whose risk is not declared', declaresItsRisk, url('/webhooks')],
	['an invitation whose risk is not declared', declaresItsRisk, { action: 'Invite a client' }],
	['another risk', declaresItsRisk, { action: 'Send a broadcast', risk: 'deletes' }],
	['a risk of a read', declaresItsRisk, { ...list, risk: 'bulk' }],
	['a request by hand without a path', fillsItsPath([]), { handlingOf: byHand, fields: [] }],
	[
		'a request by hand whose risk is not declared',
		declaresItsRisk,
		{ handlingOf: byHand, risk: undefined },
	],
	['no contract', hasContract(contracts), url('/contacts')],
	['another method', hasContract(contracts), { request: { ...spec.request, method: 'PUT' } }],
	[
		'another certainty',
		hasContract(contracts),
		{ source: { document: 'Some vendor guide', certainty: 'vendor page' } },
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

it('a list with Return All and Limit passes', () => {
	expect(limitsItsList(sample({ ...list, fields: returnAllOrLimit() }))).toEqual([]);
});

it('a list with a wrong Limit is found', () => {
	const [all, limit] = returnAllOrLimit();
	const wrong = (own: Partial<Field>) =>
		limitsItsList(sample({ ...list, fields: [all, { ...limit, ...own } as Field] }));
	expect(wrong({ show: undefined })).toEqual(['shows Limit although all are returned']);
	expect(wrong({ property: { ...limit.property, typeOptions: {} } })).toEqual([
		'takes a Limit below 1',
	]);
	expect(wrong({ type: 'text' })).toEqual(['is a list without Limit']);
});

it('a part that the credential holds needs no field', () => {
	const account = sample(url('/accounts/:accountId/contacts/:contactId'));
	expect(fillsItsPath(['accountId'])(account)).toEqual([]);
	expect(fillsItsPath([])(account)).toEqual(['has 0 fields for :accountId']);
});

it('a broadcast with Dry Run passes, and so does deleting one', () => {
	expect(showsBeforeItSends(sample({ action: 'Send a broadcast', dryRun: true }))).toEqual([]);
	const request = { method: 'DELETE' as const, url: '/broadcasts/:contactId' };
	expect(showsBeforeItSends(sample({ action: 'Delete a broadcast', request }))).toEqual([]);
});

describe('a way around the executor is found', () => {
	const good = sample();
	const { routing } = good.option;
	const request = { ...routing?.request };

	it.each([
		['no pagination', { ...routing, operations: {} }],
		['n8n’s own pagination', { ...routing, operations: { pagination: async () => [] } }],
		['pagination by choice', { ...routing, send: { paginate: '={{$value}}' } }],
		['a preSend', { ...routing, send: { paginate: true, preSend: [async () => ({ url: '/' })] } }],
		['an output', { ...routing, output: { maxResults: 1 } }],
		['another address', { ...routing, request: { ...request, url: '/elsewhere' } }],
		['a header', { ...routing, request: { ...request, headers: { a: 'b' } } }],
		['no routing', undefined],
	])('%s', (_what, changed) => {
		const bad = { ...good, option: { ...good.option, routing: changed } };
		expect(goesThroughTheExecutor(bad)).not.toEqual([]);
	});

	it('an expression in the request', () => {
		expect(goesThroughTheExecutor(sample(url('=/contacts/{{ $json.id }}')))).toEqual([
			'has an expression in its request',
		]);
	});
});

it('a repeated value is found once', () => {
	expect(repeated(['a', 'b', 'a', 'a'])).toEqual(['a']);
});

import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { byId, newBroadcast, runAccount } from './setup';

const { get: sandbox } = useSandbox();

const bodies = () =>
	sandbox()
		.requests()
		.map(({ body }) => body);

/** Runs with a value that stands where the parameters say `={{ $json.value }}`. */
async function runWith(parameters: INodeParameters, value: unknown, credential = {}) {
	return await runAccount(sandbox(), {
		parameters,
		items: [{ json: { value: value as string } }],
		credential,
		timezone: 'UTC',
	});
}

async function sends(parameters: INodeParameters, value: unknown, body: object): Promise<void> {
	expect((await runWith(parameters, value)).error).toBeUndefined();
	expect(bodies()).toEqual([body]);
}

async function refuses(parameters: INodeParameters, value: unknown, message: string) {
	expect((await runWith(parameters, value)).error?.message).toBe(message);
	expect(sandbox().requests()).toEqual([]);
}

const VALUE = '={{ $json.value }}';
const create = (resource: string, own: INodeParameters): INodeParameters => ({
	resource,
	operation: 'create',
	...own,
});

describe('a broadcast', () => {
	const scheduled = { ...newBroadcast, additionalFields: { scheduledAt: VALUE } };

	it.each([undefined, null, '', ' '])('with a time of %j does not leave now', async (value) => {
		await refuses(scheduled, value, 'Scheduled Time is empty');
	});

	it.each([
		['tomorrow', 'Scheduled Time is not a time'],
		[
			'2020-01-01T00:00:00Z',
			'Scheduled Time has passed: 2020-01-01T00:00:00.000Z (read in the time zone UTC)',
		],
	])('with a time of %j is refused', async (value, message) => {
		await refuses(scheduled, value, message);
	});

	it.each([
		[[{ name: '1', value: VALUE }], '', 'The variable 1 has no value'],
		[[{ name: '1', value: VALUE }], null, 'The variable 1 has no value'],
		[[{ name: '1', value: VALUE }], { name: 'Jane' }, 'The variable 1 must be text'],
		[
			[
				{ name: '1', value: 'Jane' },
				{ name: '{{1}}', value: 'Tom' },
			],
			'',
			'The variable 1 is there twice',
		],
		[[], '', 'Variable Rows is empty'],
	])('with the variables %j of %j is refused', async (row, value, message) => {
		const variables = { variablesMode: 'rows', variables: { row } };
		await refuses({ ...newBroadcast, ...variables }, value, message);
	});

	it('takes variables as JSON, without line breaks', async () => {
		const variables = { variablesMode: 'json', variablesJson: VALUE };
		const run = await runWith({ ...newBroadcast, ...variables }, { '{{1}}': 'one\ntwo', 2: 7 });
		expect(run.error).toBeUndefined();
		expect(bodies()).toMatchObject([{ variables: { '1': 'one two', '2': '7' } }]);
	});
});

describe('labels', () => {
	const parameters: INodeParameters = {
		resource: 'conversation',
		operation: 'setLabels',
		conversationId: '1',
		labels: VALUE,
	};

	it.each([
		['["vip", "newsletter"]', ['vip', 'newsletter']],
		[
			['vip', 'newsletter', 'vip'],
			['vip', 'newsletter'],
		],
		['vip; newsletter\n', ['vip', 'newsletter']],
	])('given as %j are set as a list', async (value, labels) => {
		await sends(parameters, value, { labels });
	});

	it.each([
		['[]', 'Label Names or IDs is empty'],
		[null, 'Label Names or IDs is empty'],
		[[{ title: 'vip' }], 'Label Names or IDs contains a value that is not text'],
		['{"vip": true}', 'Label Names or IDs must be a list'],
	])('given as %j replace nothing', async (value, message) => {
		await refuses(parameters, value, message);
	});
});

describe('the events of a webhook', () => {
	const url = 'https://example.com/hook';
	const parameters = create('webhook', { url, subscriptions: VALUE });

	it.each([
		'message_created,conversation_created',
		['message_created', 'conversation_created'],
		'["Message Created", "CONVERSATION_CREATED"]',
	])('given as %j leave as a list', async (value) => {
		const subscriptions = ['message_created', 'conversation_created'];
		await sends(parameters, value, { url, subscriptions });
	});

	it.each([
		['message_created,message_sent', 'Events contains an unknown value: message_sent'],
		['', 'Events is empty'],
	])('given as %j are refused', async (value, message) => {
		await refuses(parameters, value, message);
	});

	it('of an outbound one are listed nowhere: any word leaves, as a list', async () => {
		const outbound = create('outboundWebhook', { url, events: VALUE });
		await sends(outbound, '["deal.won", "what.ever"]', { url, events: ['deal.won', 'what.ever'] });
	});
});

describe('a conversation', () => {
	it('is made from a contact and an inbox', async () => {
		const parameters = create('conversation', {
			identifyBy: 'contact',
			contactId: VALUE,
			inboxId: byId('7'),
		});
		await sends(parameters, ' 5 ', { contact_id: 5, inbox_id: 7 });
	});

	it('needs no source ID where both are among the additional fields', async () => {
		const additionalFields = { contactId: VALUE, inboxId: byId('7') };
		const parameters = create('conversation', { sourceId: '', additionalFields });
		await sends(parameters, 5, { contact_id: 5, inbox_id: 7 });
	});

	it.each([
		[{ sourceId: '' }, 'The contact of this conversation is missing'],
		[
			{ sourceId: VALUE, additionalFields: { contactId: '5' } },
			'The contact of this conversation is missing',
		],
		[{ identifyBy: 'contact', contactId: VALUE, inboxId: byId('7') }, 'Contact is empty'],
		[{ identifyBy: 'contact', contactId: '5', inboxId: byId('') }, 'Inbox is empty'],
		[
			{ sourceId: '', additionalFields: { extraFields: '{"source_id": ""}' } },
			'The contact of this conversation is missing',
		],
	])('is not made of %j', async (own, message) => {
		await refuses(create('conversation', own), null, message);
	});

	const snooze: INodeParameters = {
		resource: 'conversation',
		operation: 'toggleStatus',
		conversationId: '1',
		status: 'snoozed',
	};

	it('snoozes until the customer writes where the time is left empty', async () => {
		await sends({ ...snooze, snoozedUntil: '' }, null, { status: 'snoozed' });
	});

	it('does not do so where the time is an expression that gives nothing', async () => {
		await refuses({ ...snooze, snoozedUntil: VALUE }, null, 'Snoozed Until is empty');
	});

	it('does not look at the time of another status', async () => {
		const parameters = { ...snooze, status: VALUE, snoozedUntil: 'nonsense' };
		await sends(parameters, 'open', { status: 'open' });
	});
});

describe("a deal's value", () => {
	const parameters = create('deal', { name: 'Big one', additionalFields: { value: VALUE } });

	it.each([
		['1200.50', 1200.5],
		[' 7 ', 7],
		[0, 0],
	])('of %j leaves as a number', async (given, value) => {
		await sends(parameters, given, { name: 'Big one', value });
	});

	it.each(['1,200.50', '0x10', '1e3', 'EUR 5', Infinity, [], { value: 1 }, true])(
		'of %j is refused',
		async (value) => {
			const isNothing = Array.isArray(value);
			await refuses(
				parameters,
				value,
				isNothing ? 'Value is empty' : 'Value must be a number such as 1200.50',
			);
		},
	);

	it.each([undefined, null, ''])('of %j is not left out', async (value) => {
		await refuses(parameters, value, 'Value is empty');
	});
});

describe('texts', () => {
	const contact = (own: INodeParameters) =>
		create('contact', { inboxId: byId('1'), additionalFields: own });

	it.each([
		['name', { first: 'A' }, 'Name must be text'],
		['name', ['A'], 'Name must be text'],
		['identifier', { id: 7 }, 'Identifier must be text'],
		['email', 'Jane', 'Email is not an email address'],
		['avatarUrl', 'face.png', 'Avatar URL is not a web address'],
		['blocked', 'maybe', 'Blocked is neither true nor false'],
		[
			'phoneNumber',
			'(555) 123-4567',
			'Phone must include the country code, for example +15551234567',
		],
	])('%s = %j is refused', async (name, value, message) => {
		await refuses(contact({ [name]: VALUE }), value, message);
	});

	it.each([
		['name', 42, { name: '42' }],
		['name', ' Jane ', { name: 'Jane' }],
		['email', 'mailto:jane@example.com\u200b', { email: 'jane@example.com' }],
		['blocked', 'FALSE', { blocked: false }],
		['phoneNumber', '447700900123.0', { phone_number: '+447700900123' }],
		['phoneNumber', '  ', {}],
	])('%s = %j leaves as %j', async (name, value, own) => {
		await sends(contact({ [name]: VALUE }), value, { inbox_id: 1, ...own });
	});

	it('of a message, a caption and a ticket are no objects', async () => {
		const message = create('message', { conversationId: '1', content: VALUE });
		await refuses(message, { reply: 'Hi' }, 'Content must be text');
		await refuses(create('ticket', { subject: VALUE }), { a: 1 }, 'Subject must be text');
	});

	it('with national numbers are read where the credential says which country', async () => {
		const parameters = contact({ phoneNumber: VALUE });
		const run = await runWith(parameters, '07700 900123', { defaultCountryCode: '44' });
		expect(run.error).toBeUndefined();
		expect(bodies()).toEqual([{ inbox_id: 1, phone_number: '+447700900123' }]);
	});
});

describe('the account', () => {
	it("is each item's own where the credential holds an expression", async () => {
		const run = await runAccount(sandbox(), {
			parameters: { resource: 'contact', operation: 'get', contactId: '1' },
			items: [{ json: { account: '42' } }, { json: { account: 7 } }],
			credential: { accountId: '={{ $json.account }}' },
			onError: 'continueRegularOutput',
		});
		expect(run.error).toBeUndefined();
		expect(
			sandbox()
				.requests()
				.map(({ path }) => path),
		).toEqual(['/api/v1/accounts/42/contacts/1', '/api/v1/accounts/7/contacts/1']);
	});
});

import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { parametersOf, runDmChamp, succeeded } from './setup';

const sandbox = useSandbox();

/** A parameter that an expression fills with a value. */
const given = (value: unknown): string => `={{ ${JSON.stringify(value)} }}`;

const run = async (name: string, own: INodeParameters, credential: Record<string, unknown> = {}) =>
	await runDmChamp(sandbox.get(), { parameters: parametersOf(name, own), credential });

const bodies = () =>
	sandbox
		.get()
		.requests()
		.map(({ body }) => body);

const update = (updateFields: INodeParameters): [string, INodeParameters] => [
	'contact: update',
	{ contactId: 'contact_1', updateFields },
];

const message = (own: INodeParameters): [string, INodeParameters] => [
	'message: send',
	{ fromId: 'customer-7', customChannel: 'my-channel', body: 'Hello', ...own },
];

describe('flags', () => {
	test.each([
		['false', false],
		['FALSE', false],
		['no', false],
		[0, false],
		[' True ', true],
		['yes', true],
		[1, true],
	])('Do Not Disturb %j leaves as %s', async (value, flag) => {
		succeeded(await run(...update({ doNotDisturb: given(value), isBotActive: given(value) })));
		expect(bodies()).toEqual([{ do_not_disturb: flag, is_bot_active: flag }]);
	});

	test.each([
		['={{ $json.optedOut }}', 'Do Not Disturb is empty'],
		['', 'Do Not Disturb is empty'],
		[given(null), 'Do Not Disturb is empty'],
		[given('maybe'), 'Do Not Disturb is neither true nor false'],
		[given([]), 'Do Not Disturb is empty'],
		[given({}), 'Do Not Disturb is neither true nor false'],
	])('Do Not Disturb %s is refused', async (doNotDisturb, words) => {
		for (const [name, parameters] of [
			update({ firstName: 'Ami', doNotDisturb }),
			['contact: create', { phone: '+15551234567', additionalFields: { doNotDisturb } }],
		] as const) {
			expect((await run(name, parameters)).error?.message).toBe(words);
		}
		expect(sandbox.get().requests()).toEqual([]);
	});
});

describe('texts and ids', () => {
	test.each<[...call: [string, INodeParameters], words: string]>([
		[...update({ firstName: given({ first: 'Ami' }) }), 'First Name must be text'],
		[...update({ lastName: given(['Ami']) }), 'Last Name must be text'],
		[...message({ body: given({ reply: 'Hi' }) }), 'Body must be text'],
		[...message({ body: given(null) }), 'Body is empty'],
		[
			...message({ fromId: '={{ 17841405309211845 }}' }),
			'From ID is a number with too many digits to be exact',
		],
		[...message({ fromId: given({ id: 1 }) }), 'From ID must be an ID'],
		['contact: getTags', { contactId: 'undefined' }, 'Contact ID is not an ID: undefined'],
		['contact: getTags', { contactId: '..' }, 'Contact ID is not an ID: ..'],
		[
			'subAccount: create',
			{ email: 'a@example.com', firstName: given({ first: 'A' }), lastName: 'B' },
			'First Name must be text',
		],
		['contact: addTag', { phone: '+15550000201', tag: given(['vip', 'lead']) }, 'Tag must be text'],
	])('%s with %j is refused', async (name, parameters, words) => {
		expect((await run(name, parameters)).error?.message).toBe(words);
		expect(sandbox.get().requests()).toEqual([]);
	});

	test('numbers are texts and ids, and blanks around ids go', async () => {
		succeeded(await run(...update({ firstName: given(42) })));
		succeeded(await run(...message({ fromId: given(17841405) })));
		succeeded(await run('contact: getTags', { contactId: '  contact_1\u200b ' }));
		succeeded(
			await run('contact: addToList', { listId: ' list_leads ', contactId: ' contact_1 ' }),
		);
		expect(sandbox.get().requests()).toMatchObject([
			{ body: { firstName: '42' } },
			{ body: { customData: { fromId: '17841405' } } },
			{ path: '/contacts/tags/contact_1' },
			{ path: '/lists/list_leads/contacts', body: { contactId: 'contact_1' } },
		]);
	});

	test('a message leaves as it was written', async () => {
		succeeded(await run(...message({ body: '  Hello\n' })));
		expect(bodies()).toMatchObject([{ customData: { body: '  Hello\n' } }]);
	});
});

describe('how a contact is identified', () => {
	test.each([
		{ phone: '   ' },
		{ contactBy: 'email', email: ' \u200b' },
		{ contactBy: 'phoneAndEmail', phone: given(null), email: '' },
	])('%j is nothing', async (parameters) => {
		const { error } = await run('contact: create', parameters);
		expect(error?.message).toBe('There is neither a phone number nor an email address');
		expect(sandbox.get().requests()).toEqual([]);
	});

	test.each([
		'(555) 123-4567',
		'447700900123.5',
		'2026-01-31',
		'192.168.10.20',
		'4512345 / 4512346',
	])('%s is no number with a country code', async (phone) => {
		expect((await run('contact: create', { phone })).error?.message).toContain('Phone');
		expect((await run('summary: create', { phone })).error?.message).toContain('Phone');
		expect(sandbox.get().requests()).toEqual([]);
	});

	test('the Default Country Code of the credential reads national numbers', async () => {
		const credential = { defaultCountryCode: '44' };
		succeeded(await run('contact: create', { phone: '07700 900123' }, credential));
		succeeded(await run('contact: addTag', { phone: '07700 900123', tag: 'vip' }, credential));
		const sent = { phoneNumber: '07700 900123', message: 'Hi' };
		succeeded(await run('message: sendWhatsAppWeb', sent, credential));
		expect(sandbox.get().requests()).toMatchObject([
			{ body: { phone: '+447700900123', phoneNumber: '+447700900123' } },
			{ query: { phoneNumber: '447700900123' } },
			{ body: { phoneNumber: '+447700900123' } },
		]);
	});

	test('which may be another one for each item', async () => {
		const items = ['44', '49'].map((code) => ({ json: { code } }));
		const credential = { defaultCountryCode: '={{ $json.code }}' };
		const parameters = parametersOf('contact: create', { phone: '0170 1234567' });
		succeeded(await runDmChamp(sandbox.get(), { parameters, credential, items }));
		expect(
			bodies()
				.map((body) => (body as { phone: string }).phone)
				.sort(),
		).toEqual(['+441701234567', '+491701234567']);
	});
});

describe('what the guide does not have', () => {
	const fields = {
		channel: 'whatsapp_web',
		currentCampaign: ' c-1 ',
		customChannel: 'my-channel',
		externalId: given(7),
		customFields: {
			entry: [
				{ key: 'plan', value: 'pro' },
				{ key: 'seats', value: given(3) },
			],
		},
		customFieldsJson: '{"plan": "free", "since": {"year": 2027}}',
	};
	const wire = {
		channel: 'whatsapp_web',
		currentCampaign: 'c-1',
		customChannel: 'my-channel',
		externalId: '7',
		custom_fields: { plan: 'pro', seats: 3, since: { year: 2027 } },
	};

	test('of a contact goes out on create and on update', async () => {
		succeeded(await run('contact: create', { phone: '+15551234567', additionalFields: fields }));
		succeeded(await run(...update(fields)));
		expect(bodies()).toEqual([
			{ phone: '+15551234567', phoneNumber: '+15551234567', ...wire },
			wire,
		]);
	});

	test('and is left out where it is blank', async () => {
		const blank = { channel: ' ', externalId: '', customFields: {}, customFieldsJson: '{}' };
		const { error } = await run(...update(blank));
		expect(error?.message).toBe('There is nothing to update');
		expect(sandbox.get().requests()).toEqual([]);
	});

	test('of a message that comes in: its campaign', async () => {
		const additionalFields = { campaignId: 'c-1', messageSid: 'sid-1' };
		const parameters = { fromId: 'a', toId: 'b', body: 'Hello', additionalFields };
		succeeded(await run('message: receive', parameters));
		expect(bodies()).toEqual([
			{
				customData: {
					fromId: 'a',
					toId: 'b',
					body: 'Hello',
					campaignId: 'c-1',
					messageSid: 'sid-1',
				},
				messageType: 'text',
			},
		]);
	});
});

describe('filters and bounds of lists', () => {
	test.each<[...call: [string, INodeParameters], words: string]>([
		['chatSession: getAll', { limit: 0 }, 'Limit must be a whole number of at least 1'],
		['chatSession: getAll', { limit: given('abc') }, 'Limit must be a whole number of at least 1'],
		[
			'chatSession: getAllByContact',
			{ contactId: 'contact_1', limit: -3 },
			'Limit must be a whole number of at least 1',
		],
		['tag: getAll', { limit: 0 }, 'Limit must be a whole number of at least 1'],
		['chatSession: getAll', { hours: 0 }, 'Hours must be a whole number of at least 1'],
		['chatSession: getAll', { hours: given(1.5) }, 'Hours must be a whole number of at least 1'],
		['chatSession: getAll', { filters: { status: '={{ $json.none }}' } }, 'Status is empty'],
		[
			'chatSession: getAll',
			{ filters: { includeMessages: given('') } },
			'Include Messages is empty',
		],
		['usage: export', { filters: { from: '' } }, 'From is empty'],
		[
			'usage: export',
			{ filters: { subAccountId: '={{ $json.none }}' } },
			'Sub Account ID is empty',
		],
		[
			'usage: export',
			{ filters: { from: '2026-05-02T00:00:00', to: '2026-05-01T00:00:00' } },
			'From is later than To',
		],
	])('%s with %j is refused', async (name, parameters, words) => {
		expect((await run(name, parameters)).error?.message).toBe(words);
		expect(sandbox.get().requests()).toEqual([]);
	});
});

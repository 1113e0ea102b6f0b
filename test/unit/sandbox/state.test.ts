import { startSandbox, type Sandbox } from '../../../sandbox';
import { client, TEXT } from './client';

let sandbox: Sandbox;
const { get, post } = client(() => sandbox);
const PROMO = { broadcast_name: 'May', meta_template_name: 'promo_may_2026' };

interface State {
	hitlChat: Record<string, Array<Record<string, unknown>>>;
}

async function state(): Promise<State['hitlChat']> {
	const response = await fetch(`${sandbox.url}/_sandbox/state`);
	return ((await response.json()) as State).hitlChat;
}

async function conversationOf(number: string) {
	const rows = (await (await get('/conversationlist')).json()) as Array<Record<string, unknown>>;
	return rows.find((row) => row.customer_whatsapp_number === number);
}

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

test('conversations have the six documented fields and nothing else', async () => {
	const response = await get('/conversationlist');
	const rows = (await response.json()) as object[];
	expect(response.status).toBe(200);
	expect(rows.length).toBeGreaterThan(0);
	for (const row of rows) {
		expect(Object.keys(row).sort()).toEqual([
			'bot_currently_paused',
			'conversation_status',
			'customer_name',
			'customer_whatsapp_number',
			'last_message_sent_by',
			'transferred_to_human_at_least_once',
		]);
	}
});

test('templates are listed as approved', async () => {
	const rows = await (await get('/templates')).json();
	expect(rows).toContainEqual(
		expect.objectContaining({ name: 'promo_may_2026', status: 'APPROVED', language: 'en' }),
	);
});

test('an upsert creates, then merges tags and keeps the name that is not sent', async () => {
	const recipientNumber = '447700900123';
	await post('/contacts', { recipientNumber, name: 'Jane Doe', tags: ['vip'] });
	const response = await post('/contacts', { recipientNumber, tags: ['new', 'vip'] });
	expect(await response.json()).toMatchObject({ name: 'Jane Doe', tags: ['vip', 'new'] });
	const { contacts } = await state();
	expect(contacts?.filter((row) => row.recipientNumber === recipientNumber)).toEqual([
		{ recipientNumber, name: 'Jane Doe', tags: ['vip', 'new'], lists: [] },
	]);
});

test('a message opens a conversation under the contact’s name', async () => {
	await post('/contacts', { recipientNumber: TEXT.recipientNumber, name: 'Jane Doe' });
	await post('/messages/send', TEXT);
	expect(await conversationOf(TEXT.recipientNumber)).toEqual({
		customer_name: 'Jane Doe',
		customer_whatsapp_number: TEXT.recipientNumber,
		last_message_sent_by: 'human',
		conversation_status: 'open',
		bot_currently_paused: false,
		transferred_to_human_at_least_once: false,
	});
	expect((await state()).messages).toMatchObject([TEXT]);
});

test('a message to a known conversation keeps what it does not change', async () => {
	await post('/messages/send', { ...TEXT, recipientNumber: '447700900201' });
	expect(await conversationOf('447700900201')).toMatchObject({
		last_message_sent_by: 'human',
		bot_currently_paused: true,
		transferred_to_human_at_least_once: true,
	});
});

test('a broadcast reaches numbers, tags or lists, each person once', async () => {
	await post('/contacts', { recipientNumber: '15550100001', tags: ['a', 'b'] });
	await post('/contacts', { recipientNumber: '15550100002', tags: ['b'] });
	const targets = [
		{ recipient_numbers: ['15550100009', '15550100009'] },
		{ tags: ['a', 'b', 'nobody'] },
		{ contact_lists: ['Newsletter'] },
	];
	for (const target of targets) {
		expect((await post('/broadcasts', { ...PROMO, ...target })).status).toBe(200);
	}
	const { broadcasts } = await state();
	expect(broadcasts?.map(({ recipients, status }) => ({ recipients, status }))).toEqual([
		{ recipients: ['15550100009'], status: 'sent' },
		{ recipients: ['15550100001', '15550100002'], status: 'sent' },
		{ recipients: ['447700900201', '447700900202'], status: 'sent' },
	]);
	expect(await conversationOf('15550100002')).toMatchObject({ last_message_sent_by: 'human' });
});

test('a broadcast for later has recipients but has not gone out', async () => {
	await post('/broadcasts', {
		...PROMO,
		recipient_numbers: ['15550100009'],
		scheduled_datetime: '2999-05-01T10:00:00Z',
	});
	const { broadcasts } = await state();
	expect(broadcasts).toMatchObject([{ status: 'scheduled', recipients: ['15550100009'] }]);
	expect(await conversationOf('15550100009')).toBeUndefined();
});

test('an invitation is kept, and a reset forgets all', async () => {
	await post('/agency/invite-client', { email_address: 'client@example.com' });
	expect((await state()).invitations).toMatchObject([
		{ email_address: 'client@example.com', status: 'pending' },
	]);
	sandbox.reset();
	expect((await state()).invitations).toEqual([]);
	expect(sandbox.requests()).toEqual([]);
});

import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { jsonOf, parametersOf, runDmChamp, succeeded, wireOf } from './setup';

const sandbox = useSandbox();

interface Expected {
	method: string;
	path: string;
	query?: object;
	body?: unknown;
}

type Row = [name: string, parameters: INodeParameters, wire: Expected, output: unknown];

const JANE = '+1 (555) 123-4567';

const rows: Row[] = [
	[
		'contact: get',
		{ contactBy: 'phone', phone: '+1 555 000-0201' },
		{ method: 'GET', path: '/contacts', query: { phoneNumber: '+15550000201' } },
		[{ id: 'contact_1' }],
	],
	[
		'contact: get',
		{ contactBy: 'email', email: ' tom@example.com ' },
		{ method: 'GET', path: '/contacts', query: { email: 'tom@example.com' } },
		[{ id: 'contact_2' }],
	],
	[
		'contact: update',
		{
			contactId: 'contact_1',
			updateFields: { firstName: 'Ami', lastName: '', doNotDisturb: false },
		},
		{
			method: 'PUT',
			path: '/contacts/contact_1',
			body: { firstName: 'Ami', do_not_disturb: false },
		},
		[{ success: true, message: 'Contact updated' }],
	],
	[
		'contact: addToList',
		{ listId: 'list_leads', contactId: 'contact_1' },
		{ method: 'POST', path: '/lists/list_leads/contacts', body: { contactId: 'contact_1' } },
		[{ success: true, message: 'Contact added to list_leads' }],
	],
	[
		'contact: addTag',
		{ contactBy: 'phone', phone: '+15550000201', tag: 'vip' },
		{ method: 'POST', path: '/tags', query: { phoneNumber: '15550000201', tag: 'vip' } },
		[{ success: true, message: 'Tag vip added' }],
	],
	[
		'contact: getTags',
		{ contactId: 'contact_1' },
		{ method: 'GET', path: '/contacts/tags/contact_1' },
		[{ name: 'lead', description: 'Contacts tagged lead' }],
	],
	[
		'tag: getAll',
		{ returnAll: true },
		{ method: 'GET', path: '/tags' },
		[{ name: 'lead', description: 'Contacts tagged lead' }],
	],
	[
		'message: send',
		{
			fromId: 'customer-7',
			customChannel: 'my-channel',
			body: 'Hello Jane! Your order has been shipped.',
			additionalFields: { campaignId: 'c-1', firstName: 'Jane', lastName: 'Smith', email: '' },
		},
		{
			method: 'POST',
			path: '/send_custom_channel_message',
			body: {
				customData: {
					fromId: 'customer-7',
					customChannel: 'my-channel',
					body: 'Hello Jane! Your order has been shipped.',
					campaignId: 'c-1',
					firstName: 'Jane',
					lastName: 'Smith',
				},
			},
		},
		[{ success: true, messageId: 'message_1' }],
	],
	[
		'message: sendWhatsAppWeb',
		{ phoneNumber: JANE, message: 'One\n\nTwo' },
		{
			method: 'POST',
			path: '/whatsapp-web/send',
			body: { phoneNumber: '+15551234567', message: 'One\n\nTwo' },
		},
		[expect.objectContaining({ messagesSent: 2, creditsUsed: 1 })],
	],
	[
		'template: getAll',
		{ returnAll: false, limit: 1 },
		{ method: 'GET', path: '/whatsapp-templates' },
		[expect.objectContaining({ id: 'template_1', name: 'order_shipped' })],
	],
	[
		'template: send',
		{ contactId: 'contact_1', whatsappTemplateId: { __rl: true, mode: 'id', value: 'template_1' } },
		{
			method: 'POST',
			path: '/whatsapp-templates/send',
			body: { contactId: 'contact_1', whatsappTemplateId: 'template_1' },
		},
		[{ success: true, data: 'Template sent' }],
	],
	[
		'subAccount: get',
		{ email: 'client@example.com' },
		{ method: 'GET', path: '/subaccounts', query: { email: 'client@example.com' } },
		[
			expect.objectContaining({
				email: 'client@example.com',
				usage_limits: expect.objectContaining({ credits: 42 }) as object,
			}),
		],
	],
	[
		'subAccount: create',
		{
			email: 'new@example.com',
			firstName: 'New',
			lastName: 'Client',
			monthlyCredits: 100,
			credits: 0,
			rollOverToNextMonth: false,
			additionalFields: { businessName: 'Shop', city: '' },
		},
		{
			method: 'POST',
			path: '/subaccounts',
			body: {
				email: 'new@example.com',
				first_name: 'New',
				last_name: 'Client',
				usage_limits: { monthly_credits: 100, credits: 0, roll_over_to_next_month: false },
				business_name: 'Shop',
			},
		},
		[expect.objectContaining({ email: 'new@example.com', role: 'Sub Account' })],
	],
	[
		'subAccount: delete',
		{ email: 'client@example.com' },
		{ method: 'DELETE', path: '/subaccounts', query: { email: 'client@example.com' } },
		[{ deleted: true }],
	],
	[
		'summary: create',
		{ contactBy: 'phone', phone: '+15550000201' },
		{ method: 'POST', path: '/summaries', body: { phoneNumber: '+15550000201' } },
		[{ success: true, message: 'Summary generation started' }],
	],
	[
		'chatSession: getAll',
		{ hours: 24, returnAll: false, limit: 2, filters: { status: 'active', includeMessages: true } },
		{
			method: 'GET',
			path: '/chat-sessions/recent',
			query: { hours: '24', limit: '2', status: 'active', includeMessages: 'true' },
		},
		[expect.objectContaining({ id: 'session_1' }), expect.objectContaining({ id: 'session_3' })],
	],
	[
		'chatSession: getAll',
		{ hours: 1, returnAll: true },
		{ method: 'GET', path: '/chat-sessions/recent', query: { hours: '1', limit: '10000' } },
		[expect.anything(), expect.anything(), expect.anything()],
	],
	[
		'chatSession: getAllByContact',
		{ contactId: 'contact_1', limit: 1 },
		{ method: 'GET', path: '/chat-sessions/contact_1', query: { limit: '1' } },
		[expect.objectContaining({ id: 'session_1' })],
	],
	[
		'chatSession: getAllByContact',
		{ contactId: ' contact_1 ', returnAll: true, filters: { status: 'closed' } },
		{
			method: 'GET',
			path: '/chat-sessions/contact_1',
			query: { limit: '10000', status: 'closed' },
		},
		[expect.objectContaining({ id: 'session_2' })],
	],
];

test.each(rows)('%s: the request is the document’s', async (name, parameters, wire, output) => {
	const run = succeeded(
		await runDmChamp(sandbox.get(), { parameters: parametersOf(name, parameters) }),
	);
	const requests = sandbox.get().requests();
	expect(requests).toHaveLength(1);
	expect(wireOf(requests[0])).toEqual({
		body: undefined,
		header: undefined,
		...wire,
		query: { ...wire.query, apiKey: sandbox.get().key('dmChamp') },
	});
	expect(jsonOf(run)).toEqual(output);
	expect(
		run.output[0]?.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}'),
	).toBe(true);
	expect(run.stored).not.toContain(sandbox.get().key('dmChamp'));
});

test.each([
	[{}, 2],
	[{ limit: 1 }, 1],
	[{ returnAll: true, limit: 1 }, 2],
])('of a contact’s two tags, %j gives %i', async (chosen, count) => {
	const body = ['lead', 'vip'].map((name) => ({ name, description: name }));
	sandbox.get().fault({
		platform: 'dmChamp',
		path: '/contacts/tags/contact_1',
		kind: 'status',
		status: 200,
		body,
	});
	const parameters = parametersOf('contact: getTags', { contactId: 'contact_1', ...chosen });
	const run = succeeded(await runDmChamp(sandbox.get(), { parameters }));
	expect(jsonOf(run)).toEqual(body.slice(0, count));
});

test('an id goes into the address encoded, and an empty one is refused', async () => {
	const odd = await runDmChamp(sandbox.get(), {
		parameters: parametersOf('contact: getTags', { contactId: 'a/b?c' }),
	});
	expect(odd.error?.message).toContain('Contact not found');
	expect(sandbox.get().requests()[0]?.path).toBe('/contacts/tags/a%2Fb%3Fc');
	const empty = await runDmChamp(sandbox.get(), {
		parameters: parametersOf('contact: getTags', { contactId: '={{ $json.none }}' }),
	});
	expect(empty.error?.message).toBe('Contact ID is empty');
	expect(sandbox.get().requests()).toHaveLength(1);
});

test('an update of nothing is refused before anything leaves', async () => {
	const run = await runDmChamp(sandbox.get(), {
		parameters: parametersOf('contact: update', { contactId: 'contact_1', updateFields: {} }),
	});
	expect(run.error?.message).toBe('There is nothing to update');
	expect(sandbox.get().requests()).toHaveLength(0);
});

test('HTTP 200 that says success: false is an error, in the vendor’s words', async () => {
	sandbox.get().fault({
		platform: 'dmChamp',
		path: '/whatsapp-web/send',
		kind: 'status',
		status: 200,
		body: { success: false, message: 'The number is not on WhatsApp' },
	});
	const run = await runDmChamp(sandbox.get(), {
		parameters: parametersOf('message: sendWhatsAppWeb', { phoneNumber: JANE, message: 'x' }),
	});
	expect(run.error?.message).toContain('The number is not on WhatsApp');
});

test('usage: export comes out as a CSV file, byte by byte', async () => {
	const run = succeeded(
		await runDmChamp(sandbox.get(), {
			parameters: parametersOf('usage: export', {
				binaryPropertyName: 'file',
				filters: { from: '2026-05-01T00:00:00', to: '2026-05-31T23:30:00.000Z', subAccountId: '' },
			}),
			timezone: 'Europe/Berlin',
		}),
	);
	const [request] = sandbox.get().requests();
	expect(request?.query).toMatchObject({ from: '2026-05-01', to: '2026-06-01' });
	const [item] = run.output[0] ?? [];
	expect(item?.json).toEqual({ fileName: 'usage.csv', mimeType: 'text/csv', bytes: 35 });
	expect(item?.binary?.file).toMatchObject({ fileName: 'usage.csv', mimeType: 'text/csv' });
	const content = Buffer.from(item?.binary?.file?.data ?? '', 'base64').toString('utf8');
	expect(content).toBe('email,credits\nclient@example.com,42');
});

test('usage: export tells a refusal in the vendor’s words, though it came as bytes', async () => {
	sandbox.get().fault({
		platform: 'dmChamp',
		path: '/agencies/usage/export',
		kind: 'status',
		status: 403,
		body: { error: { code: 'FORBIDDEN', message: 'Agencies only' } },
	});
	const run = await runDmChamp(sandbox.get(), { parameters: parametersOf('usage: export') });
	expect(run.error?.message).toContain('Agencies only');
});

const getContact = async (body: unknown) => {
	sandbox.get().fault({ platform: 'dmChamp', path: '/contacts', kind: 'status', status: 200, body });
	return await runDmChamp(sandbox.get(), {
		parameters: parametersOf('contact: get', { contactBy: 'email', email: 'tom@example.com' }),
	});
};

test('contact: get takes the contact out of a list', async () => {
	const contact = { id: 'c1', firstName: 'Tom' };
	expect(jsonOf(succeeded(await getContact({ success: true, data: [contact] })))).toEqual([contact]);
});

test('contact: get says of an empty list what it says of a 404', async () => {
	const run = await getContact({ success: true, data: [] });
	expect(run.error?.message).toBe('DM Champ could not find the requested resource');
});

test('subAccount: get says of an empty list what it says of a 404', async () => {
	const answer = { platform: 'dmChamp', path: '/subaccounts', kind: 'status', status: 200 } as const;
	sandbox.get().fault({ ...answer, method: 'GET', body: { success: true, data: [] } });
	const run = await runDmChamp(sandbox.get(), { parameters: parametersOf('subAccount: get', { email: 'a@b.example' }) });
	expect(run.error?.message).toBe('DM Champ could not find the requested resource');
});

test('contact: create takes the contact, or looks it up, in a list', async () => {
	const path = '/contacts';
	const own = { platform: 'dmChamp', path, kind: 'status' } as const;
	const parameters = parametersOf('contact: create', { phone: '+15550000201' });
	sandbox.get().fault({ ...own, method: 'POST', status: 201, body: [{ id: 'c1' }] });
	const made = succeeded(await runDmChamp(sandbox.get(), { parameters }));
	expect(jsonOf(made)).toEqual([expect.objectContaining({ id: 'c1', created: true })]);
	sandbox.get().fault({ ...own, method: 'POST', status: 409, body: { message: 'exists' } });
	sandbox.get().fault({ ...own, method: 'GET', status: 200, body: { data: [{ id: 'c2' }] } });
	const known = succeeded(await runDmChamp(sandbox.get(), { parameters }));
	expect(jsonOf(known)).toEqual([expect.objectContaining({ id: 'c2', created: false })]);
});

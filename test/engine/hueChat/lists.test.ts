import { useSandbox } from '../support';
import { createContacts, jsonOf, runHueChat, wireOf } from './setup';

const { get: sandbox } = useSandbox();
const list = (resource: string, own: object = {}) => ({ resource, operation: 'getAll', ...own });
const pagesOf = (path: string) =>
	sandbox()
		.requests({ method: 'GET', path })
		.map(({ query }) => query);

describe('contact: getAll', () => {
	it('asks for one page that fits the limit', async () => {
		await createContacts(sandbox(), 10);
		const run = await runHueChat(sandbox(), { parameters: list('contact', { limit: 5 }) });
		expect(run.error).toBeUndefined();
		expect(sandbox().requests({ method: 'GET' }).map(wireOf)).toEqual([
			{
				method: 'GET',
				path: '/contacts',
				query: { limit: '5', offset: '0' },
				key: sandbox().key('hueChat'),
				type: undefined,
				body: undefined,
			},
		]);
		expect(jsonOf(run)).toHaveLength(5);
	});

	it('follows has_more until all are there, each page once and in order', async () => {
		await createContacts(sandbox(), 230);
		const run = await runHueChat(sandbox(), { parameters: list('contact', { returnAll: true }) });
		expect(run.error).toBeUndefined();
		expect(pagesOf('/contacts')).toEqual([
			{ limit: '100', offset: '0' },
			{ limit: '100', offset: '100' },
			{ limit: '100', offset: '200' },
		]);
		const ids = jsonOf(run).map(({ id }) => id);
		expect(ids).toHaveLength(232);
		expect(new Set(ids).size).toBe(232);
		expect(run.output[0]?.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(
			true,
		);
	});

	it('stops at a limit beyond one page', async () => {
		await createContacts(sandbox(), 130);
		const run = await runHueChat(sandbox(), { parameters: list('contact', { limit: 120 }) });
		expect(pagesOf('/contacts')).toEqual([
			{ limit: '100', offset: '0' },
			{ limit: '20', offset: '100' },
		]);
		expect(jsonOf(run)).toHaveLength(120);
	});

	it('tries a page again that met a fault, and waits where the vendor says so', async () => {
		await createContacts(sandbox(), 120);
		sandbox().fault({ platform: 'hueChat', path: '/contacts', kind: 'resetBefore' });
		sandbox().fault({ platform: 'hueChat', path: '/contacts', kind: 'rateLimit', retryAfter: 1 });
		const run = await runHueChat(sandbox(), { parameters: list('contact', { returnAll: true }) });
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toHaveLength(122);
		expect(pagesOf('/contacts').map(({ offset }) => offset)).toEqual(['0', '0', '0', '100']);
	});

	it('gives an error and no part of the list when a later page is refused', async () => {
		await createContacts(sandbox(), 120);
		const refused = { error: 'invalid_input', message: 'Offset too large', code: 400 };
		sandbox().fault({ platform: 'hueChat', path: '/contacts', kind: 'delay', ms: 0 });
		sandbox().fault({
			platform: 'hueChat',
			path: '/contacts',
			kind: 'status',
			status: 400,
			body: refused,
		});
		const run = await runHueChat(sandbox(), {
			parameters: list('contact', { returnAll: true }),
			onError: 'continueRegularOutput',
		});
		expect(jsonOf(run)).toEqual([{ error: 'HueChat rejected the request: Offset too large' }]);
	});

	it('does not run in circles with a server that repeats itself', async () => {
		const body = {
			data: [{ id: 'cnt_1' }],
			pagination: { limit: 100, offset: 0, total: 9, has_more: true },
		};
		sandbox().fault({
			platform: 'hueChat',
			path: '/contacts',
			kind: 'status',
			status: 200,
			body,
			times: Infinity,
		});
		const run = await runHueChat(sandbox(), { parameters: list('contact', { returnAll: true }) });
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toEqual([{ id: 'cnt_1' }]);
		expect(sandbox().requests()).toHaveLength(2);
	});

	it.each([
		['a null in its place', { data: null, pagination: { limit: 100, offset: 0, total: 0, has_more: false } }],
		['no answer', ''],
	])('gives nothing where the list is %s', async (_what, body) => {
		sandbox().fault({ platform: 'hueChat', path: '/contacts', kind: 'status', status: 200, body });
		const run = await runHueChat(sandbox(), { parameters: list('contact', { returnAll: true }) });
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toEqual([]);
	});

	it('fails where the vendor says that there is more and gives the same page', async () => {
		const page = (first: number) => ({
			data: Array.from({ length: 100 }, (_, index) => ({ id: `cnt_${first + index}` })),
			pagination: { limit: 100, offset: 0, has_more: true },
		});
		for (const first of [0, 100, 100]) {
			const body = page(first);
			sandbox().fault({ platform: 'hueChat', path: '/contacts', kind: 'status', status: 200, body });
		}
		const run = await runHueChat(sandbox(), { parameters: list('contact', { limit: 250 }) });
		expect(run.error?.message).toBe('The list goes on, but its next page is one that came before');
		expect(run.error?.description).toContain('Set a Limit of 200 or less');
	});

	it('gives every input item its own list, paired', async () => {
		const run = await runHueChat(sandbox(), {
			parameters: list('contact', { limit: '={{ $json.count }}' }),
			items: [{ json: { count: 2 } }, { json: { count: 1 } }],
		});
		expect(run.output[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 0 },
			{ item: 1 },
		]);
	});
});

describe('conversation: getAll', () => {
	it('sends every filter under the name that the guide gives', async () => {
		const run = await runHueChat(sandbox(), {
			parameters: list('conversation', {
				limit: 10,
				filters: {
					assignedTo: 'none',
					channel: 'whatsapp',
					label: 'vip',
					search: 'amira',
					sort: 'created_at:desc',
					status: 'open',
				},
			}),
		});
		expect(run.error).toBeUndefined();
		expect(pagesOf('/conversations')).toEqual([
			{
				assigned_to: 'none',
				channel: 'whatsapp',
				label: 'vip',
				search: 'amira',
				sort: 'created_at:desc',
				status: 'open',
				limit: '10',
				offset: '0',
			},
		]);
		expect(jsonOf(run).map(({ id }) => id)).toEqual(['conv_amira']);
	});

	it('sends no filter that was left empty, and gives out nothing for an empty list', async () => {
		const run = await runHueChat(sandbox(), {
			parameters: list('conversation', { filters: { label: '', search: 'nobody', status: 'all' } }),
		});
		expect(run.error).toBeUndefined();
		expect(pagesOf('/conversations')).toEqual([
			{ search: 'nobody', status: 'all', limit: '50', offset: '0' },
		]);
		expect(jsonOf(run)).toEqual([]);
	});
});

describe('message: getAll', () => {
	const parameters = list('message', { conversationId: 'conv_amira', returnAll: true });

	it('asks as the seed shows, and gives out each message with its status', async () => {
		const run = await runHueChat(sandbox(), { parameters });
		expect(run.error).toBeUndefined();
		expect(sandbox().requests().map(wireOf)).toEqual([
			{
				method: 'GET',
				path: '/conversation/conv_amira/messages',
				query: {},
				key: sandbox().key('hueChat'),
				type: undefined,
				body: undefined,
			},
		]);
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({ content: 'Hello', status: 'read', sent_by: 'contact' }),
		]);
	});

	it('goes on only where the answer says that there is more', async () => {
		const items = Array.from({ length: 25 }, (_, index) => ({ json: { text: `m${index}` } }));
		await runHueChat(sandbox(), {
			parameters: {
				...{ resource: 'message', operation: 'send', contactId: 'cnt_amira' },
				content: '={{ $json.text }}',
			},
			items,
		});
		const run = await runHueChat(sandbox(), { parameters });
		expect(pagesOf('/conversation/conv_amira/messages')).toEqual([
			{},
			{ limit: '100', offset: '20' },
		]);
		expect(jsonOf(run).map(({ content }) => content)).toEqual([
			'Hello',
			...items.map(({ json }) => json.text),
		]);
	});

	it('reads a bare list as well', async () => {
		sandbox().fault({
			platform: 'hueChat',
			kind: 'status',
			status: 200,
			body: [
				{ id: 'msg_1', status: 'delivered' },
				{ id: 'msg_2', status: 'failed' },
			],
		});
		const run = await runHueChat(sandbox(), { parameters });
		expect(jsonOf(run).map(({ status }) => status)).toEqual(['delivered', 'failed']);
		expect(sandbox().requests()).toHaveLength(1);
	});
});

describe('template: getAll', () => {
	it('lists the templates', async () => {
		const run = await runHueChat(sandbox(), { parameters: list('template') });
		expect(run.error).toBeUndefined();
		expect(sandbox().requests().map(wireOf)).toEqual([
			{
				method: 'GET',
				path: '/channels/whatsapp/templates',
				query: {},
				key: sandbox().key('hueChat'),
				type: undefined,
				body: undefined,
			},
		]);
		expect(jsonOf(run).map(({ name }) => name)).toEqual(['appointment_reminder', 'welcome']);
	});

	it('gives out an answer without a list as it is', async () => {
		const body = { templates: 'soon' };
		sandbox().fault({ platform: 'hueChat', kind: 'status', status: 200, body });
		const run = await runHueChat(sandbox(), { parameters: list('template') });
		expect(jsonOf(run)).toEqual([body]);
	});
});

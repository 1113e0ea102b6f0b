import { useSandbox } from '../support';
import { byId, fault, fill, jsonOf, runAccount, V1, V2 } from './setup';

const { get: sandbox } = useSandbox();
const list = (resource: string, own: object = {}) => ({ resource, operation: 'getAll', ...own });
const pagesOf = (path: string) =>
	sandbox()
		.requests({ method: 'GET', path })
		.map(({ query }) => query);
const answer = (path: string, body: object, times = 1) =>
	fault(sandbox(), { method: 'GET', path, kind: 'status', status: 200, body, times });
const entries = (count: number, first = 1) =>
	Array.from({ length: count }, (_, index) => ({ id: first + index }));

describe('contact: getAll', () => {
	it('follows meta until all are there, each page once and in order', async () => {
		fill(sandbox(), 'contacts', 34);
		const run = await runAccount(sandbox(), { parameters: list('contact', { returnAll: true }) });
		expect(run.error).toBeUndefined();
		expect(pagesOf(`${V1}/contacts`)).toEqual([{ page: '1' }, { page: '2' }, { page: '3' }]);
		expect(new Set(jsonOf(run).map(({ id }) => id)).size).toBe(35);
		expect(run.output[0]?.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(
			true,
		);
	});

	it('asks for no page more than the limit needs', async () => {
		fill(sandbox(), 'contacts', 60);
		const run = await runAccount(sandbox(), { parameters: list('contact', { limit: 20 }) });
		expect(jsonOf(run)).toHaveLength(20);
		expect(pagesOf(`${V1}/contacts`)).toEqual([{ page: '1' }, { page: '2' }]);
	});

	it('tries a page again that met a fault, 500 included', async () => {
		fill(sandbox(), 'contacts', 20);
		fault(sandbox(), { path: `${V1}/contacts`, kind: 'status', status: 500 });
		const run = await runAccount(sandbox(), { parameters: list('contact', { returnAll: true }) });
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toHaveLength(21);
		expect(pagesOf(`${V1}/contacts`)).toEqual([{ page: '1' }, { page: '1' }, { page: '2' }]);
	});

	it('does not run in circles with a server that knows no pages', async () => {
		answer(`${V1}/contacts`, { payload: entries(15), meta: {} }, Infinity);
		const run = await runAccount(sandbox(), { parameters: list('contact', { returnAll: true }) });
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toEqual(entries(15));
		expect(sandbox().requests()).toHaveLength(2);
	});

	it('takes all 24 entries that come whatever the page', async () => {
		answer(`${V1}/contacts`, { payload: entries(24) }, Infinity);
		const run = await runAccount(sandbox(), { parameters: list('contact', { returnAll: true }) });
		expect(jsonOf(run)).toEqual(entries(24));
	});

	it('goes on after a page of ten without any word, and takes a smaller one as the last', async () => {
		answer(`${V1}/contacts`, { payload: entries(10) });
		answer(`${V1}/contacts`, { payload: entries(10, 11) });
		answer(`${V1}/contacts`, { payload: entries(4, 21) });
		const run = await runAccount(sandbox(), { parameters: list('contact', { returnAll: true }) });
		expect(jsonOf(run)).toEqual(entries(24));
		expect(pagesOf(`${V1}/contacts`)).toEqual([{ page: '1' }, { page: '2' }, { page: '3' }]);
	});

	it('gives an entry once that comes on two pages, and none for a null', async () => {
		answer(`${V1}/contacts`, { payload: [...entries(14), null], meta: { has_more: true } });
		answer(`${V1}/contacts`, { payload: entries(3, 14), meta: { has_more: false } });
		const run = await runAccount(sandbox(), { parameters: list('contact', { returnAll: true }) });
		expect(jsonOf(run)).toEqual(entries(16));
	});

	it.each([
		['pagination.total', { pagination: { total: 24 } }, {}],
		['a total as text', { meta: { total: '24' } }, {}],
		['total_pages as text', { meta: { total_pages: '3' } }, {}],
		['a next page', { meta: { next_page: 2 } }, { meta: { next_page: null } }],
	])('goes on as %s says', async (_what, more, end) => {
		answer(`${V1}/contacts`, { payload: entries(8), ...more });
		answer(`${V1}/contacts`, { payload: entries(8, 9), ...more });
		answer(`${V1}/contacts`, { payload: entries(8, 17), ...more, ...end });
		const run = await runAccount(sandbox(), { parameters: list('contact', { returnAll: true }) });
		expect(jsonOf(run)).toEqual(entries(24));
		expect(sandbox().requests()).toHaveLength(3);
	});
});

describe('conversation: getAll', () => {
	it("reads the seed's envelope and stops where its counts say so", async () => {
		fill(sandbox(), 'conversations', 49);
		const run = await runAccount(sandbox(), {
			parameters: list('conversation', { returnAll: true }),
		});
		expect(jsonOf(run)).toHaveLength(50);
		expect(pagesOf(`${V1}/conversations`)).toEqual([{ page: '1' }, { page: '2' }]);
	});

	it.each([
		['data.payload', { data: { meta: {}, payload: entries(2) } }],
		['payload', { payload: entries(2), meta: {} }],
		['data', { data: entries(2), meta: {} }],
		['a bare list', entries(2)],
	])('reads a list in %s', async (_what, body) => {
		answer(`${V1}/conversations`, body);
		const run = await runAccount(sandbox(), { parameters: list('conversation') });
		expect(jsonOf(run)).toEqual(entries(2));
	});

	it('refuses a filter that is no number, before anything leaves', async () => {
		const run = await runAccount(sandbox(), {
			parameters: list('conversation', { filters: { inboxId: byId('web') } }),
		});
		expect(run.error?.message).toBe('Inbox is not a number: web');
		expect(sandbox().requests()).toEqual([]);
	});
});

describe('ticket: getAll', () => {
	it.each([
		['has_more', { has_more: true }, { has_more: false }],
		['total_pages', { total_pages: 2 }, { total_pages: 2 }],
		['total', { total: 5 }, { total: 5 }],
	])('goes on as %s says', async (_what, first, second) => {
		answer(`${V2}/tickets`, { data: entries(3), meta: first });
		answer(`${V2}/tickets`, { data: entries(2, 4), meta: second });
		const run = await runAccount(sandbox(), { parameters: list('ticket', { returnAll: true }) });
		expect(jsonOf(run).map(({ id }) => id)).toEqual([1, 2, 3, 4, 5]);
		expect(pagesOf(`${V2}/tickets`)).toEqual([{ page: '1' }, { page: '2' }]);
	});
});

describe('message: getAll', () => {
	it('goes back to older messages by the lowest id', async () => {
		for (let id = 1; id <= 45; id += 1) {
			const fields = { id, conversation_id: 1, content: `m${id}` };
			sandbox().change({ platform: 'hueChatAccount', panel: 'messages', id: String(id), fields });
		}
		const run = await runAccount(sandbox(), {
			parameters: list('message', { conversationId: '1', returnAll: true }),
		});
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toHaveLength(45);
		expect(pagesOf(`${V1}/conversations/1/messages`)).toEqual([
			{},
			{ before: '26' },
			{ before: '6' },
		]);
		expect(jsonOf(run).map(({ id }) => id)).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
	});

	it.each([
		[1, 50],
		[5, 46],
		[25, 26],
		[60, 1],
	])('with a Limit of %i gives the newest, from %i on, the oldest first', async (limit, first) => {
		for (let id = 1; id <= 50; id += 1) {
			const fields = { id, conversation_id: 1, content: `m${id}` };
			sandbox().change({ platform: 'hueChatAccount', panel: 'messages', id: String(id), fields });
		}
		const run = await runAccount(sandbox(), {
			parameters: list('message', { conversationId: '1', limit }),
		});
		expect(jsonOf(run).map(({ id }) => id)).toEqual(
			Array.from({ length: 51 - first }, (_, index) => first + index),
		);
	});
});

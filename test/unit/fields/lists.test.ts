import type { IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import { deliver } from '../../../nodes/shared/transport/send/vendorRequest';
import { listSearch, loadOptionsOf } from '../../../nodes/shared/fields/lists/listSearch';
import { eachItem } from '../../../nodes/shared/fields/lists/vendorList';
import type { VendorList } from '../../../nodes/shared/fields/lists/vendorList';

const one = { id: 1 };

const platform = { name: 'Vendor', keyPlace: '', credential: 'api', limitScope: 'key' } as const;

const things: VendorList = {
	platform,
	what: 'things',
	url: '/things',
	toItems: eachItem(({ id }) => ({ name: String(id), value: String(id) })),
	whenEmpty: 'Make one first.',
};

it('leaves a second try no more time than what is left of the five seconds', async () => {
	const given: number[] = [];
	const answers = [{ statusCode: 502 }, { statusCode: 200, body: [one] }];
	const context = {
		getCredentials: async () => ({ baseUrl: 'https://example.com/dropdown', apiKey: 'some key' }),
		getExecutionId: () => undefined,
		getNode: () => ({ id: 'node' }),
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
				given.push(options.timeout ?? Infinity);
				return { headers: {}, ...answers[given.length - 1] };
			},
		},
	};
	const load = context as unknown as ILoadOptionsFunctions;
	const { results } = await listSearch(load, things);
	expect(results).toEqual([{ name: '1', value: '1' }]);
	expect(given).toHaveLength(2);
	expect(given[0]).toBeLessThanOrEqual(5_000);
	// The second one began a second later.
	expect(given[1]).toBeLessThanOrEqual(4_000);
	expect(given[1]).toBeGreaterThan(0);
});

it('does not wait for a line that is stuck', async () => {
	let calls = 0;
	const context = {
		getCredentials: async () => ({ baseUrl: 'https://example.com/stuck', apiKey: 'some key' }),
		getExecutionId: () => undefined,
		getNode: () => ({ id: 'node' }),
		helpers: {
			httpRequestWithAuthentication: async (_type: string, { abortSignal }: IHttpRequestOptions) => {
				calls += 1;
				return await new Promise((_resolve, reject) => {
					abortSignal?.addEventListener?.('abort', () => reject(new Error('canceled')));
				});
			},
		},
	} as unknown as ILoadOptionsFunctions;
	// A request of some workflow that gets no answer, and is the only one that may be under way.
	const policy = { effect: 'read', route: 'GET /x', maxWaitMs: 300_000 } as const;
	void deliver(context, platform, { method: 'GET', url: '/x' }, policy);
	await new Promise((resolve) => setTimeout(resolve, 10));
	await expect(listSearch(context, things)).rejects.toThrow(
		'The connection to Vendor was lost before an answer came',
	);
	// It leaves when the one before it has given no answer for three seconds.
	expect(calls).toBe(2);
});

const ROWS = Array.from({ length: 20 }, (_, id) => ({ id, name: `thing ${id}` }));

/** A server with so many rows, in pages of twenty whatever is asked for. */
function server(total: number, answer: (page: object[], offset: number, asked: number) => unknown, own: Partial<VendorList> = {}) {
	const asked: Array<Record<string, unknown>> = [];
	const context = {
		getCredentials: async () => ({ baseUrl: `https://example.com/${total}`, apiKey: 'some key' }),
		getExecutionId: () => undefined,
		getNode: () => ({ id: 'node' }),
		helpers: {
			httpRequestWithAuthentication: async (_type: string, { qs, url }: IHttpRequestOptions) => {
				const query = (qs ?? {}) as Record<string, unknown>;
				const offset = Number(query.offset ?? 0);
				asked.push(url === '/things' ? query : { url, ...query });
				const rows = Array.from({ length: total }, (_, id) => ({ id, name: `thing ${id}` }));
				const body = answer(rows.slice(offset, offset + 20), offset, asked.length);
				return { statusCode: body === undefined ? 500 : 200, headers: {}, body };
			},
		},
	} as unknown as ILoadOptionsFunctions;
	const toItems = eachItem(({ id, name }) => ({ name: String(name), value: String(id) }));
	const list = { ...things, toItems, ...own };
	const search = async (filter?: string, token?: string) => await listSearch(context, list, filter, token);
	return { asked, context, list, search };
}

const told = (data: object[], offset: number, total: number) => ({
	data,
	pagination: { limit: 20, offset, total, has_more: offset + 20 < total },
});

it('gives a page at a time, and the rest as the user scrolls', async () => {
	const { asked, search } = server(25, (data, offset) => told(data, offset, 25));
	const first = await search();
	expect(first.results).toHaveLength(20);
	const second = await search('', first.paginationToken);
	expect(second.results.map(({ value }) => value)).toEqual(['20', '21', '22', '23', '24']);
	expect(second.paginationToken).toBeUndefined();
	expect(asked).toEqual([{}, { limit: 100, offset: 20 }]);
});

it('looks through all pages where the vendor has no search', async () => {
	const { asked, search } = server(25, (data, offset) => told(data, offset, 25));
	expect((await search(' THING 24')).results).toEqual([{ name: 'thing 24', value: '24' }]);
	expect(asked).toEqual([{}, { limit: 100, offset: 20 }]);
});

it('leaves the search to a vendor that has one', async () => {
	const search = { url: '/things/search', query: (q: string) => ({ q }) };
	const own = { search, query: { status: 'all' } };
	const vendor = server(3, (data) => ({ data }), own);
	// What was found need not hold the words in its name.
	expect((await vendor.search(' jane ')).results).toHaveLength(3);
	await vendor.search();
	expect(vendor.asked).toEqual([
		{ url: '/things/search', status: 'all', q: 'jane' },
		{ status: 'all' },
	]);
});

it('sorts a list that came as a whole, unless its order says something', async () => {
	const names = (body: string[]) => server(0, () => body);
	expect((await names(['b', 'a']).search()).results.map(({ name }) => name)).toEqual(['a', 'b']);
	const kept = server(0, () => ['b', 'a'], { keepsOrder: true });
	expect((await kept.search()).results.map(({ name }) => name)).toEqual(['b', 'a']);
});

it('reads a list that is wrapped twice, and sends no paging where nobody told of any', async () => {
	const { asked, search } = server(3, (found) => ({ success: true, data: { templates: found } }));
	expect((await search()).results).toHaveLength(3);
	expect(asked).toEqual([{}]);
});

it('shows what came where a later page fails, and asks for it again', async () => {
	let isBroken = true;
	const broken = server(40, (data, offset) => {
		if (offset === 0) return { data: data.slice(0, 10), has_more: true };
		return isBroken ? undefined : { data, has_more: false };
	});
	const first = await broken.search();
	expect(first.results).toHaveLength(10);
	await expect(broken.search('', first.paginationToken)).rejects.toThrow('Vendor');
	isBroken = false;
	const again = await broken.search('', first.paginationToken);
	expect(again.results.map(({ value }) => value)).toContain('19');
	expect(again.paginationToken).toBeUndefined();
});

it('does not look for ever', async () => {
	const endless = server(10_000, (data) => ({ data, has_more: true }));
	const found = await endless.search('nothing like it');
	expect(found.results).toEqual([]);
	expect(endless.asked).toHaveLength(20);
	expect(found.paginationToken).toBeDefined();
});

it('ends where a server that knows no pages gives the same one again', async () => {
	const same = server(20, (data, _offset, asked) => (asked > 3 ? [] : { data, has_more: true }));
	const { paginationToken } = await same.search();
	const again = await server(20, () => ({ data: ROWS, has_more: true })).search('', paginationToken);
	expect(again).toEqual({ results: [] });
});

it.each(['', 'null', '{}', '{"query":{"a":{}},"taken":0,"pages":0}', '{"query":{},"taken":-1,"pages":0}', 'x'])(
	'begins anew with the token %j',
	async (token) => {
		const { asked, search } = server(3, (data) => data);
		expect((await search('', token)).results).toHaveLength(3);
		expect(asked).toEqual([{}]);
	},
);

describe('says why there is nothing', () => {
	it.each([
		['a web page', '<!DOCTYPE html><title>Sign in</title>', 'Vendor answered with a web page instead of data', 'Base URL'],
		['an object', { hello: 'world' }, 'Vendor answered without a list of things', 'by hand'],
		['an empty list', [], 'There are no things in Vendor', 'Make one first.'],
		['an empty list in an envelope', { data: [] }, 'There are no things in Vendor', 'Make one first.'],
		['nothing', '', 'There are no things in Vendor', 'Make one first.'],
	])('%s', async (_what, body, message, description) => {
		const { search } = server(0, () => body);
		await expect(search()).rejects.toMatchObject({ message, description: expect.stringContaining(description) });
	});

	it('entries that are not offered', async () => {
		const own = { toItems: () => [], leftOut: 'They are not approved.' };
		const message = 'None of the things in Vendor can be chosen';
		await expect(server(3, (data) => data, own).search()).rejects.toMatchObject({ message, description: own.leftOut });
	});

	it('but not a search that finds nothing, which n8n says itself', async () => {
		expect(await server(3, (data) => data).search('nothing like it')).toEqual({ results: [] });
	});
});

describe('a choice of several', () => {
	const load = async ({ context, list }: ReturnType<typeof server>) => await loadOptionsOf(list).call(context);

	it('has all pages, by name', async () => {
		const vendor = server(25, (data, offset) => told(data, offset, 25));
		const options = await load(vendor);
		expect(options).toHaveLength(25);
		expect(options.slice(0, 3).map(({ name }) => name)).toEqual(['thing 0', 'thing 1', 'thing 10']);
	});

	it('is empty where the vendor has none, and says what failed', async () => {
		expect(await load(server(0, () => []))).toEqual([]);
		await expect(load(server(0, () => '<html></html>'))).rejects.toThrow('a web page instead of data');
	});
});

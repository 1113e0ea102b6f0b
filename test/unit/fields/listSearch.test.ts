import type { IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import { deliver } from '../../../nodes/shared/transport/send/vendorRequest';
import { listSearch } from '../../../nodes/shared/fields/listSearch';

const one = { id: 1 };

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
	const platform = { name: 'Vendor', keyPlace: '', credential: 'api', limitScope: 'key' } as const;
	const toItem = ({ id }: { id?: unknown }) => ({ name: String(id), value: String(id) });
	const load = context as unknown as ILoadOptionsFunctions;
	const { results } = await listSearch(load, platform, '/things', '', toItem);
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
	const platform = { name: 'Vendor', keyPlace: '', credential: 'api', limitScope: 'key' } as const;
	// A request of some workflow that gets no answer, and is the only one that may be under way.
	const policy = { effect: 'read', route: 'GET /x', maxWaitMs: 300_000 } as const;
	void deliver(context, platform, { method: 'GET', url: '/x' }, policy);
	await new Promise((resolve) => setTimeout(resolve, 10));
	const toItem = () => ({ name: '', value: '' });
	await expect(listSearch(context, platform, '/things', '', toItem)).rejects.toThrow(
		'The connection to Vendor was lost before an answer came',
	);
	// It leaves when the one before it has given no answer for three seconds.
	expect(calls).toBe(2);
}, 15_000);

/** A server with so many templates, in pages of twenty whatever is asked for. */
function templates(total: number, answer: (page: object[], offset: number) => unknown) {
	const asked: unknown[] = [];
	const context = {
		getCredentials: async () => ({ baseUrl: `https://example.com/${total}`, apiKey: 'some key' }),
		getExecutionId: () => undefined,
		getNode: () => ({ id: 'node' }),
		helpers: {
			httpRequestWithAuthentication: async (_type: string, { qs }: IHttpRequestOptions) => {
				const offset = Number((qs as { offset?: number } | undefined)?.offset ?? 0);
				asked.push(qs ?? {});
				const rows = Array.from({ length: total }, (_, id) => ({ id, name: `template ${id}` }));
				const body = answer(rows.slice(offset, offset + 20), offset);
				return { statusCode: body === undefined ? 500 : 200, headers: {}, body };
			},
		},
	};
	const platform = { name: 'Vendor', keyPlace: '', credential: 'api', limitScope: 'key' } as const;
	const toItem = ({ id, name }: { id?: unknown; name?: unknown }) => ({ name: String(name), value: String(id) });
	const load = context as unknown as ILoadOptionsFunctions;
	const search = async (filter: string) => await listSearch(load, platform, '/templates', filter, toItem);
	return { asked, search };
}

it('finds the 25th of 25 templates in pages of 20', async () => {
	const { asked, search } = templates(25, (data, offset) => ({
		data,
		pagination: { limit: 20, offset, total: 25, has_more: offset + 20 < 25 },
	}));
	expect((await search('template 24')).results).toEqual([{ name: 'template 24', value: '24' }]);
	expect(asked).toEqual([{}, { limit: 100, offset: 20 }]);
});

it('reads a list that is wrapped twice, and sends no paging where nobody told of any', async () => {
	const { asked, search } = templates(3, (found) => ({ success: true, data: { templates: found } }));
	expect((await search('')).results).toHaveLength(3);
	expect(asked).toEqual([{}]);
});

it('shows what came where a later page fails, and does not go on for ever', async () => {
	const broken = templates(40, (data, offset) => (offset === 0 ? { data, has_more: true } : undefined));
	expect((await broken.search('')).results).toHaveLength(20);
	const endless = templates(10_000, (data) => ({ data, has_more: true }));
	expect((await endless.search('')).results).toHaveLength(400);
	expect(endless.asked).toHaveLength(20);
});

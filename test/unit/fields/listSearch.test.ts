import type { IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import { deliver } from '../../../nodes/shared/transport/send/vendorRequest';
import { entriesOf, listIn, listSearch } from '../../../nodes/shared/fields/listSearch';

const one = { id: 1 };

it.each([
	[[one, 'text', null, [one]], [one]],
	[{ data: [one] }, [one]],
	[{ payload: [one] }, [one]],
	[{ data: { payload: [one], meta: {} } }, [one]],
	[{ data: null, payload: [one] }, [one]],
	[{ success: true }, []],
	[{ data: 'text' }, []],
	[[], []],
	['text', []],
	[undefined, []],
])('entriesOf(%p)', (body, expected) => {
	expect(entriesOf(body)).toEqual(expected);
});

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
			httpRequestWithAuthentication: async () => {
				calls += 1;
				return await new Promise(() => undefined);
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
		'Vendor was not asked within the time for this',
	);
	expect(calls).toBe(1);
}, 15_000);

it('does not run out of stack, however often a list is wrapped', () => {
	const times = 100_000;
	const wrapped = JSON.parse(`${'{"data":'.repeat(times)}[{"id":1}]${'}'.repeat(times)}`) as unknown;
	expect(entriesOf(wrapped)).toEqual([one]);
	expect(listIn(wrapped)).toEqual([one]);
});

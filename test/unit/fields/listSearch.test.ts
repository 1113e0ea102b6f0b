import type { IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import { entriesOf, listSearch } from '../../../nodes/shared/fields/listSearch';

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

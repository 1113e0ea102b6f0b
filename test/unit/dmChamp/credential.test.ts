import type { IHttpRequestOptions } from 'n8n-workflow';

import { DmChampApi } from '../../../credentials/DmChampApi.credentials';

const credentials = { apiKey: ' key-1234 ', baseUrl: 'https://api.dmchamp.com/v1' };

const authenticated = async (options: object) =>
	await new DmChampApi().authenticate(credentials, options as IHttpRequestOptions);

const HEADER = { headers: { 'x-api-key': 'key-1234' } };
const QUERY = { qs: { apiKey: 'key-1234' } };

test.each([
	['relative', { method: 'POST', baseURL: credentials.baseUrl, url: '/subaccounts/credits' }],
	['without slash', { method: 'POST', baseURL: `${credentials.baseUrl}/`, url: 'subaccounts/credits' }],
	['whole', { method: 'POST', url: 'https://api.dmchamp.com/v1/subaccounts/credits' }],
	['with a query', { method: 'POST', url: 'https://x.example/v1/subaccounts/credits/?a=1' }],
	['older name', { method: 'POST', uri: 'https://x.example/v1/subaccounts/credits#top' }],
	['lower case method', { method: 'post', url: 'https://x.example/v1/subaccounts/credits' }],
])('granting credits carries the key in the header only: %s', async (_form, options) => {
	const result = await authenticated({ ...options });
	expect(result).toEqual({ ...options, ...HEADER });
});

test.each([
	{ method: 'GET', url: '/contacts' },
	{ method: 'GET', baseURL: credentials.baseUrl, url: '/subaccounts/credits' },
	{ url: 'https://x.example/v1/subaccounts/credits' },
	{ method: 'POST', url: '/subaccounts' },
	{ method: 'POST', url: '/subaccounts/credits/more' },
	{ method: 'POST', url: '/contacts?next=/subaccounts/credits' },
	{ method: 'POST', url: '/lists/subaccounts%2Fcredits/contacts' },
])('every other call carries it in the query only: $method $url', async (options) => {
	expect(await authenticated({ ...options })).toEqual({ ...options, ...QUERY });
});

test('what is there already stays', async () => {
	const qs = { tag: 'vip' };
	expect(await authenticated({ url: '/tags', qs })).toMatchObject({
		qs: { tag: 'vip', apiKey: 'key-1234' },
	});
	expect(qs).toEqual({ tag: 'vip' });
	const headers = { accept: 'application/json' };
	const granted = await authenticated({ method: 'POST', url: '/subaccounts/credits', headers });
	expect(granted.headers).toEqual({ accept: 'application/json', 'x-api-key': 'key-1234' });
});

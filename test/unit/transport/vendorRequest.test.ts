import type { IHttpRequestOptions, IPollFunctions } from 'n8n-workflow';

import { requestOutcome } from '../../../nodes/shared/transport';
import type { Platform } from '../../../nodes/shared/transport';

const parrot: Platform = {
	name: 'Parrot',
	keyPlace: 'in Parrot',
	credential: 'parrotApi',
	limitScope: 'key',
	demandsHttps: true,
};

/** Asks once, and gives what left and how it ended. */
async function ask(credentials: object, request: Partial<IHttpRequestOptions> = {}) {
	const left: IHttpRequestOptions[] = [];
	const context = {
		getCredentials: async () => ({ apiKey: 'a-key-of-its-own', ...credentials }),
		getExecutionId: () => '1',
		getNode: () => ({ id: 'node' }),
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) => {
				left.push(options);
				return { statusCode: 200, headers: {}, body: {} };
			},
		},
	} as unknown as IPollFunctions;
	const policy = { effect: 'read', route: 'GET /list', maxWaitMs: 0 } as const;
	const outcome = await requestOutcome(context, parrot, { url: '/list', ...request }, policy);
	return { left, outcome };
}

it.each([
	['a Base URL that would show the key to everybody', { baseUrl: 'http://parrot.example' }, {}],
	['no Base URL', { baseUrl: '' }, {}],
	['a key that no header can carry', { baseUrl: 'https://parrot.example', apiKey: '“key”' }, {}],
	['an empty id in the address', { baseUrl: 'https://parrot.example' }, { url: '/contacts/undefined' }],
])('lets nothing leave with %s', async (_what, credentials, request) => {
	const { left, outcome } = await ask(credentials, request);
	expect(left).toEqual([]);
	expect(outcome.kind).toBe('notSent');
});

it('takes every answer as it is, and follows no redirect with the key', async () => {
	const { left, outcome } = await ask({ baseUrl: 'https://parrot.example' });
	expect(outcome.kind).toBe('delivered');
	expect(left).toEqual([
		expect.objectContaining({
			url: '/list',
			baseURL: 'https://parrot.example',
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
		}),
	]);
});

import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { HitlChatApi } from '../../../credentials/HitlChatApi.credentials';
import { HitlChat } from '../../../nodes/HitlChat/HitlChat.node';
import { startSandbox } from '../../../sandbox';
import { runCredentialTest, runListSearch } from '../harness';
import { hitlChatCredential } from '../setup';
import { fault, useSandbox } from '../support';

const server = useSandbox();

describe('the dropdown of templates', () => {
	const open = async (filter?: string, own: ICredentialDataDecryptedObject = {}) =>
		await runListSearch({
			node: HitlChat,
			credentials: hitlChatCredential(server.get(), own),
			parameters: { resource: 'broadcast', operation: 'send' },
			property: 'metaTemplateName',
			filter,
		});
	const promo = { name: 'promo_may_2026 · en · approved', value: 'promo_may_2026' };
	const welcome = { name: 'welcome_back · de · approved', value: 'welcome_back' };

	test('lists them by name', async () => {
		expect((await open()).results).toEqual([promo, welcome]);
		expect(server.get().requests()).toMatchObject([{ method: 'GET', path: '/templates' }]);
	});

	test.each([
		['PROMO', [promo]],
		['  back ', [welcome]],
		['nothing like it', []],
	])('finds %j', async (filter, expected) => {
		expect((await open(filter)).results).toEqual(expected);
	});

	test('says what is wrong with the key, after one request', async () => {
		await expect(open(undefined, { apiKey: 'some-other-key' })).rejects.toMatchObject({
			message: 'HitlChat rejected the API key: The API key is missing or wrong',
		});
		expect(server.get().requests()).toHaveLength(1);
	});

	test('waits a little for the vendor', async () => {
		fault(server.get(), { kind: 'rateLimit', retryAfter: 1 });
		expect((await open()).results).toHaveLength(2);
	});

	test('does not begin a long wait', async () => {
		fault(server.get(), { kind: 'rateLimit', retryAfter: 30 });
		const began = Date.now();
		await expect(open()).rejects.toMatchObject({
			message: expect.stringContaining('too many requests'),
			description: expect.stringMatching(/ready again at \d{4}-/),
		});
		expect(Date.now() - began).toBeLessThan(10_000);
		expect(server.get().requests()).toHaveLength(1);
	});

	test('gives up after 5 seconds in all, refused or not answered', async () => {
		const hanging = await startSandbox({ port: 0 });
		fault(server.get(), { kind: 'rateLimit', retryAfter: 2, times: 'always' });
		fault(hanging, { kind: 'hang', times: 'always' });
		const began = Date.now();
		await Promise.all([
			expect(open()).rejects.toThrow('too many requests'),
			expect(open(undefined, { baseUrl: hanging.baseUrl('hitlChat') })).rejects.toThrow(
				'The connection to HitlChat was lost before an answer came',
			),
		]);
		expect(Date.now() - began).toBeLessThan(9_000);
		await hanging.close();
	});
});

describe('the credential test', () => {
	const run = async (own: ICredentialDataDecryptedObject = {}) => {
		const { hitlChatApi } = hitlChatCredential(server.get(), own);
		const data: ICredentialDataDecryptedObject = hitlChatApi;
		return await runCredentialTest({ credentialType: HitlChatApi, data, nodes: [HitlChat] });
	};

	test('accepts the key, by listing conversations', async () => {
		expect(await run()).toEqual({ status: 'OK', message: 'HitlChat accepted the API key' });
		expect(server.get().requests()).toMatchObject([
			{ method: 'GET', path: '/conversationlist', status: 200 },
		]);
	});

	test('says that the key is wrong, after one request', async () => {
		const { status, message } = await run({ apiKey: 'some-other-key' });
		expect(status).toBe('Error');
		expect(message).toContain('HitlChat rejected the API key: The API key is missing or wrong');
		expect(message).toContain('in HitlChat under My Account → API');
		expect(server.get().requests()).toHaveLength(1);
	});

	test.each([
		['no address at all', 'hitlchat', 'is not a web address'],
		['another protocol', 'ftp://127.0.0.1/', 'must begin with https://'],
		['empty', '', 'is not a web address'],
	])('says that the base URL is wrong (%s)', async (_name, baseUrl, words) => {
		const { status, message } = await run({ baseUrl });
		expect(status).toBe('Error');
		expect(message).toContain(words);
	});

	test('says that the base URL leads elsewhere', async () => {
		const { status, message } = await run({ baseUrl: `${server.get().url}/elsewhere` });
		expect(status).toBe('Error');
		expect(message).toContain('HitlChat could not find the requested resource');
	});

	test('says that nobody answers at the base URL', async () => {
		const { hitlChatApi } = hitlChatCredential(server.get());
		await server.get().close();
		const { status, message } = await runCredentialTest({
			credentialType: HitlChatApi,
			data: hitlChatApi,
			nodes: [HitlChat],
		});
		expect(status).toBe('Error');
		expect(message).toContain('HitlChat could not be reached');
	});

	test('does not follow a redirect', async () => {
		const location = `${server.get().baseUrl('hitlChat')}/templates`;
		fault(server.get(), { kind: 'redirect', status: 302, location });
		expect(await run()).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('HitlChat answered with a redirect'),
		});
		expect(server.get().requests()).toHaveLength(1);
	});

	test('shows nothing of the key where the vendor echoes it', async () => {
		fault(server.get(), { kind: 'echoKey', status: 401 });
		const key = server.get().key('hitlChat');
		const { status, message } = await run();
		expect(status).toBe('Error');
		expect(message).toContain('Could not handle the request of key ***');
		expect(message).not.toContain(key);
		expect(message).not.toContain(encodeURIComponent(key));
	});

	test('waits a little for the vendor', async () => {
		fault(server.get(), { kind: 'rateLimit', retryAfter: 1 });
		expect(await run()).toMatchObject({ status: 'OK' });
	});
});

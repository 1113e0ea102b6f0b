import { HueChatApi } from '../../../credentials/HueChatApi.credentials';
import { HueChat } from '../../../nodes/HueChat/HueChat.node';
import { runAsTool, runCredentialTest, runListSearch } from '../harness';
import { useSandbox } from '../support';
import { hueChatCredential, jsonOf, runHueChat } from './setup';

const { get: sandbox } = useSandbox();
const parameters = {
	resource: 'message',
	operation: 'send',
	contactId: 'cnt_amira',
	content: 'Hi',
};

it('a wrong key is one request, and the vendor’s words', async () => {
	const run = await runHueChat(sandbox(), { parameters, credential: { apiKey: 'sk_live_wrong' } });
	expect(run.error?.message).toBe('HueChat rejected the API key: The API key is missing or wrong');
	expect(run.error?.context.delivery).toMatchObject({ status: 401, vendorCode: 'unauthorized' });
	expect(sandbox().requests()).toHaveLength(1);
	expect(run.stored).not.toContain('sk_live_wrong');
});

it('403 names the scopes that a key can have', async () => {
	const body = { error: 'forbidden', message: 'Missing scope', code: 403 };
	sandbox().fault({ platform: 'hueChat', kind: 'status', status: 403, body });
	const run = await runHueChat(sandbox(), { parameters });
	expect(run.error?.message).toContain('Missing scope');
	expect(run.error?.description).toContain('conversations:write to send');
});

it('waits as long as the body of a 429 says when no header does', async () => {
	const body = { error: 'rate_limited', message: 'Rate limit exceeded.', code: 429, retry_after: 2 };
	sandbox().fault({ platform: 'hueChat', kind: 'status', status: 429, body });
	const run = await runHueChat(sandbox(), { parameters });
	expect(run.error).toBeUndefined();
	const [first, second, ...others] = sandbox().requests();
	expect(others).toEqual([]);
	const waited = (second?.receivedAt ?? 0) - (first?.receivedAt ?? 0);
	expect(waited).toBeGreaterThanOrEqual(1_900);
	expect(waited).toBeLessThan(10_000);
});

it('does not begin a wait beyond Max Wait, and says when to come back', async () => {
	const body = { error: 'rate_limited', message: 'Rate limit exceeded.', code: 429, retry_after: 60 };
	sandbox().fault({ platform: 'hueChat', kind: 'status', status: 429, body });
	const began = Date.now();
	const run = await runHueChat(sandbox(), {
		parameters: { ...parameters, maxWait: 5 },
	});
	expect(Date.now() - began).toBeLessThan(10_000);
	expect(run.error?.message).toContain('Rate limit exceeded.');
	expect(run.error?.description).toContain('Max Wait');
	expect(sandbox().requests()).toHaveLength(1);
});

it('keeps within the limit that every answer tells', async () => {
	sandbox().limit({ platform: 'hueChat', requests: 10, windowMs: 2_000 });
	const run = await runHueChat(sandbox(), {
		parameters: { ...parameters, content: '={{ $json.text }}' },
		items: Array.from({ length: 15 }, (_, index) => ({ json: { text: `m${index}` } })),
	});
	expect(run.error).toBeUndefined();
	expect(sandbox().requests().filter(({ status }) => status === 429)).toEqual([]);
	expect(jsonOf(run)).toHaveLength(15);
});

it('shows no key that the vendor echoes', async () => {
	sandbox().fault({ platform: 'hueChat', kind: 'echoKey', status: 400 });
	const run = await runHueChat(sandbox(), { parameters });
	const key = sandbox().key('hueChat');
	expect(run.error?.message).toContain('Could not handle the request');
	for (const form of [key, encodeURIComponent(key)]) expect(run.stored).not.toContain(form);
});

it('works as an AI tool', async () => {
	const run = await runAsTool({
		node: HueChat,
		credentials: hueChatCredential(sandbox()),
		parameters: { ...parameters, content: "={{ $fromAI('text') }}" },
		args: { text: 'From an agent' },
	});
	expect(run.error).toBeUndefined();
	expect(sandbox().requests().map(({ body }) => body)).toEqual([
		{ channel: 'whatsapp', message_type: 'text', content: 'From an agent' },
	]);
});

it('offers the templates in a dropdown', async () => {
	const found = await runListSearch({
		node: HueChat,
		credentials: hueChatCredential(sandbox()),
		parameters: { ...parameters, messageType: 'template' },
		property: 'templateName',
		filter: 'WEL',
	});
	expect(found.results).toEqual([{ name: 'welcome · en · approved', value: 'welcome' }]);
});

describe('credential test', () => {
	const test = async (own: object = {}) =>
		await runCredentialTest({
			credentialType: HueChatApi,
			nodes: [HueChat],
			data: { ...hueChatCredential(sandbox()).hueChatApi, ...own },
		});

	it('reads the contacts and changes nothing', async () => {
		expect(await test()).toEqual({ status: 'OK', message: 'HueChat accepted the API key' });
		expect(sandbox().requests().map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /contacts']);
	});

	it('says what is wrong with a key, in one request', async () => {
		const result = await test({ apiKey: 'sk_test_wrong' });
		expect(result.status).toBe('Error');
		expect(result.message).toContain('HueChat rejected the API key');
		expect(sandbox().requests()).toHaveLength(1);
	});
});

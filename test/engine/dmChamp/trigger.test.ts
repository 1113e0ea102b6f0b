import { DmChampWebhookApi } from '../../../credentials/DmChampWebhookApi.credentials';
import { DmChampTrigger } from '../../../nodes/DmChamp/DmChampTrigger.node';
import { FakeReply } from '../../support/fakeReply';
import { incoming } from '../../unit/webhook/calls';
import { runCredentialTest, runNode } from '../harness';
import { publish, runWebhook, type WebhookOptions } from '../harness/run-webhook';

const secret = 'a-secret-of-some-length';

let counter = 0;
const freshId = (): string => `engine-${(counter += 1)}`;

async function call(body: unknown, options: Partial<WebhookOptions> = {}, query: object = {}) {
	const response = new FakeReply();
	const request = {
		headers: {},
		query,
		rawBody: undefined as Buffer | undefined,
		async readRawBody() {
			this.rawBody = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
		},
	};
	const parameters = { events: ['message'] };
	const result = await runWebhook({ node: DmChampTrigger, request, response, parameters, ...options });
	return { result, response };
}

const hardenedOptions = { credentials: { dmChampWebhookApi: { secret } } };

describe('webhook()', () => {
	it('starts an execution with its own defaults, and execute() outputs the flat message', async () => {
		const id = freshId();
		const body = incoming(id, { channel: 'livechat' });
		const { result, response } = await call(body);
		expect(result.webhookResponse).toEqual({ success: true, messageId: id });
		expect(response.sent).toEqual([]);

		const run = await runNode({ node: DmChampTrigger, items: result.workflowData?.[0] });
		expect(run.error).toBeUndefined();
		expect(run.output[0]).toHaveLength(1);
		expect(run.output[0][0].json).toEqual({
			id,
			platform: 'dmChamp',
			channel: 'livechat',
			direction: 'incoming',
			type: 'text',
			event: 'message',
			contact: { id: 'customer-1', name: null, phone: null, email: null },
			receiver: 'business-1',
			conversationId: null,
			text: 'Hello',
			media: [],
			timestamp: expect.any(String) as unknown,
			sessionId: 'dmChamp:livechat:customer-1',
			chatInput: 'Hello',
			reply: { fromId: 'customer-1', customChannel: 'livechat' },
			verified: 'none',
			raw: body,
		});
	});

	it('reads the secret from the credential, and from there only', async () => {
		const refused = await call(incoming(freshId()), hardenedOptions);
		expect(refused.result).toEqual({ noWebhookResponse: true });
		expect(refused.response.statusCode).toBe(401);
		const right = await call(incoming(freshId()), hardenedOptions, { apiKey: secret });
		expect(right.result.workflowData?.[0]).toHaveLength(1);
	});

	it('keeps the secret out of everything that n8n would store', async () => {
		const { result } = await call(incoming(freshId()), hardenedOptions, { apiKey: secret });
		const items = result.workflowData?.[0];
		const run = await runNode({ node: DmChampTrigger, items, ...hardenedOptions });
		expect(JSON.stringify(result)).not.toContain(secret);
		expect(run.stored).not.toContain(secret);
		expect(run.stored).toContain('customer-1');
	});

	it('passes what an auto-recharge brings on, its key on top', async () => {
		const key = freshId();
		const body = { idempotency_key: key, sub_account_id: 'account-1', email: 'a@b.example' };
		const parameters = { events: ['autoRecharge'], responseMode: 'lastNode' };
		const options = { ...hardenedOptions, parameters };
		const { result } = await call(body, options, { apiKey: secret });
		const items = result.workflowData?.[0];
		const { output } = await runNode({ node: DmChampTrigger, items, ...options });
		expect(output[0][0].json).toMatchObject({
			id: key,
			idempotency_key: key,
			type: 'autoRecharge',
			contact: { id: 'account-1', email: 'a@b.example' },
			verified: 'secret',
			raw: body,
		});
	});

	it('answers a parameter that cannot be read, and does not throw', async () => {
		const parameters = { events: ['message'], filters: { channel: "={{ $('Nowhere').first().json.a }}" } };
		const { result, response } = await call(incoming(freshId()), { parameters });
		expect(result).toEqual({ noWebhookResponse: true });
		expect(response.statusCode).toBe(500);
		expect(response.sent).toEqual([
			{ error: { code: 'INTERNAL_ERROR', message: expect.any(String) as unknown } },
		]);
	});
});

describe('publishing', () => {
	const node = DmChampTrigger;

	it.each(['message', 'platformEvent'])('allows an open endpoint for %s', async (event) => {
		await expect(publish({ node, parameters: { events: [event] } })).resolves.toBe(true);
	});

	it('refuses a pattern that cannot be searched, and says why', async () => {
		for (const textPattern of ['(', '(?=a)', 'a{900}']) {
			const parameters = { filters: { textPattern } };
			await expect(publish({ node, parameters })).rejects.toThrow(/^The pattern of Text Matches Pattern/);
		}
		const parameters = { filters: { textPattern: 'order\\s+\\d+' } };
		await expect(publish({ node, parameters })).resolves.toBe(true);
	});

	it('refuses auto-recharge without a secret, and says why', async () => {
		const parameters = { events: ['autoRecharge'] };
		await expect(publish({ node, parameters })).rejects.toMatchObject({
			message: expect.stringContaining('needs a secret') as unknown,
			description: expect.stringContaining('credits granted') as unknown,
		});
		await expect(publish({ node, parameters, ...hardenedOptions })).resolves.toBe(true);
	});

	it.each(['', '   ', 'too short'])('refuses the secret %j for any event', async (weak) => {
		const credentials = { dmChampWebhookApi: { secret: weak } };
		for (const event of ['autoRecharge', 'message']) {
			await expect(publish({ node, parameters: { events: [event] }, credentials })).rejects.toThrow(
				/at least 16 characters/,
			);
		}
	});
});

it.each(['aB+c/dEfGhIjKlMnOpQr==', 'sixteen characters or more', 'sixteen&characters#more'])(
	'refuses the secret %j, whose letters change in a URL, when it is entered and when it is published',
	async (weak) => {
		const credentials = { dmChampWebhookApi: { secret: weak } };
		await expect(publish({ node: DmChampTrigger, credentials })).rejects.toThrow(/letters, digits/);
		const tested = await runCredentialTest({
			credentialType: DmChampWebhookApi,
			data: { secret: weak },
			nodes: [DmChampTrigger],
		});
		expect(tested).toMatchObject({ status: 'Error', message: expect.stringMatching(/letters, digits/) as unknown });
	},
);

it('offers a random secret for a blank one, another one each time, which will do', async () => {
	const test = async (value: string) =>
		await runCredentialTest({
			credentialType: DmChampWebhookApi,
			data: { secret: value },
			nodes: [DmChampTrigger],
		});
	const offers = [await test(''), await test(' ')].map(({ message }) => /: ([\w-]{43})$/.exec(message)?.[1] ?? '');
	expect(offers[0]).toHaveLength(43);
	expect(offers[1]).not.toBe(offers[0]);
	expect(await test(offers[0])).toMatchObject({ status: 'OK' });
});

it.each([
	['too short', 'Error'],
	[secret, 'OK'],
])('tells in the credential’s form whether %j will do', async (value, status) => {
	const result = await runCredentialTest({
		credentialType: DmChampWebhookApi,
		data: { secret: value },
		nodes: [DmChampTrigger],
	});
	expect(result.status).toBe(status);
	expect(result.message).toMatch(status === 'OK' ? /apiKey=.*x-api-key/ : /at least 16 characters/);
});

import type { INodeParameters } from 'n8n-workflow';

import { fault, useSandbox } from '../support';
import { hitlChatCredential, runHitlChat } from '../setup';

const server = useSandbox();

const custom = (own: INodeParameters): INodeParameters => ({
	resource: 'customRequest',
	operation: 'send',
	...own,
});

const message = { recipientNumber: '447700900123', type: 'text', messageText: 'Hi' };
const post = custom({ method: 'POST', path: '/messages/send', body: JSON.stringify(message) });

const run = async (parameters: INodeParameters, more: object = {}) =>
	await runHitlChat(server.get(), { parameters, ...more });

const wire = () =>
	server
		.get()
		.requests()
		.map(({ method, path, query, body }) => ({ method, path, query, body }));

const statuses = () =>
	server
		.get()
		.requests()
		.map(({ status }) => status);

describe('customRequest: send', () => {
	test('sends what the user wrote, with the key of the credential', async () => {
		const { error, output } = await run(post);
		expect(error).toBeUndefined();
		expect(wire()).toEqual([{ method: 'POST', path: '/messages/send', query: {}, body: message }]);
		expect(server.get().requests()[0].status).toBe(200);
		expect(output[0]).toMatchObject([{ json: { id: 'message_1' }, pairedItem: { item: 0 } }]);
	});

	test('takes method, path and body of each item from expressions', async () => {
		const { error, output } = await run(
			custom({ method: '={{ $json.method }}', path: '={{ $json.path }}', body: '={{ $json.body }}' }),
			{
				items: [
					{ json: { method: 'GET', path: 'conversationlist', body: { ignored: true } } },
					{ json: { method: 'POST', path: '/messages/send', body: message } },
				],
			},
		);
		expect(error).toBeUndefined();
		expect(wire()).toMatchObject([
			{ method: 'GET', path: '/conversationlist', body: undefined },
			{ method: 'POST', path: '/messages/send', body: message },
		]);
		expect(output[0].map(({ pairedItem }) => pairedItem)).toContainEqual({ item: 1 });
	});

	test('sends rows and JSON of the query, the rows first', async () => {
		const { error } = await run(
			custom({
				method: 'GET',
				path: '/templates',
				query: { entry: [{ key: 'page', value: '2' }] },
				queryJson: '{"page": 9, "label[]": ["a", "b"]}',
			}),
		);
		// The sandbox takes no query here and says so; what counts is what arrived.
		expect(error).toBeDefined();
		expect(wire()[0].query).toEqual({ page: '2', 'label[]': ['a', 'b'] });
	});

	test('gives headers and status where they are wanted', async () => {
		const wanted = custom({
			method: 'GET',
			path: '/templates',
			options: { fullResponse: true },
		});
		const [[{ json }]] = (await run(wanted)).output;
		expect(json).toMatchObject({
			statusCode: 200,
			headers: { 'content-type': expect.stringContaining('json') },
			body: expect.anything(),
		});
	});

	test.each([
		['https://evil.example/messages/send', 'Path is a whole address'],
		['//evil.example/messages', 'Path begins with two slashes'],
		['/../messages', 'Path leads up to another path'],
		['/messages?key=1', 'Path contains a query'],
		['={{ "/contact/" + $json.id }}', 'Path has an empty part'],
	])('%s is refused before anything leaves', async (path, words) => {
		const { error } = await run(custom({ method: 'GET', path }));
		expect(error?.message).toBe(words);
		expect(server.get().requests()).toEqual([]);
	});

	describe('is retried as its method allows', () => {
		const lost = { kind: 'resetAfter', times: 1 } as const;

		test('a read is', async () => {
			fault(server.get(), lost);
			const { error } = await run(custom({ method: 'GET', path: '/templates' }));
			expect(error).toBeUndefined();
			expect(wire()).toHaveLength(2);
		});

		test('a POST is not, and its end is ambiguous', async () => {
			fault(server.get(), lost);
			const { error } = await run(post);
			expect(error?.context.delivery).toMatchObject({ outcome: 'ambiguous' });
			expect(wire()).toHaveLength(1);
		});

		test('a POST is where the user says that it is safe', async () => {
			fault(server.get(), lost);
			const { error } = await run({ ...post, options: { safeToRepeat: true } });
			expect(error).toBeUndefined();
			expect(wire()).toHaveLength(2);
		});

		test('Retry On Fail sends no POST a second time whose end is ambiguous', async () => {
			fault(server.get(), { kind: 'resetAfter', times: 'always' });
			const { error } = await run(post, { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
			expect(error?.context.delivery).toMatchObject({ outcome: 'ambiguous' });
			expect(wire()).toHaveLength(1);
		});
	});

	test('a dry run shows the request and sends nothing, without the key', async () => {
		const sandbox = server.get();
		const key = sandbox.key('hitlChat');
		const { output, stored } = await run({
			...post,
			body: JSON.stringify({ ...message, messageText: key }),
			options: { dryRun: true },
		});
		expect(output[0][0].json).toEqual({
			dryRun: true,
			method: 'POST',
			url: `${sandbox.baseUrl('hitlChat')}/messages/send`,
			query: {},
			body: { ...message, messageText: '***' },
		});
		expect(stored).not.toContain(key);
		expect(sandbox.requests()).toEqual([]);
	});

	test("shows the vendor's words where it refuses, without the key", async () => {
		const key = server.get().key('hitlChat');
		fault(server.get(), { kind: 'status', status: 422, body: { message: `No ${key} here` } });
		const { error, stored } = await run(post);
		expect(error?.message).toBe('HitlChat rejected the request: No *** here');
		expect(stored).not.toContain(key);
	});

	test('each item goes out with its own credential', async () => {
		const { error } = await runHitlChat(server.get(), {
			parameters: custom({ method: 'GET', path: '/templates' }),
			items: [{ json: { key: server.get().key('hitlChat') } }, { json: { key: 'another-key' } }],
			onError: 'continueRegularOutput',
			credential: { ...hitlChatCredential(server.get()).hitlChatApi, apiKey: '={{ $json.key }}' },
		});
		expect(error).toBeUndefined();
		expect(statuses().sort()).toEqual([200, 401]);
	});

	describe('a broadcast that the user writes', () => {
		const broadcast = { broadcast_name: 'May', meta_template_name: 'promo_may_2026' };
		const sent = (body: object) =>
			custom({ method: 'POST', path: '/Broadcasts', body: JSON.stringify(body) });

		test.each([{}, { recipient_numbers: [] }, { tags: '' }, { tags: [null] }])(
			'needs an audience as the operation does: %j',
			async (audience) => {
				const { error } = await run(sent({ ...broadcast, ...audience }));
				expect(error?.message).toBe('The audience of this broadcast is blank');
				expect(server.get().requests()).toEqual([]);
			},
		);

		test('needs one at an endpoint that the node does not know, too', async () => {
			const { error } = await run(
				custom({ method: 'POST', path: '/campaigns', body: '{"segment": ""}' }),
			);
			expect(error?.message).toBe('The audience of this broadcast is blank');
			expect(server.get().requests()).toEqual([]);
		});

		test('goes out with one', async () => {
			const body = { ...broadcast, recipient_numbers: ['447700900123'] };
			const { error } = await run(
				custom({ method: 'POST', path: 'broadcasts', body: JSON.stringify(body) }),
			);
			expect(error).toBeUndefined();
			expect(wire()).toEqual([{ method: 'POST', path: '/broadcasts', query: {}, body }]);
		});
	});
});

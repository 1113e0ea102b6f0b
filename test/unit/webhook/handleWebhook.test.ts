import { execute, FakeList, incoming, logged, receive } from './calls';
import type { CallOptions } from './calls';

let counter = 0;
/** An id that no other test has used: the memory is the process's. */
const freshId = (): string => `id-${(counter += 1)}`;

const accepted = (messageId: string) => ({
	status: 200,
	body: { success: true, messageId },
	headers: {},
});

const whenFinished = { responseMode: 'lastNode' };

describe('verify', () => {
	const secret = 'sixteen characters, and more';

	it.each<[string, CallOptions]>([
		['none', {}],
		['a wrong one', { query: { apiKey: 'wrong' } }],
		['two in the URL', { query: { apiKey: [secret, secret] } }],
		['an object in the URL', { query: { apiKey: { $eq: secret } } }],
		['one in another place', { body: { ...incoming('x'), apiKey: secret } }],
	])('answers 401 to %s, without reading the body', async (_, options) => {
		const readRawBody = jest.fn();
		const call = await receive({ body: incoming('x'), ...options, secret, readRawBody });
		expect(call.items).toBeUndefined();
		expect(call.heard()).toEqual({
			status: 401,
			body: { error: { code: 'UNAUTHORIZED', message: 'Invalid or missing API key.' } },
			headers: {},
		});
		expect(readRawBody).not.toHaveBeenCalled();
	});

	it.each<[CallOptions]>([
		[{ query: { apiKey: secret } }],
		[{ headers: { 'x-api-key': secret } }],
		[{ secret: `${secret}\n`, query: { apiKey: secret } }],
	])('lets %j in and says so', async (options) => {
		const { items } = await receive({ secret, body: incoming(freshId()), ...options });
		expect(items?.[0].json).toMatchObject({
			chatInboxDelivery: { message: { verified: 'secret' } },
		});
	});

	it('lets nobody in by a blank secret', async () => {
		const call = await receive({ secret: ' ', query: { apiKey: ' ' }, body: incoming('x') });
		expect(call.heard().status).toBe(401);
	});

	it('is no open door where the credential cannot be read', async () => {
		const query = { apiKey: secret };
		const call = await receive({ unreadable: true, query, body: incoming('x') });
		expect(call.items).toBeUndefined();
		expect(call.heard()).toMatchObject({
			status: 503,
			body: { error: { code: 'UNAVAILABLE' } },
			headers: { 'Retry-After': '10' },
		});
		expect((await receive({ unreadable: true, body: incoming('x') })).heard().status).toBe(401);
	});

	it('keeps the secret out of output and logs', async () => {
		const headers = { 'x-api-key': secret, cookie: 'c' };
		const id = freshId();
		const call = await receive({ secret, query: { apiKey: secret }, headers, body: incoming(id) });
		const output = await execute(call.items ?? [], new FakeList());
		expect(output).toHaveLength(1);
		expect(JSON.stringify([call.items, output, logged])).not.toContain(secret);
	});
});

describe('parse', () => {
	it.each<[string, unknown]>([
		['customData is required.', {}],
		['customData must be an object.', { customData: 'x' }],
		['customData must be an object.', { customData: [] }],
		['customData.fromId is required.', { customData: { messageSid: '1', toId: 'b', body: 'x' } }],
		['customData.fromId must not be blank.', incoming('1', { fromId: ' ' })],
		['customData.toId must be text.', incoming('1', { toId: {} })],
		['customData.toId must be text.', incoming('1', { toId: 1.5 })],
		['customData.body must be text.', incoming('1', { body: null })],
		['customData.body must not be blank.', incoming('1', { body: '' })],
		[
			'customData.messageSid is required.',
			{ customData: { fromId: 'a', toId: 'b', body: 'x' }, messageType: 'text' },
		],
		['customData.messageSid must have at most 512 characters.', incoming('x'.repeat(513))],
		['The body is empty.', ''],
		['The body is not JSON in UTF-8.', '{'],
		['The body is not JSON in UTF-8.', Buffer.from('7b2261223a22ff227d', 'hex')],
		['The body is not JSON in UTF-8.', Buffer.from(JSON.stringify(incoming('1')), 'utf16le')],
		['The body must be a JSON object.', '[]'],
		['The body must be a JSON object.', 'null'],
		['The body must be a JSON object.', '"text"'],
		['The body must be a JSON object.', '7'],
	])('answers 400 with "%s"', async (words, body) => {
		const call = await receive({ body });
		expect(call.items).toBeUndefined();
		expect(call.heard()).toEqual({
			status: 400,
			body: { error: { code: 'INVALID_REQUEST', message: words } },
			headers: {},
		});
	});

	it('reads the id from either field, numbers as ids, and a byte order mark', async () => {
		const id = freshId();
		const body = { customData: { id, fromId: 7, toId: 8, body: 'x', messageSid: null } };
		const call = await receive({ body: `\uFEFF${JSON.stringify(body)}` });
		call.answer();
		expect(call.heard()).toEqual(accepted(id));
		const [output] = await execute(call.items ?? [], new FakeList());
		expect(output).toMatchObject({ id, contact: { id: '7' }, raw: body });
	});

	it.each(['', ' \n', null])('takes an optional field that holds %j for a missing one', async (blank) => {
		const id = freshId();
		const own = { messageSid: blank, id, channel: blank, status: blank };
		const call = await receive({ body: incoming(id, own, { messageType: blank }) });
		call.answer();
		expect(call.heard()).toEqual(accepted(id));
		const [output] = await execute(call.items ?? [], new FakeList());
		expect(output).toMatchObject({ id, channel: null, type: 'text' });
	});

	it('takes what n8n has parsed where the bytes are gone', async () => {
		const call = await receive({ readRawBody: async () => undefined });
		expect(call.heard().body).toEqual({
			error: { code: 'INVALID_REQUEST', message: 'The body is empty.' },
		});
	});

	it.each([
		[413, 413, 'TOO_LARGE'],
		[400, 400, 'INVALID_REQUEST'],
		[undefined, 400, 'INVALID_REQUEST'],
	])('answers a body that fails with %s while it is read', async (thrown, status, code) => {
		const readRawBody = async () => {
			throw Object.assign(new Error('request entity too large'), { status: thrown });
		};
		const call = await receive({ readRawBody });
		expect(call.heard()).toMatchObject({ status, body: { error: { code } } });
	});

	// n8n waits for the end of what it inflates, which never comes where the caller hangs up before.
	it('does not wait for the rest of a body whose caller has gone', async () => {
		const readRawBody = async () => await new Promise<void>(() => undefined);
		const call = await receive({ readRawBody, cutOff: Promise.resolve() });
		expect(call.items).toBeUndefined();
		expect(call.heard()).toMatchObject({
			status: 400,
			body: { error: { code: 'INVALID_REQUEST' } },
		});
	});
});

describe('answer', () => {
	it('answers at once in the vendor’s shape, whatever n8n makes of it', async () => {
		const id = freshId();
		const first = await receive({ body: incoming(id) });
		first.answer(500);
		expect(first.heard()).toMatchObject({
			status: 500,
			body: { error: { code: 'WORKFLOW_FAILED' } },
		});
		const second = await receive({ body: incoming(id) });
		second.answer();
		expect(second.heard()).toEqual(accepted(id));
	});

	it('lets a duplicate wait until n8n has the execution, and then starts none', async () => {
		const id = freshId();
		const first = await receive({ body: incoming(id) });
		const duplicate = receive({ body: incoming(id) });
		await expect(Promise.race([duplicate, 'waiting'])).resolves.toBe('waiting');
		first.answer();
		const second = await duplicate;
		expect(second.items).toBeUndefined();
		expect(second.heard()).toEqual(accepted(id));
	});

	it('lets exactly one waiting duplicate try where n8n could not start the first', async () => {
		const id = freshId();
		const first = await receive({ body: incoming(id) });
		const waiting = [receive({ body: incoming(id) }), receive({ body: incoming(id) })];
		first.answer(500);
		const tried = await Promise.race(waiting);
		expect(tried.items).toHaveLength(1);
		tried.answer();
		const all = await Promise.all(waiting);
		expect(all.filter(({ items }) => items !== undefined)).toEqual([tried]);
		expect(all.map(({ heard }) => heard())).toEqual([accepted(id), accepted(id)]);
	});

	it('when finished: 503 during the run, again after a failed one, 200 after a good one', async () => {
		const id = freshId();
		const options = { body: incoming(id), parameters: whenFinished };
		const first = await receive(options);
		const meanwhile = await receive(options);
		expect(meanwhile.items).toBeUndefined();
		expect(meanwhile.heard()).toMatchObject({ status: 503, headers: { 'Retry-After': '10' } });
		first.answer(500);
		const second = await receive(options);
		expect(second.items).toHaveLength(1);
		second.answer();
		expect(second.heard()).toEqual(accepted(id));
		expect((await receive(options)).heard()).toEqual(accepted(id));
	});

	it('when finished: does not take n8n\'s 200 without a run for a finished one', async () => {
		const options = { body: incoming(freshId()), parameters: whenFinished };
		const first = await receive(options);
		first.answerWithoutRun();
		expect(first.heard()).toMatchObject({
			status: 500,
			body: { error: { code: 'WORKFLOW_FAILED' } },
		});
		expect((await receive(options)).items).toHaveLength(1);
	});

	it.each([
		[204, 'done'],
		[502, 'free'],
	])('understands an answer of %i that is not made by json()', async (status, then) => {
		const body = incoming(freshId());
		const first = await receive({ body });
		first.reply.status(status).end();
		const second = await receive({ body });
		expect(second.items === undefined ? 'done' : 'free').toBe(then);
		if (second.items !== undefined) second.answer();
	});

	it('answers what the filters leave out, without using up its id', async () => {
		const id = freshId();
		const body = incoming(id, { channel: 'email', toId: 'shop' });
		const filtered = [{ channel: 'livechat, sms' }, { toId: 'x' }, { messageType: ['reaction'] }];
		for (const filters of filtered) {
			const call = await receive({ body, parameters: { filters } });
			expect(call.items).toBeUndefined();
			expect(call.heard()).toEqual(accepted(id));
		}
		const filters = { channel: 'sms, Email', toId: 'SHOP', messageType: ['text'] };
		expect((await receive({ body, parameters: { filters } })).items).toHaveLength(1);
	});
});

describe('duplicates', () => {
	it('starts 20 executions for 200 parallel deliveries of 20 ids', async () => {
		const ids = Array.from({ length: 20 }, freshId);
		let started = 0;
		const statuses = await Promise.all(
			Array.from({ length: 200 }, async (_, index) => {
				const call = await receive({ body: incoming(ids[index % 20]) });
				if (call.items !== undefined) {
					started += 1;
					// n8n takes its time to store an execution.
					await new Promise((resolve) => setTimeout(resolve, 5));
					call.answer();
				}
				return call.heard().status;
			}),
		);
		expect(started).toBe(20);
		expect(new Set(statuses)).toEqual(new Set([200]));
	});

	it('keeps workflows, nodes, receivers, kinds and tries apart', async () => {
		const id = freshId();
		const calls: CallOptions[] = [
			{},
			{ workflowId: 'other' },
			{ nodeId: 'other' },
			{ body: incoming(id, { toId: 'other' }) },
			{ body: incoming(id, { body: '👍' }, { messageType: 'reaction' }) },
			{ body: incoming(id, { body: '❤️' }, { messageType: 'reaction' }) },
			{ mode: 'manual' },
			{ mode: 'manual' },
		];
		for (const options of calls) {
			const call = await receive({ body: incoming(id), ...options });
			expect(call.items).toHaveLength(1);
			call.answer();
		}
		for (const options of calls.filter(({ mode }) => mode !== 'manual')) {
			const call = await receive({ body: incoming(id), ...options });
			expect(call.items).toBeUndefined();
		}
	});

	it('drops no platform event that has no id of its own', async () => {
		const parameters = { events: ['platformEvent'] };
		for (const body of [{ event: 'e', id: 'contact-1' }, { event: 'e', id: 'contact-1' }, {}]) {
			const call = await receive({ parameters, body });
			expect(call.items).toHaveLength(1);
			call.answer();
			expect(call.heard()).toEqual({ status: 200, body: { success: true }, headers: {} });
		}
	});
});

it('gives n8n its turns while it reads many messages of one call', async () => {
	const body = Array.from({ length: 40 }, () => incoming(freshId(), { body: 'ab'.repeat(2_000) }));
	let turns = 0;
	const others = setInterval(() => (turns += 1), 1);
	try {
		const filters = { textPattern: '(a|b|ab|ba)*x' };
		expect((await receive({ body, parameters: { filters } })).items).toBeUndefined();
	} finally {
		clearInterval(others);
	}
	// A single turn could be the one that reading the body takes.
	expect(turns).toBeGreaterThan(3);
});

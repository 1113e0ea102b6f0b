import { people, runHitlChat, sendParameters } from '../setup';
import { fault, SEND_PATH, useSandbox } from '../support';

const server = useSandbox();

const json = { 'content-type': 'application/json' };

interface Said {
	status: number;
	body: unknown;
	headers?: Record<string, string>;
	words: string;
	code?: string;
}

// The shapes of platform-apis.md §2.1 (DM Champ), §3.1 (HueChat v2) and §4 (HueChat account API).
const bodies: Array<[string, Said]> = [
	['plain text', { status: 400, body: 'Phone is required', words: 'Phone is required' }],
	[
		'a JSON string',
		{ status: 400, body: '"Phone is required"', headers: json, words: 'Phone is required' },
	],
	[
		'a JSON string on 401',
		{ status: 401, body: '"No such key"', headers: json, words: 'No such key' },
	],
	['{error}', { status: 400, body: { error: 'Name is missing' }, words: 'Name is missing' }],
	[
		'nested {error: {code, message}}',
		{
			status: 400,
			body: { error: { code: 'INVALID_PHONE', message: 'This is no phone number' } },
			words: 'This is no phone number',
			code: 'INVALID_PHONE',
		},
	],
	[
		'{success: false, message}',
		{
			status: 404,
			body: { success: false, message: 'Contact not found' },
			words: 'Contact not found',
		},
	],
	['{message}', { status: 404, body: { message: 'Nobody here' }, words: 'Nobody here' }],
	[
		'{error: word, message, code: number}',
		{
			status: 401,
			body: { error: 'unauthorized', message: 'Invalid API key', code: 401 },
			words: 'Invalid API key',
			code: 'unauthorized',
		},
	],
	[
		'the same with details',
		{
			status: 400,
			body: {
				error: 'invalid_input',
				message: 'The channel is unknown',
				code: 400,
				details: { field: 'channel', received: 'fax', expected: 'whatsapp' },
				request_id: 'req_1',
			},
			words: 'The channel is unknown (channel: received fax, expected whatsapp)',
			code: 'invalid_input',
		},
	],
	[
		'{errors: {field: [words]}}',
		{
			status: 422,
			body: { errors: { phone_number: ['has already been taken'] } },
			words: 'phone_number: has already been taken',
		},
	],
	[
		'{detail: [{loc, msg}]}',
		{
			status: 422,
			body: { detail: [{ loc: ['body', 'phone'], msg: 'is not valid', type: 'value_error' }] },
			words: 'phone: is not valid',
		},
	],
	[
		'Meta’s error_data',
		{
			status: 400,
			body: { error: { code: 131047, message: 'Re-engagement message', error_data: { details: 'More than 24 hours have passed' } } },
			words: 'Re-engagement message (More than 24 hours have passed)',
			code: '131047',
		},
	],
	[
		'{error: text, code: word, status}',
		{
			status: 422,
			body: { error: 'Email is taken', code: 'invalid_parameter', status: 422 },
			words: 'Email is taken',
			code: 'invalid_parameter',
		},
	],
	[
		'the same on 403',
		{
			status: 403,
			body: { error: 'The scope messages:write is missing', code: 'forbidden', status: 403 },
			words: 'The scope messages:write is missing',
			code: 'forbidden',
		},
	],
	[
		'the same on 409',
		{
			status: 409,
			body: { error: 'Already sent', code: 'conflict', status: 409 },
			words: 'Already sent',
			code: 'conflict',
		},
	],
	['402 in a word', { status: 402, body: { error: 'No credits' }, words: 'No credits' }],
	[
		'HTTP 200 with success: false and a message',
		{
			status: 200,
			body: { success: false, error_code: 409, message: 'This contact exists' },
			words: 'This contact exists',
		},
	],
	[
		'HTTP 200 with success: false and an error text',
		{ status: 200, body: { success: false, error: 'Out of order' }, words: 'Out of order' },
	],
	[
		'HTTP 200 with success: false and a nested error',
		{
			status: 200,
			body: { success: false, error: { code: 'CLOSED', message: 'The chat is closed' } },
			words: 'The chat is closed',
			code: 'CLOSED',
		},
	],
	[
		'HTTP 200 with success: false, sent as text',
		{
			status: 200,
			body: '{"success":false,"message":"Said in text"}',
			words: 'Said in text',
		},
	],
];

describe.each([
	['a send', sendParameters],
	['a read', { resource: 'conversation', operation: 'getAll' }],
])('on %s, the vendor’s words are what the user reads', (_kind, parameters) => {
	test.each(bodies)('%s', async (_name, { words, code, ...answer }) => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'status', ...answer });
		const run = await runHitlChat(sandbox, { parameters, items: people(1) });
		expect(run.status).toBe('error');
		expect(sandbox.requests()).toHaveLength(1);
		expect(run.error?.message).toMatch(/^HitlChat .*: /);
		expect(run.error?.message.endsWith(`: ${words}`)).toBe(true);
		expect(run.error?.description).toBeTruthy();
		expect(run.error).toMatchObject({ httpCode: String(answer.status) });
		const { delivery } = run.error?.context as { delivery: { vendorCode?: string } };
		// A 200 proves nothing, whatever is in it: the send may have been processed in part.
		const isUnclear = parameters === sendParameters && answer.status === 200;
		const outcome = isUnclear ? 'ambiguous' : 'rejected';
		expect(delivery).toMatchObject({ outcome, status: answer.status });
		expect(delivery.vendorCode).toBe(code);
		expect(run.runData.resultData.error?.message).toContain(words);
	});
});

test('a 429 that is not waited for has the vendor’s words too', async () => {
	const sandbox = server.get();
	const body = {
		error: 'rate_limited',
		message: 'Come back in a minute',
		code: 429,
		retry_after: 60,
	};
	fault(sandbox, { kind: 'status', status: 429, headers: { 'retry-after': '60' }, body });
	const run = await runHitlChat(sandbox, {
		parameters: { ...sendParameters, maxWait: 1 },
		items: people(1),
	});
	expect(run.error?.message).toContain('Come back in a minute');
	expect(sandbox.requests({ path: SEND_PATH })).toHaveLength(1);
});

test('an error page gives no words of its own', async () => {
	const sandbox = server.get();
	const body = '<!DOCTYPE html><html><body><h1>Bad gateway of nginx</h1></body></html>';
	fault(sandbox, { kind: 'status', status: 404, body });
	const run = await runHitlChat(sandbox, { parameters: sendParameters, items: people(1) });
	expect(run.error?.message).toBe('HitlChat could not find the requested resource');
	expect(run.stored).not.toContain('nginx');
});

test('a delivered answer with an empty error field is delivered', async () => {
	const sandbox = server.get();
	const body = { id: 'message_1', error: 'none' };
	fault(sandbox, { kind: 'status', status: 200, body, times: 'always' });
	const run = await runHitlChat(sandbox, {
		parameters: sendParameters,
		items: people(1),
		retryOnFail: true,
		maxTries: 3,
		waitBetweenTries: 1,
	});
	expect(run.error).toBeUndefined();
	expect(sandbox.requests()).toHaveLength(1);
	expect(run.output[0][0].json).toEqual({ id: 'message_1', vendorError: 'none' });
});

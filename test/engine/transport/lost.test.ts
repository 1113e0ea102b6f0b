import { people, runHitlChat, sendParameters } from '../setup';
import { fault, SEND_PATH, textsOf, useSandbox } from '../support';

const server = useSandbox();

const listConversations = { resource: 'conversation', operation: 'getAll', returnAll: true };
const impatient = (parameters: object) => ({
	...parameters,
	// Long enough that a busy machine gets the request out in time.
	requestOptions: { timeout: 2_000 },
});
const WHAT_TO_DO = /may have been processed, so it is not retried automatically. Check in \w+ before sending it again/;

describe('a send that may have been carried out', () => {
	test.each([
		['a reset after the server accepted it', { kind: 'resetAfter' }, true],
		['a reset before', { kind: 'resetBefore' }, false],
		['no answer in time', { kind: 'hang' }, false],
		['an answer that breaks off', { kind: 'truncate' }, true],
		['an answer that is a web page', { kind: 'garbage' }, true],
		['HTTP 301', { kind: 'redirect', status: 301, location: 'https://example.com/' }, false],
		['HTTP 302', { kind: 'redirect', status: 302, location: 'https://example.com/' }, false],
		['HTTP 303', { kind: 'redirect', status: 303, location: 'https://example.com/' }, false],
		['HTTP 500', { kind: 'status', status: 500 }, false],
		['HTTP 502', { kind: 'status', status: 502 }, false],
		['HTTP 503', { kind: 'status', status: 503 }, false],
		['HTTP 504', { kind: 'status', status: 504 }, false],
		['success: false', { kind: 'status', status: 200, body: { success: false, messagesSent: 1 } }, false],
		[
			'an error in a 200',
			{ kind: 'status', status: 200, body: { error: 'number 447700900000 is not registered on WhatsApp' } },
			false,
		],
		[
			'a failed status in a 200',
			{ kind: 'status', status: 200, body: { status: 'failed', error: 'outside the 24 hour window' } },
			false,
		],
		[
			'a page that PHP writes with a 200',
			{ kind: 'status', status: 200, body: '<br />\n<b>Fatal error</b>: Uncaught mysqli_sql_exception' },
			false,
		],
		[
			'an error number in a 200',
			{ kind: 'status', status: 200, body: { error: 131047 } },
			false,
		],
		[
			'a list of one that failed',
			{ kind: 'status', status: 200, body: [{ success: false, error: 'not on WhatsApp' }] },
			false,
		],
	] as const)('(%s) is not sent again and says what to do', async (_name, what, accepted) => {
		const sandbox = server.get();
		fault(sandbox, what);
		const run = await runHitlChat(sandbox, {
			parameters: impatient(sendParameters),
			items: people(1),
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 1,
		});
		const requests = sandbox.requests();
		expect(requests.map((request) => request.accepted)).toEqual([accepted]);
		expect(run.status).toBe('error');
		expect(run.error?.context.delivery).toMatchObject({ outcome: 'ambiguous' });
		expect(run.error?.message).toContain('HitlChat');
		expect(run.error?.description).toMatch(WHAT_TO_DO);
	});

	test('(503 with Retry-After, as Varnish makes it) makes one request', async () => {
		const sandbox = server.get();
		const body = '<!DOCTYPE html><html><body><h1>Error 503 Backend fetch failed</h1></body></html>';
		const headers = { 'retry-after': '1' };
		fault(sandbox, { kind: 'status', status: 503, headers, body, times: 3 });
		const run = await runHitlChat(sandbox, { parameters: sendParameters, items: people(1) });
		expect(sandbox.requests().map(({ status }) => status)).toEqual([503]);
		expect(run.error?.context.delivery).toMatchObject({ outcome: 'ambiguous' });
		expect(run.error?.description).toMatch(WHAT_TO_DO);
		expect(run.error?.description).not.toMatch(/Nothing was/);
	});

	test('because the run was cancelled with the request under way, is not sent again', async () => {
		const sandbox = server.get();
		fault(sandbox, { kind: 'delay', ms: 1_500 });
		const run = await runHitlChat(sandbox, {
			parameters: sendParameters,
			items: people(2),
			cancelAfterMs: 1_000,
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 1,
		});
		expect(run.status).toBe('canceled');
		await new Promise((resolve) => setTimeout(resolve, 1_000));
		expect(textsOf(sandbox.requests())).toEqual(['message 0']);
	});
});

describe('a send that certainly was not', () => {
	test('https:// to a port that speaks HTTP', async () => {
		const sandbox = server.get();
		const baseUrl = sandbox.baseUrl('hitlChat').replace('http://', 'https://');
		const run = await runHitlChat(sandbox, {
			parameters: sendParameters,
			items: people(1),
			credential: { baseUrl },
		});
		expect(run.error).toMatchObject({
			message: 'No secure connection to HitlChat could be made',
			context: { delivery: { outcome: 'notSent' } },
		});
		expect(run.error?.description).toContain('nothing was sent');
	});

	test('nobody listens: says so, and that nothing was sent', async () => {
		const sandbox = server.get();
		const { port } = new URL(sandbox.url);
		const baseUrl = sandbox.baseUrl('hitlChat');
		await sandbox.close();
		const run = await runHitlChat(sandbox, {
			parameters: { ...sendParameters, maxWait: 0 },
			items: people(1),
			credential: { baseUrl },
		});
		expect(run.error).toMatchObject({
			message: 'HitlChat could not be reached',
			context: { delivery: { outcome: 'notSent' } },
		});
		expect(run.error?.description).toContain('nothing was sent');
		expect(run.stored).not.toContain(`${port}/hitlchat`);
	});
});

describe('a read', () => {
	test.each([
		['a reset after the server answered', { kind: 'resetAfter' }],
		['no answer in time', { kind: 'hang' }],
		['an answer that breaks off', { kind: 'truncate' }],
		['HTTP 502', { kind: 'status', status: 502 }],
		['503 with Retry-After', { kind: 'status', status: 503, headers: { 'retry-after': '1' } }],
	] as const)('is tried again after %s', async (_name, what) => {
		const sandbox = server.get();
		fault(sandbox, what);
		const run = await runHitlChat(sandbox, { parameters: impatient(listConversations) });
		expect(run.error).toBeUndefined();
		expect(sandbox.requests()).toHaveLength(2);
		expect(run.output[0]).toHaveLength(3);
	});

	test.each([
		['HTTP 500, which the document does not call transient', { kind: 'status', status: 500 }],
		['a web page', { kind: 'garbage' }],
		['HTTP 404', { kind: 'status', status: 404 }],
	] as const)('is not tried again after %s', async (_name, what) => {
		const sandbox = server.get();
		fault(sandbox, what);
		const run = await runHitlChat(sandbox, { parameters: listConversations });
		expect(run.error?.context.delivery).toMatchObject({ outcome: 'rejected' });
		expect(run.error?.description).not.toMatch(WHAT_TO_DO);
		expect(sandbox.requests()).toHaveLength(1);
	});
});

describe.each([
	['send', sendParameters],
	['read', listConversations],
])('a %s', (_name, parameters) => {
	test('with a wrong key makes one request', async () => {
		const sandbox = server.get();
		const run = await runHitlChat(sandbox, {
			parameters,
			items: people(1),
			credential: { apiKey: 'some-other-key' },
		});
		expect(sandbox.requests().map(({ status }) => status)).toEqual([401]);
		expect(run.error).toMatchObject({
			httpCode: '401',
			context: { delivery: { outcome: 'rejected', status: 401 } },
		});
		expect(run.error?.message).toBe(
			'HitlChat rejected the API key: The API key is missing or wrong',
		);
		expect(run.error?.description).toContain('in HitlChat under My Account → API');
	});

	test.each([301, 302, 307, 308])('is not sent after a redirect (%i)', async (status) => {
		const sandbox = server.get();
		const location = `${sandbox.baseUrl('hitlChat')}/conversationlist?from=redirect`;
		fault(sandbox, { kind: 'redirect', status, location });
		const run = await runHitlChat(sandbox, { parameters, items: people(1) });
		expect(sandbox.requests()).toHaveLength(1);
		expect(run.error?.message).toBe('HitlChat answered with a redirect');
		expect(run.stored).not.toContain('from=redirect');
	});
});

test('several items with a wrong key make one request, and the error says so', async () => {
	const sandbox = server.get();
	const run = await runHitlChat(sandbox, {
		parameters: sendParameters,
		items: people(4),
		credential: { apiKey: 'some-other-key' },
	});
	expect(sandbox.requests({ path: SEND_PATH })).toHaveLength(1);
	expect(run.error?.description).toContain('Items: rejected 0 (1) · skipped 1–3 (3)');
});

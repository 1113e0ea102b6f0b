import { inspect } from 'node:util';

import { HitlChatApi } from '../../../credentials/HitlChatApi.credentials';
import { HitlChat } from '../../../nodes/HitlChat/HitlChat.node';
import type { Sandbox } from '../../../sandbox';
import { runAsTool, runCredentialTest, runListSearch } from '../harness';
import { hitlChatCredential, people, runHitlChat, sendParameters } from '../setup';
import { fault, useSandbox } from '../support';

const server = useSandbox();

/** Everything of an error that n8n or a user could come to see, and more. */
function everythingOf(error: unknown): string {
	if (!(error instanceof Error) && (typeof error !== 'object' || error === null)) {
		return String(error);
	}
	const parts = error as Partial<Record<string, unknown>>;
	return [
		parts.message,
		parts.description,
		parts.stack,
		JSON.stringify(parts.context),
		JSON.stringify(parts.messages),
		JSON.stringify(error),
		inspect(error, { depth: 12, maxArrayLength: null, maxStringLength: null }),
	].join('\n');
}

function expectNoSecret(text: string, key: string): void {
	const spellings = [
		key,
		encodeURIComponent(key),
		encodeURIComponent(encodeURIComponent(key)),
		Buffer.from(key).toString('base64'),
		`Bearer ${key}`,
	];
	for (const spelling of spellings) {
		expect(text.toLowerCase()).not.toContain(spelling.toLowerCase());
	}
}

const read = { resource: 'conversation', operation: 'getAll' };

interface ErrorPath {
	what?: Parameters<typeof fault>[1] | ((key: string) => Parameters<typeof fault>[1]);
	/** Of the credential. */
	own?: (sandbox: Sandbox) => Record<string, unknown>;
	number?: string;
	/** The vendor's text is shown with the key cut out of it. */
	echoes?: boolean;
}

const everywhere = (key: string) => ({
	kind: 'status' as const,
	status: 400,
	headers: { 'x-request-key': key },
	body: { error: { code: key, message: `a ${key} b ${encodeURIComponent(key)} c Bearer ${key}` } },
});

const paths: Array<[string, ErrorPath]> = [
	['400 that echoes the key', { what: { kind: 'echoKey', status: 400 }, echoes: true }],
	['401 that echoes the key', { what: { kind: 'echoKey', status: 401 }, echoes: true }],
	['403 that echoes the key', { what: { kind: 'echoKey', status: 403 }, echoes: true }],
	['404 that echoes the key', { what: { kind: 'echoKey', status: 404 }, echoes: true }],
	['500 that echoes the key', { what: { kind: 'echoKey', status: 500 }, echoes: true }],
	[
		'200 with success: false that echoes the key',
		{
			what: (key) => ({
				kind: 'status',
				status: 200,
				body: { success: false, message: `No such key: ${key}` },
			}),
			echoes: true,
		},
	],
	['code, text and header that echo the key', { what: everywhere, echoes: true }],
	[
		'plain text that echoes the key',
		{ what: (key) => ({ kind: 'status', status: 400, body: `Key ${key}!` }), echoes: true },
	],
	[
		'a 429 beyond Max Wait that echoes the key',
		{
			what: (key) => ({
				kind: 'status',
				status: 429,
				headers: { 'retry-after': '600' },
				body: { error: 'rate_limited', message: `Too much with ${key}`, code: 429 },
			}),
			echoes: true,
		},
	],
	[
		'a redirect to an address with the key',
		{
			what: (key) => ({
				kind: 'redirect',
				location: `http://127.0.0.1:9/?apiKey=${encodeURIComponent(key)}`,
			}),
		},
	],
	['a web page', { what: { kind: 'garbage' } }],
	['HTTP 500', { what: { kind: 'status', status: 500 } }],
	['a number without country code', { number: '07700 900123' }],
	['a wrong key', { own: () => ({ apiKey: 'another/secret+key=0002' }) }],
	['a key that no header can hold', { own: () => ({ apiKey: 'another–secret\nkey' }) }],
	['a base URL that is none', { own: () => ({ baseUrl: 'nowhere' }) }],
	['a base URL that leads elsewhere', { own: ({ url }) => ({ baseUrl: `${url}/elsewhere` }) }],
	['a host that does not exist', { own: () => ({ baseUrl: 'http://nowhere.invalid/v1' }) }],
];

// These are ambiguous for a send, and retried for a read: sends only, to keep the tests short.
const lost: Array<[string, ErrorPath]> = [
	['a reset after it was accepted', { what: { kind: 'resetAfter' } }],
	['a reset before', { what: { kind: 'resetBefore' } }],
	['no answer in time', { what: { kind: 'hang' } }],
	['an answer that breaks off', { what: { kind: 'truncate' } }],
	['nobody listening', { own: () => ({ baseUrl: 'http://127.0.0.1:9/' }) }],
];

interface Prepared {
	sandbox: Sandbox;
	key: string;
	own: Record<string, unknown>;
}

function prepare({ what, own }: ErrorPath): Prepared {
	const sandbox = server.get();
	const ownData = own?.(sandbox) ?? {};
	const key = String(ownData.apiKey ?? sandbox.key('hitlChat'));
	const faults = typeof what === 'function' ? what(key) : what;
	if (faults !== undefined) fault(sandbox, { ...faults, times: 'always' });
	return { sandbox, key, own: ownData };
}

/** Negative tests prove nothing where the way was not taken. */
function expectShown(text: string, { echoes }: ErrorPath): void {
	if (echoes === true) expect(text).toContain('***');
}

const maxWait = 0;
const requestOptions = { timeout: 300 };

describe.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
	'no secret with %s',
	(onError) => {
		test.each([...paths, ...lost])('after %s', async (_name, path) => {
			const { sandbox, key, own } = prepare(path);
			const run = await runHitlChat(sandbox, {
				parameters: { ...sendParameters, maxWait, requestOptions },
				items: people(2, path.number),
				credential: own,
				onError,
			});
			const errors = run.output.flat().map((item) => everythingOf(item.error));
			const text = [run.stored, everythingOf(run.error), ...run.thrown.map(everythingOf)].join();
			expectNoSecret([text, ...errors, JSON.stringify(run.output)].join(), key);
			expectShown(text, path);
			if (onError === 'stopWorkflow') expect(run.status).toBe('error');
			else expect(errors).not.toHaveLength(0);
		});
	},
);

describe('no secret in a read', () => {
	test.each(paths.filter(([, { number }]) => number === undefined))(
		'after %s',
		async (_name, path) => {
			const { sandbox, key, own } = prepare(path);
			const run = await runHitlChat(sandbox, {
				parameters: { ...read, maxWait, requestOptions },
				credential: own,
			});
			const text = [run.stored, everythingOf(run.error), ...run.thrown.map(everythingOf)].join();
			expect(run.status).toBe('error');
			expectNoSecret(text, key);
			expectShown(text, path);
		},
	);
});

describe.each([
	['engine', 'answers', undefined],
	['engine', 'fails', 'stopWorkflow'],
	['invoke', 'answers', undefined],
	['invoke', 'fails', 'stopWorkflow'],
] as const)('no secret for an agent (%s) where the tool %s', (callPath, _how, onError) => {
	test.each(paths)('after %s', async (_name, path) => {
		const { sandbox, key, own } = prepare(path);
		const run = await runAsTool({
			node: HitlChat,
			credentials: hitlChatCredential(sandbox, own),
			parameters: {
				...sendParameters,
				recipientNumber: path.number ?? '447700900123',
				messageText: "={{ $fromAI('text') }}",
				maxWait,
			},
			args: { text: 'Hello' },
			path: callPath,
			onError,
		});
		const errors = [run.error, ...run.calls.map(({ error }) => error), ...run.thrown];
		const output = JSON.stringify(run.output);
		const text = [run.stored, output, ...run.answers, ...errors.map(everythingOf)].join();
		if (onError === undefined) expect(output).toMatch(/"status":"(notSent|rejected|ambiguous)"/);
		else expect(run.error).toBeDefined();
		expectNoSecret(text, key);
		expectShown(text, path);
	});
});

const inEditor = paths.filter(([, { number }]) => number === undefined);

describe('no secret in a dropdown', () => {
	test.each(inEditor)('after %s', async (_name, path) => {
		const { sandbox, key, own } = prepare(path);
		const error: unknown = await runListSearch({
			node: HitlChat,
			credentials: hitlChatCredential(sandbox, own),
			parameters: { resource: 'broadcast', operation: 'send' },
			property: 'metaTemplateName',
		}).then(
			() => undefined,
			(thrown: unknown) => thrown,
		);
		expect(error).toBeInstanceOf(Error);
		expectNoSecret(everythingOf(error), key);
		expectShown(everythingOf(error), path);
	});
});

describe('no secret in a credential test', () => {
	test.each(inEditor)('after %s', async (_name, path) => {
		const { sandbox, key, own } = prepare(path);
		const { hitlChatApi } = hitlChatCredential(sandbox, own);
		const result = await runCredentialTest({
			credentialType: HitlChatApi,
			data: hitlChatApi,
			nodes: [HitlChat],
		});
		expect(result.status).toBe('Error');
		expectNoSecret(result.message, key);
		expectShown(result.message, path);
	});
});

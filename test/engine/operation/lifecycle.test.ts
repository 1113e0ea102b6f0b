import { getEventListeners } from 'node:events';
import type { IExecuteFunctions } from 'n8n-workflow';

import { HitlChat } from '../../../nodes/HitlChat/HitlChat.node';
import { runNode } from '../harness';
import { hitlChatCredential, people, runHitlChat, sendParameters } from '../setup';
import { fault, SEND_PATH, textsOf, useSandbox } from '../support';

const { get: sandbox } = useSandbox();

// Reading so many takes seconds: each has two expressions, one of them slow.
const MANY = 4_000;
const slowly = {
	...sendParameters,
	messageText: "={{ 'x'.repeat(40000).split('').map((one) => one + one).length + $json.text }}",
};

describe('reading many items', () => {
	// The longest time for which nothing else had its turn, in milliseconds.
	async function longestBlockDuring(run: () => Promise<unknown>): Promise<number> {
		let last = Date.now();
		let longest = 0;
		const timer = setInterval(() => {
			longest = Math.max(longest, Date.now() - last);
			last = Date.now();
		}, 5);
		await run();
		clearInterval(timer);
		return longest;
	}

	test('lets n8n breathe, and a cancel ends it before anything leaves', async () => {
		let duration = 0;
		let status = '';
		const longest = await longestBlockDuring(async () => {
			const run = await runHitlChat(sandbox(), {
				parameters: slowly,
				items: people(MANY),
				cancelAfterMs: 600,
			});
			duration = run.durationMs;
			status = run.status;
		});
		expect(status).toBe('canceled');
		expect(sandbox().requests()).toEqual([]);
		expect(duration).toBeLessThan(5_000);
		// A turn every 25 ms; what n8n does at once with so many items is in this, too.
		expect(longest).toBeLessThan(1_500);
	});

	test('is ended by the workflow’s own time limit, and nothing leaves', async () => {
		const run = await runHitlChat(sandbox(), {
			parameters: slowly,
			items: people(MANY),
			settings: { executionTimeout: 1 },
		});
		expect(run.status).toBe('canceled');
		expect(sandbox().requests()).toEqual([]);
		expect(run.error?.description).toContain(`skipped 0–${MANY - 1} (${MANY})`);
	});
});

describe('the workflow’s time limit', () => {
	test('ends what is under way; what waits never leaves', async () => {
		fault(sandbox(), { kind: 'hang' });
		const run = await runHitlChat(sandbox(), {
			parameters: sendParameters,
			items: people(3),
			settings: { executionTimeout: 1 },
		});
		expect(run.durationMs).toBeLessThan(9_000);
		expect(textsOf(sandbox().requests())).toEqual(['message 0']);
		// Whether the others are told of the limit or of the cancel is a matter of a millisecond.
		expect(run.error?.description).toMatch(/Items: ambiguous 0 \(1\) · (not sent|skipped) 1/);
	});
});

test('Execute Once sends the first item only', async () => {
	const run = await runHitlChat(sandbox(), {
		parameters: sendParameters,
		items: people(3),
		executeOnce: true,
	});
	expect(run.error).toBeUndefined();
	expect(textsOf(sandbox().requests())).toEqual(['message 0']);
	expect(run.output[0]).toMatchObject([
		{ json: { messageText: 'message 0' }, pairedItem: { item: 0 } },
	]);
});

describe('a loop', () => {
	/** The node, with the signal that n8n gives to each of its runs. */
	function watched() {
		const signals = new Set<AbortSignal>();
		class Watched extends HitlChat {
			override customOperations = Object.fromEntries(
				Object.entries(new HitlChat().customOperations).map(([resource, own]) => [
					resource,
					Object.fromEntries(
						Object.entries(own).map(([name, run]) => [
							name,
							async function (this: IExecuteFunctions) {
								const signal = this.getExecutionCancelSignal();
								if (signal !== undefined) signals.add(signal);
								return await run.call(this);
							},
						]),
					),
				]),
			);
		}
		return { Watched, signals };
	}

	test('leaves no listener on n8n’s cancel signal', async () => {
		const { Watched, signals } = watched();
		const RUNS = 100;
		const run = await runNode({
			node: Watched,
			credentials: hitlChatCredential(sandbox()),
			parameters: { ...sendParameters, recipientNumber: '447700900123', messageText: 'Hello' },
			items: people(2),
			runs: RUNS,
		});
		expect(run.error).toBeUndefined();
		expect(run.outputs).toHaveLength(RUNS);
		expect(sandbox().requests({ path: SEND_PATH })).toHaveLength(2 * RUNS);
		const [signal, ...others] = signals;
		expect(others).toEqual([]);
		expect(getEventListeners(signal, 'abort')).toEqual([]);
	});

	test('neither when items wait and fail in it', async () => {
		const { Watched, signals } = watched();
		fault(sandbox(), { kind: 'rateLimit', retryAfter: 1 });
		fault(sandbox(), { kind: 'status', status: 422, times: 'always' });
		await runNode({
			node: Watched,
			credentials: hitlChatCredential(sandbox()),
			parameters: sendParameters,
			items: people(3),
			runs: 5,
			onError: 'continueRegularOutput',
		});
		const [signal] = signals;
		expect(getEventListeners(signal, 'abort')).toEqual([]);
	});
});

import { people, runHitlChat, sendParameters } from '../setup';
import { fault, textsOf, useSandbox, withText } from '../support';

const server = useSandbox();

describe('Stop Workflow, with item 5 failing before item 3 is sent', () => {
	const batching = { batch: { batchSize: 1, batchInterval: 100 } };
	test.each([
		['without Batching', {}],
		['with Batching', { batching }],
	])('%s nothing further leaves, and the error tells of every item', async (_name, own) => {
		const sandbox = server.get();
		// Item 3 is for the same person as item 2, so it waits for that one's answer.
		const items = people(9);
		items[3].json.number = items[2].json.number;
		fault(sandbox, { kind: 'delay', ms: 2_000, match: withText('message 2') });
		fault(sandbox, { kind: 'hang', match: withText('message 4') });
		const body = { error: { code: 'TOO_LONG', message: 'This text is too long' } };
		fault(sandbox, { kind: 'status', status: 422, body, match: withText('message 5') });
		const run = await runHitlChat(sandbox, {
			parameters: { ...sendParameters, requestOptions: { timeout: 6_000, ...own } },
			items,
		});
		expect(run.status).toBe('error');
		expect(textsOf(sandbox.requests()).sort()).toEqual(
			[0, 1, 2, 4, 5].map((index) => `message ${index}`),
		);
		expect(textsOf(sandbox.requests(), true)).toHaveLength(3);
		expect(run.error).toMatchObject({
			message: 'HitlChat rejected the request: This text is too long',
			httpCode: '422',
			context: { itemIndex: 5, delivery: { outcome: 'rejected', vendorCode: 'TOO_LONG' } },
		});
		const summary =
			'Items: delivered 0–2 (3) · rejected 5 (1) · ambiguous 4 (1) · skipped 3, 6–8 (4)';
		expect(run.error?.description).toContain(summary);
		// What n8n keeps of the execution says the same.
		expect(run.runData.resultData.error?.description).toContain(summary);
		expect(run.thrown).toHaveLength(1);

		await new Promise((resolve) => setTimeout(resolve, 200));
		expect(textsOf(sandbox.requests())).toHaveLength(5);
	});
});

describe('where the node continues', () => {
	function prepare() {
		const sandbox = server.get();
		const items = people(5);
		items[2].json.number = '07700 900123';
		const body = 'No such number';
		fault(sandbox, { kind: 'status', status: 404, body, match: withText('message 1') });
		fault(sandbox, { kind: 'resetAfter', match: withText('message 3') });
		return { sandbox, items };
	}
	const errors = [
		'HitlChat could not find the requested resource: No such number',
		'Recipient Number must include the country code, for example +15551234567',
		'The connection to HitlChat was lost before an answer came',
	];

	test('each item answers in its place, with pairedItem', async () => {
		const { sandbox, items } = prepare();
		const run = await runHitlChat(sandbox, {
			parameters: sendParameters,
			items,
			onError: 'continueRegularOutput',
		});
		expect(run.status).toBe('success');
		expect(run.output[0].map(({ json }) => json.messageText ?? json.error)).toEqual([
			'message 0',
			errors[0],
			errors[1],
			errors[2],
			'message 4',
		]);
		expect(run.output[0].map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4].map((item) => ({ item })),
		);
		expect(run.output[0].map(({ error }) => error?.context.delivery)).toMatchObject([
			undefined,
			{ outcome: 'rejected', status: 404 },
			{ outcome: 'notSent' },
			{ outcome: 'ambiguous' },
			undefined,
		]);
	});

	test('errors go to the error output, with pairedItem', async () => {
		const { sandbox, items } = prepare();
		const run = await runHitlChat(sandbox, {
			parameters: sendParameters,
			items,
			onError: 'continueErrorOutput',
		});
		const [regular, failed] = run.output;
		expect(regular.map(({ json }) => json.messageText)).toEqual(['message 0', 'message 4']);
		expect(regular.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 4 }]);
		expect(failed.map(({ json }) => json.error)).toEqual(errors);
		expect(failed.map(({ pairedItem }) => pairedItem)).toEqual([1, 2, 3].map((item) => ({ item })));
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'items that yield several outputs, or none, stay with their own (%s)',
		async (onError) => {
			const sandbox = server.get();
			const asked = ['open', 'closed', 'nothing of the kind', 'open'];
			let seen = 0;
			// The second list call fails, whichever item it is for.
			fault(sandbox, {
				kind: 'status',
				status: 403,
				match: () => {
					seen += 1;
					return seen === 2;
				},
			});
			const run = await runHitlChat(sandbox, {
				parameters: {
					resource: 'conversation',
					operation: 'getAll',
					returnAll: true,
					filters: { conversationStatus: '={{ $json.status }}' },
				},
				items: asked.map((status) => ({ json: { status } })),
				onError,
			});
			const withPairedItem = (items: (typeof run.output)[number]) =>
				items.map(({ json, pairedItem }) => [
					(pairedItem as { item: number }).item,
					json.conversation_status ?? 'failed',
				]);
			const delivered = [
				[0, 'open'],
				[0, 'open'],
				[3, 'open'],
				[3, 'open'],
			];
			if (onError === 'continueErrorOutput') {
				expect(withPairedItem(run.output[0])).toEqual(delivered);
				expect(withPairedItem(run.output[1])).toEqual([[1, 'failed']]);
			} else {
				expect(withPairedItem(run.output[0])).toEqual([
					[0, 'open'],
					[0, 'open'],
					[1, 'failed'],
					[3, 'open'],
					[3, 'open'],
				]);
			}
		},
	);
});

test('with Batching an early failure is told at once, without the pauses that are left', async () => {
	const sandbox = server.get();
	const run = await runHitlChat(sandbox, {
		parameters: {
			...sendParameters,
			requestOptions: { batching: { batch: { batchSize: 2, batchInterval: 60_000 } } },
		},
		items: people(6),
		credential: { apiKey: 'some-other-key' },
	});
	expect(sandbox.requests()).toHaveLength(1);
	expect(run.error?.message).toContain('HitlChat rejected the API key');
	expect(run.error?.description).toContain('rejected 0 (1) · skipped 1–5 (5)');
	expect(run.durationMs).toBeLessThan(10_000);
});

import type { INodeParameters } from 'n8n-workflow';

import { people, runHitlChat, sendParameters } from '../setup';
import { textsOf, useSandbox } from '../support';

// n8n's own routing reads item after item while the first ones are already on their way: an expression
// that fails for the last one ended the run, and the others were delivered behind its back.

const { get: sandbox } = useSandbox();

const MISSING = "{{ $('Missing').first().json.text }}";
const UNPAIRED = "{{ $('Start').itemMatching(99).json.text }}";
const failingFor = (item: number, broken: string, fine = '$json.text') =>
	`={{ $itemIndex === ${item} ? ${broken.slice(3, -3)} : ${fine} }}`;

/** Rejections that nobody handled while something ran, and for a while after. */
async function unhandledDuring<R>(
	run: () => Promise<R>,
): Promise<{ result: R; unhandled: unknown[] }> {
	const unhandled: unknown[] = [];
	const note = (reason: unknown) => unhandled.push(reason);
	process.on('unhandledRejection', note);
	try {
		const result = await run();
		await new Promise((resolve) => setTimeout(resolve, 500));
		return { result, unhandled };
	} finally {
		process.off('unhandledRejection', note);
	}
}

const items = () => people(6);
const withText = (messageText: string): INodeParameters => ({ ...sendParameters, messageText });

describe('where the node stops, one item that cannot be read keeps all others from leaving', () => {
	test.each([
		['an expression that fails for the last', withText(failingFor(5, MISSING)), 5],
		['for the one in the middle', withText(failingFor(3, MISSING)), 3],
		['for the first', withText(failingFor(0, MISSING)), 0],
		['that has no paired item', withText(failingFor(5, UNPAIRED)), 5],
		['that throws', withText(failingFor(5, "{{ JSON.parse('{').text }}")), 5],
		[
			'in the number',
			{ ...sendParameters, recipientNumber: failingFor(5, MISSING, '$json.number') },
			5,
		],
		['in the choice', { ...sendParameters, type: failingFor(5, MISSING, "'text'") }, 5],
		['in a setting', { ...sendParameters, maxWait: failingFor(5, MISSING, '10') }, 5],
		[
			'in an option of the first',
			{ ...sendParameters, maxWait: failingFor(0, MISSING, '10') },
			0,
		],
		['an object as a text', withText(failingFor(5, '{{ ({ reply: 1 }) }}')), 5],
		['nothing as a text', withText(failingFor(5, '{{ $json.none }}')), 5],
		[
			'a national number',
			{ ...sendParameters, recipientNumber: failingFor(5, "{{ '07700 900123' }}", '$json.number') },
			5,
		],
	])('%s', async (_what, parameters, failing) => {
		const { result: run, unhandled } = await unhandledDuring(
			async () => await runHitlChat(sandbox(), { parameters, items: items() }),
		);
		expect(run.status).toBe('error');
		expect(sandbox().requests()).toEqual([]);
		expect(unhandled).toEqual([]);
		expect(run.error).toMatchObject({
			context: { itemIndex: failing, delivery: { outcome: 'notSent' } },
		});
		expect(run.error?.description).toContain(`not sent ${failing} (1)`);
		expect(run.thrown).toHaveLength(1);
	});

	test('an expression that fails for all: the words are the package’s, and name the field', async () => {
		const parameters = withText(`=${MISSING}`);
		const { result: run, unhandled } = await unhandledDuring(
			async () => await runHitlChat(sandbox(), { parameters, items: items() }),
		);
		expect(run.error?.message).toBe(
			"The expression in Message Text could not be resolved: Referenced node doesn't exist",
		);
		expect(run.error?.description).toContain('Correct the expression. Nothing was sent');
		expect(run.error?.description).toContain('Items: not sent 0 (1) · skipped 1–5 (5)');
		expect([sandbox().requests(), unhandled]).toEqual([[], []]);
	});

	test('and nothing leaves in any try of Retry On Fail; the next execution sends each once', async () => {
		const options = { items: items(), retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const parameters = withText(failingFor(5, MISSING));
		const failed = await runHitlChat(sandbox(), { parameters, ...options });
		expect([failed.thrown.length, failed.status]).toEqual([3, 'error']);
		expect(sandbox().requests()).toEqual([]);
		await runHitlChat(sandbox(), { parameters: sendParameters, ...options });
		expect(textsOf(sandbox().requests(), true).sort()).toEqual(
			[0, 1, 2, 3, 4, 5].map((index) => `message ${index}`),
		);
	});
});

describe.each(['continueRegularOutput', 'continueErrorOutput'] as const)('with %s', (onError) => {
	test.each([0, 2, 5])('only item %i, whose expression fails, is not sent', async (failing) => {
		const parameters = withText(failingFor(failing, MISSING));
		const { result: run, unhandled } = await unhandledDuring(
			async () => await runHitlChat(sandbox(), { parameters, items: items(), onError }),
		);
		expect([run.status, unhandled]).toEqual(['success', []]);
		const others = [0, 1, 2, 3, 4, 5].filter((index) => index !== failing);
		expect(textsOf(sandbox().requests(), true).sort()).toEqual(
			others.map((one) => `message ${one}`),
		);
		const all = run.output.flat();
		const pairs = all.map(({ pairedItem }) => (pairedItem as { item: number }).item);
		expect([...pairs].sort()).toEqual([0, 1, 2, 3, 4, 5]);
		const [error, ...more] = all.filter(({ json }) => json.error !== undefined);
		expect(more).toEqual([]);
		expect(error).toMatchObject({
			json: { error: expect.stringMatching(/^The expression in Message Text could not be/) },
			pairedItem: { item: failing },
		});
		if (onError === 'continueErrorOutput') expect(run.output[1]).toEqual([error]);
	});
});

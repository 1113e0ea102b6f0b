import { DmChamp } from '../../../nodes/DmChamp/DmChamp.node';
import { runAsTool } from '../harness';
import { useSandbox } from '../support';
import { faultAt, grant, grantParameters, keyed, requestsOf } from './grants';
import { useProcessedData } from './processed';
import type { ProcessedData } from './processed';
import { dmChampCredential, jsonOf } from './setup';

const sandbox = useSandbox();
let processed: ProcessedData;

beforeAll(async () => {
	processed = await useProcessedData();
});
beforeEach(() => processed.reset());

test('stop on error: the first failure stops the rest, and says how each item ended', async () => {
	faultAt(sandbox.get(), { kind: 'status', status: 200, body: { success: true } });
	faultAt(sandbox.get(), { kind: 'status', status: 400 });
	const run = await grant(sandbox.get(), keyed('a', 'b', 'c', 'd'));
	expect(requestsOf(sandbox.get())).toHaveLength(2);
	expect(run.error?.description).toContain('delivered 0 (1)');
	expect(run.error?.description).toContain('rejected 1 (1)');
	expect(run.error?.description).toContain('skipped 2–3 (2)');
	// Of the one that was granted: claimed, for what, and done.
	expect(processed.size).toBe(3);
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'%s: every item answers for itself, in its place',
	async (onError) => {
		const run = await grant(sandbox.get(), keyed('a', '', 'a', 'c'), { onError });
		expect(run.error).toBeUndefined();
		const [first = [], second = []] = run.output;
		const failed = onError === 'continueErrorOutput' ? second[0] : first[1];
		expect(failed?.json.error).toContain('Idempotency Key is empty');
		expect(failed?.pairedItem).toEqual({ item: 1 });
		const rest = [...first, ...second].filter(({ json }) => json.alreadyGranted !== undefined);
		expect(rest.map(({ pairedItem }) => pairedItem)).toEqual([0, 2, 3].map((item) => ({ item })));
		expect(rest.map(({ json }) => json.alreadyGranted)).toEqual([false, true, false]);
		expect(requestsOf(sandbox.get())).toHaveLength(2);
	},
);

test('a cancelled run grants nothing', async () => {
	const stopped = AbortSignal.abort();
	await grant(sandbox.get(), keyed('a'), { signal: stopped });
	expect(requestsOf(sandbox.get())).toEqual([]);
	expect(processed.size).toBe(0);
});

const toolOptions = () => ({
	node: DmChamp,
	credentials: dmChampCredential(sandbox.get()),
	parameters: grantParameters({ idempotencyKey: "={{ $fromAI('key') }}", allowAgent: true }),
	args: { key: 'evt-tool' },
});

test('as a tool of a current agent it grants once', async () => {
	const first = await runAsTool(toolOptions());
	expect(first.output.map(({ json }) => json.alreadyGranted)).toEqual([false]);
	const second = await runAsTool(toolOptions());
	expect(second.output.map(({ json }) => json.alreadyGranted)).toEqual([true]);
	expect(requestsOf(sandbox.get())).toHaveLength(1);
});

test('on the older way of calling tools it refuses, saying why', async () => {
	const run = await runAsTool({ ...toolOptions(), path: 'invoke' });
	expect(run.answers.join()).toContain('keeps no record of grants');
	expect(requestsOf(sandbox.get())).toEqual([]);
	expect(processed.size).toBe(0);
});

test('the keys of another node and another workflow are others', async () => {
	await grant(sandbox.get(), keyed('a'), { workflowId: 'one', nodeId: 'x' });
	for (const where of [
		{ workflowId: 'one', nodeId: 'y' },
		{ workflowId: 'two', nodeId: 'x' },
	]) {
		const run = await grant(sandbox.get(), keyed('a'), where);
		expect(jsonOf(run)[0]).toMatchObject({ alreadyGranted: false });
	}
});

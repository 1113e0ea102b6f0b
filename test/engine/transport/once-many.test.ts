import { heapMb } from '../../support/heap';
import { NodeRuns } from '../../../nodes/shared/transport/run/nodeRun';
import { clock } from '../../../nodes/shared/transport/state';
import { people, runHitlChat, sendParameters } from '../setup';
import { fault, useSandbox } from '../support';

const server = useSandbox();

const MANY = 10_000;

test('10,000 items with Retry On Fail are delivered once each, and are forgotten', async () => {
	const sandbox = server.get();
	const later = jest.spyOn(clock, 'later').mockImplementation(() => undefined);
	const get = jest.spyOn(NodeRuns.prototype, 'get');
	let seen = 0;
	fault(sandbox, {
		kind: 'status',
		status: 422,
		match: () => {
			seen += 1;
			return seen === MANY / 2;
		},
	});
	const options = {
		// Without expressions: what is measured is Delivery, and an item costs n8n enough as it is.
		parameters: { ...sendParameters, recipientNumber: '447700900123', messageText: 'Hello' },
		retryOnFail: true,
		maxTries: 2,
		waitBetweenTries: 1,
		executionId: '10000',
	};
	// In a function of its own, so that nothing of the run is held when the memory is measured.
	const go = async () => {
		const { thrown, output, error } = await runHitlChat(sandbox, {
			...options,
			items: people(MANY),
		});
		return {
			error,
			tries: thrown.length + 1,
			pairs: output[0].map(({ pairedItem }) => (pairedItem as { item: number }).item),
			ids: new Set(output[0].map(({ json }) => json.id)).size,
		};
	};
	const { error, tries, pairs, ids } = await go();
	expect(error).toBeUndefined();
	expect(tries).toBe(2);
	expect(ids).toBe(MANY);
	expect(pairs).toEqual(Array.from({ length: MANY }, (_, index) => index));
	const requests = sandbox.requests();
	expect(requests).toHaveLength(MANY + 1);
	expect(requests.filter(({ accepted }) => accepted)).toHaveLength(MANY);

	const [runs] = get.mock.contexts as unknown as Array<NodeRuns<unknown>>;
	expect(runs.size).toBe(1);
	const [[, sweep]] = later.mock.calls;
	const full = heapMb();
	const now = jest.spyOn(clock, 'now').mockReturnValue(Date.now() + 62_000);
	get.mockRestore();
	later.mockRestore();
	sweep();
	now.mockRestore();
	expect(runs.size).toBe(0);
	// Every remembered answer is a few hundred bytes at least.
	expect(full - heapMb()).toBeGreaterThan((MANY * 300) / 1_048_576);
}, 600_000);

import { setTimeout as sleep } from 'node:timers/promises';

import { useSandbox } from '../support';
import { grant, grantedBy, grantParameters, keyed, requestsOf } from './grants';
import { useProcessedData } from './processed';
import type { ProcessedData } from './processed';
import { jsonOf, parametersOf, runDmChamp, succeeded } from './setup';

const sandbox = useSandbox();
let processed: ProcessedData;

beforeAll(async () => {
	processed = await useProcessedData();
});
beforeEach(() => processed.reset());

describe('a key belongs to one address and one amount', () => {
	const parameters = grantParameters({
		idempotencyKey: 'invoice-7',
		email: '={{ $json.email }}',
		amount: '={{ $json.amount }}',
	});
	const client = { json: { email: 'client@example.com', amount: 100 } };

	test.each([
		{ email: 'other@example.com', amount: 900 },
		{ email: 'client@example.com', amount: 900 },
		{ email: 'other@example.com', amount: 100 },
	])('a second grant of it with %j is an error, and sends nothing', async (json) => {
		const run = await runDmChamp(sandbox.get(), {
			parameters,
			items: [client, { json }],
			onError: 'continueRegularOutput',
		});
		const [first, second] = run.output[0] ?? [];
		expect(first?.json).toMatchObject({ alreadyGranted: false, ...client.json });
		expect(second?.json.error).toBe('The key invoice-7 was used for another grant');
		expect(requestsOf(sandbox.get()).map(({ body }) => body)).toEqual([client.json]);
		// The first grant stays what it was.
		const later = succeeded(await runDmChamp(sandbox.get(), { parameters, items: [client] }));
		expect(jsonOf(later)).toEqual([
			{ alreadyGranted: true, idempotency_key: 'invoice-7', ...client.json },
		]);
		expect(requestsOf(sandbox.get())).toHaveLength(1);
	});

	test('where the node stops, the error says what to do', async () => {
		const items = [client, { json: { ...client.json, amount: 900 } }];
		const run = await runDmChamp(sandbox.get(), { parameters, items });
		expect(run.error?.message).toBe('The key invoice-7 was used for another grant');
		expect(run.error?.description).toContain('Use a key of its own for each grant.');
	});

	test('a description may differ', async () => {
		const own = { idempotencyKey: 'invoice-8' };
		await grant(sandbox.get(), [{ json: {} }], { parameters: grantParameters(own) });
		const again = grantParameters({ ...own, options: { description: 'Second delivery' } });
		const run = succeeded(await grant(sandbox.get(), [{ json: {} }], { parameters: again }));
		expect(jsonOf(run)).toMatchObject([{ alreadyGranted: true }]);
	});
});

describe('two workers', () => {
	/** Another worker writes back the row that it read before this one's claim, with an entry of its own. */
	async function overwritten(before: Map<string, string[]>, running: Promise<unknown>) {
		const count = processed.size;
		for (; processed.size === count; ) await sleep(5);
		processed.restore(
			new Map([...before].map(([name, row]) => [name, [...row, 'of-another-key']])),
		);
		await running;
	}

	test('a claim that the other one undoes is made again: one grant', async () => {
		succeeded(await grant(sandbox.get(), keyed('evt-0')));
		const running = grant(sandbox.get(), keyed('evt-a'));
		await overwritten(processed.snapshot(), running);
		expect(jsonOf(succeeded(await running))).toMatchObject([{ alreadyGranted: false }]);
		const again = succeeded(await grant(sandbox.get(), keyed('evt-a', 'evt-0')));
		expect(jsonOf(again).map(({ alreadyGranted }) => alreadyGranted)).toEqual([true, true]);
		expect(grantedBy(sandbox.get())).toBe(2);
	});

	test('nothing leaves before the claim has stayed', async () => {
		const running = grant(sandbox.get(), keyed('evt-a'));
		for (; processed.size === 0; ) await sleep(5);
		await sleep(50);
		expect(requestsOf(sandbox.get())).toEqual([]);
		succeeded(await running);
		expect(requestsOf(sandbox.get())).toHaveLength(1);
	});
});

describe("a credential whose key is an item's own", () => {
	const other = 'key-of-another-agency';
	const credential = { apiKey: '={{ $json.key }}' };
	const onError = 'continueRegularOutput';

	test.each([
		['first', (mine: string) => [mine, other]],
		['second', (mine: string) => [other, mine]],
	])('each grant leaves with its own: the right one %s', async (_where, order) => {
		const keys = order(sandbox.get().key('dmChamp'));
		const items = keys.map((key) => ({ json: { key, idempotency_key: `evt-${key}` } }));
		const parameters = grantParameters();
		const run = await runDmChamp(sandbox.get(), { parameters, items, credential, onError });
		const sent = requestsOf(sandbox.get());
		expect(sent.map(({ headers }) => headers['x-api-key'])).toEqual(keys);
		expect(sent.map(({ query }) => query)).toEqual([{}, {}]);
		expect(jsonOf(run).map(({ alreadyGranted }) => alreadyGranted)).toEqual(
			keys.map((key) => (key === other ? undefined : false)),
		);
	});

	test('and each other call, the look-up after it, too', async () => {
		sandbox.get().change({
			platform: 'dmChamp',
			panel: 'settings',
			id: 'contacts',
			fields: { duplicate: 'status409', duplicateId: false },
		});
		const mine = sandbox.get().key('dmChamp');
		const items = [other, mine].map((key) => ({ json: { key } }));
		const parameters = parametersOf('contact: create', { phone: '+15550000201' });
		const run = await runDmChamp(sandbox.get(), { parameters, items, credential, onError });
		expect(jsonOf(run)[1]).toMatchObject({ id: 'contact_1', created: false });
		const asked = sandbox.get().requests();
		const keysOf = (method: string) =>
			asked.filter((one) => one.method === method).map(({ query }) => query.apiKey);
		expect(keysOf('POST').sort()).toEqual([other, mine].sort());
		expect(keysOf('GET')).toEqual([mine]);
	});
});

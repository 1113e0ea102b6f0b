import { useSandbox } from '../support';
import { faultAt, grant, grantedBy, grantParameters, keyed, requestsOf } from './grants';
import { useProcessedData } from './processed';
import type { ProcessedData } from './processed';
import { jsonOf, runDmChamp, succeeded, wireOf } from './setup';

const sandbox = useSandbox();
let processed: ProcessedData;

beforeAll(async () => {
	processed = await useProcessedData();
});
beforeEach(() => processed.reset());

test('subAccount: grantCredits sends what the document shows, the key in the header only', async () => {
	const parameters = grantParameters({ options: { description: 'Auto-recharge via webhook' } });
	const run = succeeded(await runDmChamp(sandbox.get(), { parameters, items: keyed('evt-1') }));
	expect(requestsOf(sandbox.get()).map(wireOf)).toEqual([
		{
			method: 'POST',
			path: '/subaccounts/credits',
			query: {},
			header: sandbox.get().key('dmChamp'),
			body: {
				email: 'client@example.com',
				amount: 500,
				description: 'Auto-recharge via webhook',
			},
		},
	]);
	expect(jsonOf(run)).toEqual([
		{
			alreadyGranted: false,
			idempotency_key: 'evt-1',
			email: 'client@example.com',
			amount: 500,
			success: true,
			sub_account_id: 'abc123xyz',
			credits_added: 500,
			new_balance: 542,
		},
	]);
	expect(run.stored).not.toContain(sandbox.get().key('dmChamp'));
});

test('a second delivery sends nothing and is no error', async () => {
	succeeded(await grant(sandbox.get(), keyed('evt-1')));
	const run = succeeded(await grant(sandbox.get(), keyed('evt-1', 'evt-2', 'evt-1')));
	expect(jsonOf(run).map(({ alreadyGranted }) => alreadyGranted)).toEqual([true, false, true]);
	expect(run.output[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 2].map((item) => ({ item })),
	);
	expect(requestsOf(sandbox.get())).toHaveLength(2);
	// Three entries for each grant are all that stays, and nothing is ever evicted.
	expect(processed.size).toBe(6);
	expect(processed.options.every(({ maxEntries }) => maxEntries === undefined)).toBe(true);
});

test('1,000 deliveries of one key, ten at a time: one grant', async () => {
	const results: unknown[] = [];
	let left = 1000;
	const worker = async () => {
		for (; left > 0; ) {
			left -= 1;
			const run = succeeded(await grant(sandbox.get(), keyed('evt-many')));
			results.push(jsonOf(run)[0]?.alreadyGranted);
		}
	};
	await Promise.all(Array.from({ length: 10 }, worker));
	expect(results).toHaveLength(1000);
	expect(results.filter((already) => already === false)).toHaveLength(1);
	expect(requestsOf(sandbox.get())).toHaveLength(1);
}, 120_000);

test('many keys side by side lose no claim', async () => {
	const keys = Array.from({ length: 40 }, (_, index) => `evt-${index}`);
	await Promise.all([...keys, ...keys].map(async (key) => await grant(sandbox.get(), keyed(key))));
	expect(requestsOf(sandbox.get())).toHaveLength(40);
	// Claimed, for what, and done: nothing else stays.
	expect(processed.size).toBe(120);
});

test('the claim is written down before the request leaves', async () => {
	let before: number | undefined;
	faultAt(sandbox.get(), {
		kind: 'delay',
		ms: 1,
		match: () => {
			before = processed.size;
			return true;
		},
	});
	succeeded(await grant(sandbox.get(), keyed('evt-1')));
	// Claimed, for what, in which write, and the run's pin.
	expect(before).toBe(4);
});

test.each([
	['an empty key', { idempotencyKey: '={{ "" }}' }, 'Idempotency Key is empty'],
	['a missing key', { idempotencyKey: '={{ $json.none }}' }, 'Idempotency Key is empty'],
	[
		'a key that is an object',
		{ idempotencyKey: '={{ { a: 1 } }}' },
		'Idempotency Key must be an ID',
	],
	['no amount', { amount: 0 }, 'Amount'],
	['a negative amount', { amount: -5 }, 'Amount'],
	['no address', { email: 'client' }, 'Email is not an email address'],
])('%s is refused, and nothing is claimed', async (_what, own, message) => {
	const run = await runDmChamp(sandbox.get(), {
		parameters: grantParameters(own),
		items: keyed('evt-1'),
	});
	expect(run.error?.message).toContain(message);
	expect(requestsOf(sandbox.get())).toEqual([]);
	expect(processed.size).toBe(0);
});

test('where the claim cannot be written down, nothing leaves', async () => {
	processed.broken = { record: true };
	const run = await grant(sandbox.get(), keyed('evt-1'));
	expect(run.error?.message).toContain('could not be recorded');
	expect(requestsOf(sandbox.get())).toEqual([]);
	processed.broken = {};
	expect(jsonOf(succeeded(await grant(sandbox.get(), keyed('evt-1'))))).toHaveLength(1);
});

test("a grant is made where another process made the node's first record at the same moment", async () => {
	processed.overtaken = ["another process's key"];
	expect(jsonOf(succeeded(await grant(sandbox.get(), keyed('evt-1'))))[0]).toMatchObject({
		alreadyGranted: false,
	});
	expect(grantedBy(sandbox.get())).toBe(1);
	expect(jsonOf(succeeded(await grant(sandbox.get(), keyed('evt-1'))))[0]).toMatchObject({
		alreadyGranted: true,
	});
	expect(grantedBy(sandbox.get())).toBe(1);
});

test('the grant stands where its end cannot be written down; the next delivery asks a person', async () => {
	faultAt(sandbox.get(), {
		kind: 'delay',
		ms: 1,
		match: () => {
			processed.broken = { record: true };
			return true;
		},
	});
	expect(jsonOf(succeeded(await grant(sandbox.get(), keyed('evt-1'))))[0]).toMatchObject({
		alreadyGranted: false,
	});
	processed.broken = {};
	const second = await grant(sandbox.get(), keyed('evt-1'));
	expect(second.error?.message).toContain('check the account');
	expect(grantedBy(sandbox.get())).toBe(1);
});

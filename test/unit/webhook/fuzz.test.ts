import { Dice } from '../../support/fuzz/dice';
import { mutated } from '../../support/fuzz/mutate';
import { anyObject, anything, deep, mangled, noise, TEXTS } from '../../support/fuzz/values';
import { heapMb } from '../../support/heap';
import { deliveries, lists } from '../../../nodes/shared/webhook/dedupe/state';
import { execute, FakeList, incoming, receive } from './calls';
import type { CallOptions, Received } from './calls';

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);
const dice = new Dice(seed);
let round = 0;

/** A good body, often one of which a part was replaced. */
function nearlyGood(): string {
	const messageType = dice.pick(['text', 'reaction', 'x']);
	const body = incoming(`id-${round}-${dice.below(2)}`, {}, { messageType });
	return dice.maybe(0.3) ? mutated(dice, body) : JSON.stringify(body);
}

function body(): unknown {
	if (dice.maybe(0.5)) return nearlyGood();
	switch (dice.below(6)) {
		case 0:
			return anyObject(dice);
		case 1:
			return JSON.stringify(anything(dice));
		case 2:
			return mangled(dice, nearlyGood());
		case 3:
			return noise(dice, 200);
		case 4:
			return Buffer.from(nearlyGood(), dice.pick(['utf16le', 'latin1'] as const));
		default:
			return dice.pick(['{"a":', '[']).repeat(dice.below(3_000));
	}
}

function options(): CallOptions {
	return {
		body: body(),
		query: dice.pick([{}, { apiKey: dice.pick(TEXTS) }, { apiKey: ['a', 'b'] }]),
		headers: dice.pick([{}, { 'x-api-key': dice.pick(TEXTS) }]),
		secret: dice.maybe(0.1) ? 'a secret of some length' : undefined,
		workflowId: dice.pick(['w1', 'w2']),
		parameters: {
			events: dice.pick([
				['message'],
				['message'],
				['autoRecharge'],
				['platformEvent'],
				['platformEvent', 'message', 'autoRecharge'],
			]),
			responseMode: dice.pick(['onReceived', 'lastNode']),
			filters: dice.pick([{}, {}, { channel: 'x' }, { toId: ['a', 7] }, { channel: { bad: 1 } }]),
		},
	};
}

async function finish(call: Received): Promise<void> {
	if (call.items === undefined) return;
	await execute(call.items, new FakeList(), String(dice.below(1_000)));
	call.answer(dice.pick([200, 200, 500]));
}

function judge(call: Received): number {
	const { status, body: heard } = call.heard();
	expect(call.reply.sent).toHaveLength(1);
	const shape =
		status === 200
			? { success: true }
			: { error: { code: expect.any(String) as unknown, message: expect.any(String) as unknown } };
	expect(heard).toMatchObject(shape);
	return status;
}

it(`answers every random call once, in the vendor's shape, and never throws (FUZZ_SEED=${seed})`, async () => {
	process.stderr.write(`FUZZ_SEED=${seed}\n`);
	const seen = new Map<number, number>();
	for (round = 0; round < 300; round += 1) {
		const calls = Array.from({ length: 20 }, async () => {
			const call = await receive(options());
			await finish(call);
			return judge(call);
		});
		for (const status of await Promise.all(calls)) seen.set(status, (seen.get(status) ?? 0) + 1);
	}
	// A generator that only makes rubbish, or none, would prove little.
	for (const status of [200, 400, 401]) expect(seen.get(status) ?? 0).toBeGreaterThan(5);
	// How many meet an equal one at work hangs on chance: one will do.
	expect(seen.get(503) ?? 0).toBeGreaterThan(0);
	expect(deliveries.size.pending).toBe(0);
	// The last runs are being written down.
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(lists.size).toBe(0);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
}, 600_000);

it.each<[string, string]>([
	['objects in objects', deep('{"a":', '}', 200_000)],
	['lists in lists', `{"customData":${deep('[', ']', 200_000)}}`],
	['a million values', `{"a":[${'0,'.repeat(1_000_000)}0]}`],
	['a million keys', `{${Array.from({ length: 300_000 }, (_, key) => `"${key}":0`).join()}}`],
	['an endless number', `{"customData":${'9'.repeat(1_000_000)}}`],
])('refuses %s, and soon', async (_, text) => {
	const began = Date.now();
	const call = await receive({ body: text });
	expect(judge(call)).toBe(400);
	expect(Date.now() - began).toBeLessThan(3_000);
});

it('draws the line between deep and too deep', async () => {
	const nested = (depth: number): string =>
		`{"more":${deep('[', ']', depth)},${JSON.stringify(incoming(`deep-${depth}`)).slice(1)}`;
	const fits = await receive({ body: nested(62) });
	fits.answer();
	expect(judge(fits)).toBe(200);
	const refused = await receive({ body: nested(70) });
	expect(judge(refused)).toBe(400);
});

it('takes a long text', async () => {
	const text = 'x'.repeat(5_000_000);
	const call = await receive({ body: incoming('long', { body: text }) });
	const [output] = await execute(call.items ?? [], new FakeList());
	expect(output.text).toBe(text);
	call.answer();
});

it('lets no key set a prototype, in any depth', async () => {
	const text =
		'{"customData":{"messageSid":"proto","fromId":"a","toId":"b","body":"x","__proto__":{"polluted":1}},' +
		'"__proto__":{"messageType":"bad","polluted":1},"more":[{"__proto__":{"polluted":1}}]}';
	const call = await receive({ body: text });
	const [output] = await execute(call.items ?? [], new FakeList());
	expect(JSON.stringify(output)).not.toContain('polluted');
	expect(output).toMatchObject({ type: 'text', raw: { more: [{}] } });
	expect(Object.getPrototypeOf(output.raw)).toBe(Object.prototype);
	call.answer();
});

it('keeps memory flat over many deliveries', async () => {
	const flood = async (from: number, count: number): Promise<void> => {
		for (let index = from; index < from + count; index += 1) {
			const call = await receive({ body: incoming(`flood-${index}-${'x'.repeat(400)}`) });
			call.answer();
		}
	};
	const most = 50_000;
	await flood(0, most + 2_000);
	const before = heapMb();
	await flood(most + 2_000, 30_000);
	expect(deliveries.size).toEqual({ done: most, pending: 0 });
	// 30,000 kept bodies would take far more than this.
	expect(heapMb() - before).toBeLessThan(20);
}, 600_000);

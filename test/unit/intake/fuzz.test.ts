import { heapMb } from '../../support/heap';
import { deliveries, turns } from '../../../nodes/shared/intake/state';
import { execute, FakeList, incoming, receive } from './calls';
import type { CallOptions, Received } from './calls';

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);

/** Mulberry32: small, and the same everywhere for one seed. */
function randomOf(state: number): () => number {
	let now = state;
	return () => {
		now = (now + 0x6d2b79f5) | 0;
		let mixed = Math.imul(now ^ (now >>> 15), 1 | now);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const random = randomOf(seed);
let round = 0;
const below = (limit: number): number => Math.floor(random() * limit);
const pick = <T>(from: readonly T[]): T => from[below(from.length)];

const KEYS = [
	...['customData', 'messageSid', 'id', 'fromId', 'toId', 'body', 'channel', 'status'],
	...['messageType', 'idempotency_key', 'event', 'type', 'email', '', ' ', '\u0000', '🙂'],
	...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length'],
];

const TEXTS = [
	...['', ' ', 'text', 'reaction', 'a'.repeat(600), '\ud800', '\u0000', '‮', '{{ $json }}', '={{1}}'],
	...['__proto__', '<script>', '\n', '0', 'NaN', '+15551234567', 'a@b', '🙂'.repeat(50)],
];

function anything(depth: number): unknown {
	const kinds = depth > 5 ? 6 : 9;
	switch (below(kinds)) {
		case 0:
			return null;
		case 1:
			return random() < 0.5;
		case 2:
			return pick([0, -1, 1.5, 1e308, 2 ** 53, 7, below(1_000)]);
		case 3:
		case 4:
			return pick(TEXTS);
		case 5:
			return `id-${below(50)}`;
		case 6:
			return Array.from({ length: below(4) }, () => anything(depth + 1));
		default:
			return object(depth);
	}
}

function object(depth: number): object {
	const entries = Array.from({ length: below(6) }, () => [pick(KEYS), anything(depth + 1)]);
	// Only text can have an own key of this name; JSON.parse makes one of it.
	return JSON.parse(
		`{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`,
	) as object;
}

/** A good body of which some parts are replaced. */
function nearlyGood(): unknown {
	const body = incoming(`id-${round}-${below(2)}`, {}, { messageType: pick(['text', 'reaction', 'x']) });
	const spoiled = random() < 0.3 ? { [pick(KEYS)]: anything(3) } : {};
	return { ...body, customData: { ...body.customData, ...spoiled } };
}

function mangled(text: string): Buffer {
	const bytes = Buffer.from(text);
	for (let count = below(4); count > 0; count -= 1) bytes[below(bytes.length)] = below(256);
	return random() < 0.3 ? bytes.subarray(0, below(bytes.length)) : bytes;
}

function body(): unknown {
	if (random() < 0.5) return nearlyGood();
	switch (below(6)) {
		case 0:
			return object(0);
		case 1:
			return JSON.stringify(anything(0));
		case 2:
			return mangled(JSON.stringify(nearlyGood()));
		case 3:
			return Buffer.from(Array.from({ length: below(200) }, () => below(256)));
		case 4:
			return Buffer.from(JSON.stringify(nearlyGood()), pick(['utf16le', 'latin1'] as const));
		default:
			return pick(['{"a":', '[']).repeat(below(3_000));
	}
}

function options(): CallOptions {
	return {
		body: body(),
		query: pick([{}, { apiKey: pick(TEXTS) }, { apiKey: ['a', 'b'] }]),
		headers: pick([{}, { 'x-api-key': pick(TEXTS) }]),
		secret: random() < 0.1 ? 'a secret of some length' : undefined,
		workflowId: pick(['w1', 'w2']),
		parameters: {
			event: pick(['message', 'message', 'autoRecharge', 'platformEvent']),
			responseMode: pick(['onReceived', 'lastNode']),
			filters: pick([{}, {}, { channel: 'x' }, { toId: ['a', 7] }, { channel: { bad: 1 } }]),
		},
	};
}

async function finish(call: Received): Promise<void> {
	if (call.items === undefined) return;
	await execute(call.items, new FakeList(), String(below(1_000)));
	call.answer(pick([200, 200, 500]));
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
	for (const status of [200, 400, 401, 503]) expect(seen.get(status) ?? 0).toBeGreaterThan(5);
	expect(deliveries.size.pending).toBe(0);
	// The last runs are being written down.
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(turns.size).toBe(0);
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
}, 60_000);

const deep = (open: string, close: string, depth: number): string =>
	`${open.repeat(depth)}1${close.repeat(depth)}`;

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
}, 120_000);

import * as fc from 'fast-check';

import { entriesOf } from '../../../nodes/shared/idempotency/entries';
import type { Act } from '../../../nodes/shared/idempotency/idempotency';
import type { Ledger } from '../../../nodes/shared/idempotency/ledger';
import { doneOf } from '../../../nodes/shared/idempotency/look';
import { Killed, onceFor } from './fakeStore';
import { SharedRow } from './sharedRow';

interface Worker {
	/** It first looks at them all, and sends only those that are not done. */
	looksFirst: boolean;
	/** The keys that it sends, one after the other. */
	keys: string[];
	/** It is killed at its nth step: a read, a write, a wait or the send itself. */
	diesAt: number;
}

const RUNS = { numRuns: 1_000 };
const KEYS = ['a', 'b', 'c'];

/** Steps of one worker until it is killed; from then on it does nothing more. */
function mortal(step: (label: string) => Promise<unknown>, diesAt: number) {
	let steps = 0;
	return async (label: string) => {
		steps += 1;
		if (steps >= diesAt) throw new Killed();
		await step(label);
	};
}

const worker = fc.record<Worker>({
	looksFirst: fc.boolean(),
	keys: fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 3 }),
	diesAt: fc.integer({ min: 1, max: 40 }),
});

/** What happened at the vendor, and what a worker was told. */
class World {
	private readonly row = new SharedRow(async () => undefined);

	readonly happened = new Map<string, number>();

	/** Keys of which nobody knows how their send ended. */
	readonly open = new Set<string>();

	/** The keys that a look does not find done; one that it may have left looked at is open. */
	private async notDone(keys: string[], ledger: Ledger) {
		const looked = new Map(keys.map((key) => [key, entriesOf(key, key)]));
		const opened = [...looked.keys()].filter((key) => !this.open.has(key));
		for (const key of opened) this.open.add(key);
		const done = await doneOf(ledger, [...looked.values()]);
		for (const key of opened) this.open.delete(key);
		for (const [key, entries] of looked) {
			if (!done.has(entries)) continue;
			expect(this.happened.get(key)).toBe(1);
			this.open.delete(key);
		}
		return keys.filter((key) => !done.has(looked.get(key)!));
	}

	private async sendAll(
		{ keys, looksFirst }: Pick<Worker, 'keys' | 'looksFirst'>,
		ledger: Ledger,
		clock: { sleep: () => Promise<void> },
		step: (label: string) => Promise<unknown>,
	) {
		const told: Array<[string, string]> = [];
		for (const key of looksFirst ? await this.notDone(keys, ledger) : keys) {
			this.open.add(key);
			const act = async (): Promise<Act<string>> => {
				await step('sends');
				this.happened.set(key, (this.happened.get(key) ?? 0) + 1);
				await step('is answered');
				return { ended: 'done', value: 'done' };
			};
			const once = await onceFor(ledger, key, act, { content: key, clock });
			const { kind } = once;
			const isOpen = kind === 'unclear' || (kind === 'acted' && !once.isNoted);
			if (!isOpen) this.open.delete(key);
			told.push([key, kind]);
		}
		return told;
	}

	/** Runs workers at once until each is done or dead. */
	async live(workers: readonly Worker[], step: (label: string) => Promise<unknown>) {
		await Promise.all(
			workers.map(async (each, index) => {
				const name = `worker ${index}`;
				const own = mortal(step, each.diesAt);
				const ledger = this.row.process(name, own);
				const clock = this.row.clock(name, own);
				await this.sendAll(each, ledger, clock, own).catch((error: unknown) => {
					if (!(error instanceof Killed)) throw error;
				});
			}),
		);
	}

	/** A new process sends all keys. */
	async restart() {
		const step = async () => undefined;
		const ledger = this.row.process('new');
		return await this.sendAll({ keys: KEYS, looksFirst: false }, ledger, this.row.clock('new'), step);
	}
}

test('one process that is killed at any step, again and again, sends nothing twice', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(worker, { minLength: 1, maxLength: 4 }), async (lives) => {
			const world = new World();
			for (const life of lives) await world.live([life], async () => undefined);
			const open = new Set(world.open);
			const told = await world.restart();
			for (const [key, kind] of told) {
				// Nothing twice, and nothing lost: what is not known to be sent is sent now or named.
				expect(world.happened.get(key) ?? 0).toBeLessThanOrEqual(1);
				expect(['acted', 'before', 'unclear']).toContain(kind);
				if (kind !== 'unclear') expect(world.happened.get(key)).toBe(1);
				else expect(open).toContain(key);
			}
		}),
		RUNS,
	);
});

test('two at once, one of which is killed at any step, send nothing twice', async () => {
	const immortal = worker.map((one) => ({ ...one, diesAt: Infinity }));
	await fc.assert(
		fc.asyncProperty(fc.scheduler(), worker, immortal, async (s, mortalOne, other) => {
			const world = new World();
			const step = async (label: string) => await s.schedule(Promise.resolve(), label);
			await s.waitFor(world.live([mortalOne, other], step));
			await world.restart();
			expect(Math.max(0, ...world.happened.values())).toBeLessThanOrEqual(1);
		}),
		RUNS,
	);
});

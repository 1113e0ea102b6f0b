import type { Clock } from '../transport';
import type { KeyEntries } from './entries';
import type { Ledger } from './ledger';
import { wait } from './wait';

/** When a key that another process may be working on is looked at again, in milliseconds. */
export const LOOK_AGAIN_MS: readonly number[] = [400, 1_000];

type Row = Pick<Ledger, 'record' | 'remove'>;

/**
 * Which keys are done. Nothing can be read without writing, so a look says that it looks in the same
 * write: a process that dies before it takes that back leaves keys that count as unclear, never as done.
 *
 * @param keys claimed or not, none of which this process is claiming or closing
 * @returns those that are done, for their content; of the others nothing is known
 * @throws what the ledger throws
 */
export async function doneOf(
	ledger: Row,
	keys: readonly KeyEntries[],
): Promise<ReadonlySet<KeyEntries>> {
	if (keys.length === 0) return new Set();
	const fresh = new Set(await ledger.record(keys.flatMap(({ looked, done }) => [looked, done])));
	await ledger.remove([...fresh]);
	// Where somebody looks at this moment, or died while he did, what is there may be his.
	return new Set(keys.filter(({ looked, done }) => fresh.has(looked) && !fresh.has(done)));
}

/** Whether a claimed key is done. */
export async function look(ledger: Row, entries: KeyEntries): Promise<'before' | 'unclear'> {
	return (await doneOf(ledger, [entries])).has(entries) ? 'before' : 'unclear';
}

/** Where another process is at work on the key, its end is often seen within a moment. */
export async function lookPatiently(
	ledger: Row,
	entries: KeyEntries,
	clock: Pick<Clock, 'sleep'>,
): Promise<'before' | 'unclear'> {
	let seen = await look(ledger, entries);
	for (const ms of LOOK_AGAIN_MS) {
		if (seen === 'before') return seen;
		await wait(clock, ms);
		seen = await look(ledger, entries);
	}
	return seen;
}

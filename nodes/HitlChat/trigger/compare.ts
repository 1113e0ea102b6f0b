import type { Conversation, State } from './conversations';
import { eventsOf } from './events';
import type { EventName, IsCustomer } from './events';
import type { Memory } from './memory';

/** The most conversations that are remembered: keeps the stored state near half a megabyte. */
export const MOST_CONVERSATIONS = 25_000;

/** One event of one conversation. */
export interface Change {
	event: EventName;
	conversation: Conversation;
	/** Null where the conversation was not known. */
	before: State | null;
}

/** What came out of one poll. */
export interface Comparison {
	changes: Change[];
	memory: Memory;
	/** The conversations that are not as they were remembered. */
	changed: Array<Pick<Change, 'conversation' | 'before'>>;
	/** New conversations beyond the bound, which are not watched. */
	unwatched: number;
}

const isSame = (a: State, b: State) =>
	a.status === b.status &&
	a.botPaused === b.botPaused &&
	a.handedToHuman === b.handedToHuman &&
	a.lastMessageBy === b.lastMessageBy;

/** Known ones first, so that a conversation is never dropped in favour of a new one beside it. */
function watched(seen: Memory['seen'], now: readonly Conversation[], most: number): Conversation[] {
	let room = most - now.filter(({ key }) => seen.has(key)).length;
	return now.filter(({ key }) => seen.has(key) || room-- > 0);
}

/**
 * Compares an answer with what was seen before. A conversation that the answer does not show is
 * kept until room is needed; then the ones that were missing longest go first.
 *
 * @param now the conversations of the answer, each once
 * @param most how many are remembered
 */
export function compare(
	{ account, revision, seen }: Memory,
	now: readonly Conversation[],
	isCustomer: IsCustomer,
	most = MOST_CONVERSATIONS,
): Comparison {
	const present = watched(seen, now, most);
	const changes: Change[] = [];
	const changed: Comparison['changed'] = [];
	const next = new Map(seen);
	for (const conversation of present) {
		const { key, state } = conversation;
		const before = seen.get(key);
		for (const event of eventsOf(before, conversation, isCustomer)) {
			changes.push({ event, conversation, before: before ?? null });
		}
		if (before === undefined || !isSame(before, state)) {
			changed.push({ conversation, before: before ?? null });
		}
		// Written anew at the end: the order tells how long ago each was seen.
		next.delete(key);
		next.set(key, state);
	}
	for (const key of next.keys()) {
		if (next.size <= most) break;
		next.delete(key);
	}
	return {
		changes,
		memory: { account, revision: revision + (changed.length > 0 ? 1 : 0), seen: next },
		changed,
		unwatched: now.length - present.length,
	};
}

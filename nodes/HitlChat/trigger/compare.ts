import type { Conversation } from './conversations';
import { eventsOf } from './events';
import type { EventName } from './events';
import type { Memory, Seen } from './memory';
import type { IsCustomer } from './sender';
import { isSameState } from './state';
import type { State } from './state';

/** The most conversations that are remembered: keeps the stored state near half a megabyte. */
export const MAX_CONVERSATIONS = 25_000;

/** One event of one conversation. */
export interface Change {
	event: EventName;
	conversation: Conversation;
	/** Null where the conversation was not known. */
	before: State | null;
}

/** What the user wants to hear of. */
export interface Watch {
	isCustomer: IsCustomer;
	/** Whether a change is to start a run. */
	isWanted(change: Change): boolean;
	/** The most changes that are given out, but for those of a single conversation. */
	maxEvents: number;
	maxConversations?: number;
}

/** What came out of one poll. */
export interface Comparison {
	/** The wanted ones, in the order of the list. */
	changes: Change[];
	memory: Memory;
	/** The conversations that are remembered otherwise than before. */
	changed: Array<Pick<Change, 'conversation' | 'before'>>;
	/** Wanted changes that are left for the next polls, because their conversations stay as remembered. */
	waiting: number;
	/** New conversations beyond the bound, which are not watched. */
	unwatched: number;
}

/** Known ones first, so that a conversation is never dropped in favour of a new one beside it. */
function watched(seen: Seen, now: readonly Conversation[], most: number): Conversation[] {
	let room = most - now.filter(({ key }) => seen.has(key)).length;
	return now.filter(({ key }) => seen.has(key) || room-- > 0);
}

/** Forgets the ones unseen longest, which stand first. */
function trim(seen: Seen, most: number): void {
	for (const key of seen.keys()) {
		if (seen.size <= most) return;
		seen.delete(key);
	}
}

/**
 * Compares an answer with what was seen before. A conversation that the answer does not show is
 * kept until room is needed; then the ones that were missing longest go first.
 *
 * @param now the conversations of the answer, each once
 */
export function compare(memory: Memory, now: readonly Conversation[], watch: Watch): Comparison {
	const { seen } = memory;
	const { isCustomer, maxConversations = MAX_CONVERSATIONS, maxEvents } = watch;
	const present = watched(seen, now, maxConversations);
	const changes: Change[] = [];
	const changed: Comparison['changed'] = [];
	const next = new Map(seen);
	let waiting = 0;
	for (const conversation of present) {
		const { key, state } = conversation;
		const before = seen.get(key);
		const wanted = eventsOf(before, state, isCustomer)
			.map((event) => ({ event, conversation, before: before ?? null }))
			.filter((change) => watch.isWanted(change));
		const isLeft =
			wanted.length > 0 && changes.length > 0 && changes.length + wanted.length > maxEvents;
		if (isLeft) waiting += wanted.length;
		else changes.push(...wanted);
		if (!isLeft && (before === undefined || !isSameState(before, state))) {
			changed.push({ conversation, before: before ?? null });
		}
		const remembered = isLeft ? before : state;
		// Written anew at the end: the order tells how long ago each was seen.
		next.delete(key);
		if (remembered !== undefined) next.set(key, remembered);
	}
	trim(next, maxConversations);
	const revision = memory.revision + (changed.length > 0 ? 1 : 0);
	return {
		changes,
		memory: { ...memory, revision, seen: next },
		changed,
		waiting,
		unwatched: now.length - present.length,
	};
}

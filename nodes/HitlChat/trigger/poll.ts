import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { clock } from '../../shared/transport';
import { accountOf, relationOf } from './account';
import type { Account } from './account';
import { compare } from './compare';
import type { Change, Comparison } from './compare';
import { readConversations } from './conversations';
import { isRelevant } from './events';
import { listConversations } from './list';
import { pack, unpack } from './memory';
import type { Memory } from './memory';
import { noteBeginning, triggerName, warn } from './notices';
import { eventItems, messageOf } from './output';
import { sampleItems } from './sample';
import { readSettings } from './settings';
import type { Settings } from './settings';

// Of this process: a poll that takes longer than the interval must not be overtaken.
const inFlight = new Set<string>();

/** A run without items: n8n saves what this node remembers only when a run starts. */
const SAVE_ONLY: INodeExecutionData[][] = [[]];

type List = ReturnType<typeof readConversations>;

interface Listed extends List {
	account: Account;
}

/** Remembers a list of which nothing is news. */
function begin(context: IPollFunctions, known: Memory | undefined, listed: Listed) {
	const { account, conversations, withoutNumber } = listed;
	// The revision goes on, so that no event of the new beginning has the id of an old one.
	const nothing: Memory = { ...account, revision: known?.revision ?? 0, seen: new Map() };
	const watch = { isCustomer: () => false, isWanted: () => false, maxEvents: Infinity };
	const { memory, unwatched } = compare(nothing, conversations, watch);
	context.getWorkflowStaticData('node').memory = pack(memory);
	warn(context, { withoutNumber, unwatched, waiting: 0, maxEvents: 0 });
	// After the first poll n8n saves anyway: it belongs to the publication.
	if (known === undefined) return null;
	noteBeginning(context, conversations.length);
	return SAVE_ONLY;
}

/** Whether a change that starts no run must be saved, because a later event depends on it. */
function isSaveNeeded({ changed }: Comparison, settings: Settings, now: number): boolean {
	const { events, filters, isCustomer, persistAllChanges } = settings;
	return (
		persistAllChanges &&
		changed.some(({ conversation, before }) => {
			if (!isRelevant(events, before ?? undefined, conversation.state, isCustomer)) return false;
			const anyEvent = { event: events[0], conversation };
			return filters.concerns(conversation, messageOf(anyEvent, isCustomer, { id: '', now }));
		})
	);
}

function advance(context: IPollFunctions, known: Memory, listed: Listed, settings: Settings) {
	const { account, conversations, withoutNumber } = listed;
	const { events, filters, includeRaw, isCustomer, maxEvents } = settings;
	const now = clock.now();
	const isWanted = (change: Change) =>
		events.includes(change.event) &&
		filters.passes(change.conversation, messageOf(change, isCustomer, { id: '', now }));
	const watch = { isCustomer, isWanted, maxEvents };
	const comparison = compare({ ...known, ...account }, conversations, watch);
	const { changed, changes, memory, unwatched, waiting } = comparison;
	if (changed.length > 0 || known.keyPrint !== account.keyPrint) {
		context.getWorkflowStaticData('node').memory = pack(memory);
	}
	warn(context, { withoutNumber, unwatched, waiting, maxEvents });
	if (changes.length > 0) {
		return [eventItems(changes, known.revision, { isCustomer, includeRaw, now })];
	}
	return isSaveNeeded(comparison, settings, now) ? SAVE_ONLY : null;
}

function react(context: IPollFunctions, listed: Listed, settings: Settings) {
	const { account, conversations } = listed;
	const known = unpack(context.getWorkflowStaticData('node').memory);
	const relation = relationOf(known, conversations, account);
	if (known !== undefined && relation === 'continues') {
		return advance(context, known, listed, settings);
	}
	if (relation === 'begins') return begin(context, known, listed);
	if (known === undefined) {
		// Written down, so that the list that does begin is known not to be the first.
		const memory: Memory = { ...account, revision: 0, seen: new Map() };
		context.getWorkflowStaticData('node').memory = pack(memory);
	}
	return null;
}

async function list(context: IPollFunctions): Promise<List> {
	return readConversations(await listConversations(context));
}

/**
 * One poll: lists the conversations, compares them with what was seen, remembers, gives out events.
 * What is remembered changes only after a list came, and together with the events that come of it.
 *
 * @returns null for nothing new; one empty output where only the memory is to be saved
 * @throws NodeApiError where the list cannot be had, NodeOperationError for what the user entered
 */
export async function pollConversations(
	context: IPollFunctions,
): Promise<INodeExecutionData[][] | null> {
	const settings = readSettings(context);
	if (context.getMode() === 'manual') {
		const { conversations } = await list(context);
		const items = sampleItems(conversations, settings, clock.now());
		return items.length > 0 ? [items] : null;
	}
	const name = triggerName(context);
	if (inFlight.has(name)) return null;
	inFlight.add(name);
	try {
		const account = await accountOf(context);
		return react(context, { ...(await list(context)), account }, settings);
	} finally {
		inFlight.delete(name);
	}
}

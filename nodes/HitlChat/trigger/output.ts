import { createHash } from 'node:crypto';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { flatMessage } from '../../shared/webhook';
import type { FlatMessage } from '../../shared/webhook';
import type { Change } from './compare';
import type { Conversation } from './conversations';
import { isPhone } from './identity';
import type { IsCustomer } from './sender';
import { WORD_SEPARATOR } from './state';
import type { State } from './state';

/** A conversation's state as the output shows it. */
type ShownState = Omit<State, 'byOwnName'>;

/** What the trigger gives out for each event: the message of every trigger, and what changed. */
export interface FlatEvent extends FlatMessage {
	conversation: ShownState;
	/** As it was at the poll before; null for a conversation that was not known. */
	previous: ShownState | null;
}

const shownWords = (words: string): string => words.split(WORD_SEPARATOR).join(' + ');

function shown({ status, botPaused, handedToHuman, lastMessageBy, byOwnName }: State): ShownState {
	const senders = [shownWords(lastMessageBy), byOwnName && 'customer'].filter(Boolean);
	return {
		status: shownWords(status),
		botPaused,
		handedToHuman,
		lastMessageBy: senders.join(' + '),
	};
}

const isDigits = (identity: string): boolean => /^\d+$/.test(identity);

function rawOf({ rows }: Conversation): IDataObject {
	return rows.length === 1 ? rows[0] : { rows };
}

/**
 * Writes a change as the flat message of every trigger.
 *
 * @param id the same for the same change, also where n8n crashed in between and it comes a second time
 * @param now epoch milliseconds: the list has no times
 */
export function messageOf(
	{ event, conversation }: Pick<Change, 'event' | 'conversation'>,
	isCustomer: IsCustomer,
	{ id, now, includeRaw = true }: { id: string; now: number; includeRaw?: boolean },
): FlatMessage {
	const { identity, name, state } = conversation;
	const phone = isDigits(identity) ? `+${identity}` : identity;
	// A list of WhatsApp conversations: what this account began is the only thing that it sent.
	const isOwn = event === 'newConversation' && state.lastMessageBy !== '' && !isCustomer(state);
	return flatMessage(
		{
			id,
			platform: 'hitlChat',
			event,
			channel: 'whatsapp',
			direction: isOwn ? 'outgoing' : 'incoming',
			type: event,
			contact: { name, phone },
			reply: isPhone(identity) ? { recipientNumber: phone } : null,
			verified: 'none',
			raw: includeRaw ? rawOf(conversation) : undefined,
		},
		now,
	);
}

/** Of the output; `revision` of the memory before the poll makes the same change later another event. */
function idOf({ event, conversation, before }: Change, revision: number): string {
	const { key, state } = conversation;
	const parts = JSON.stringify([key, event, before, state, revision]);
	return createHash('sha256').update(parts).digest('hex').slice(0, 32);
}

/** What all items of one poll have in common. */
export interface OutputOptions {
	isCustomer: IsCustomer;
	includeRaw: boolean;
	/** Epoch milliseconds. */
	now: number;
}

function item(change: Change, id: string, options: OutputOptions): INodeExecutionData {
	const { raw, ...message } = messageOf(change, options.isCustomer, { ...options, id });
	const event: FlatEvent = {
		...message,
		conversation: shown(change.conversation.state),
		previous: change.before && shown(change.before),
		...(raw !== undefined && { raw }),
	};
	return { json: { ...event } };
}

/**
 * Makes n8n's items of changes.
 *
 * @param revision of the memory before the poll
 */
export const eventItems = (
	changes: readonly Change[],
	revision: number,
	options: OutputOptions,
): INodeExecutionData[] => changes.map((change) => item(change, idOf(change, revision), options));

/** Makes an item that shows what an event looks like, with the id `sample`. */
export const sampleItem = (
	{ event, conversation }: Pick<Change, 'event' | 'conversation'>,
	options: OutputOptions,
): INodeExecutionData => item({ event, conversation, before: null }, 'sample', options);

import { createHash } from 'node:crypto';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Contact } from '../../shared/webhook/message/message';
import type { Change } from './compare';
import type { Conversation, State } from './conversations';
import type { EventName, IsCustomer } from './events';

/** What the trigger gives out for each event. */
export interface FlatEvent {
	/** The same for the same change, also where n8n crashed in between and it comes a second time. */
	id: string;
	platform: 'hitlChat';
	event: EventName;
	contact: Contact;
	conversation: State;
	/** As it was at the poll before; null for a conversation that was not known. */
	previous: State | null;
	/** When the poll saw it, ISO 8601 in UTC: the list has no times. */
	timestamp: string;
	/** The vendor's row; where several rows have the number, an object with all of them. */
	raw: IDataObject;
}

function flatEvent({ event, conversation, before }: Change, id: string, now: number): FlatEvent {
	const { name, phone, state, rows } = conversation;
	return {
		id,
		platform: 'hitlChat',
		event,
		contact: { id: null, name, phone, email: null },
		conversation: state,
		previous: before,
		timestamp: new Date(now).toISOString(),
		raw: rows.length === 1 ? rows[0] : { rows },
	};
}

const item = (event: FlatEvent): INodeExecutionData => ({ json: { ...event } });

/**
 * Makes n8n's items of changes.
 *
 * @param revision of the memory before the poll: makes the same change at another time another event
 * @param now epoch milliseconds
 */
export function eventItems(
	changes: readonly Change[],
	revision: number,
	now: number,
): INodeExecutionData[] {
	return changes.map((change) => {
		const { key, state } = change.conversation;
		const parts = JSON.stringify([key, change.event, change.before, state, revision]);
		const id = createHash('sha256').update(parts).digest('hex').slice(0, 32);
		return item(flatEvent(change, id, now));
	});
}

function matchesEvent(event: EventName, { state, name }: Conversation, isCustomer: IsCustomer): boolean {
	if (event === 'botPaused') return state.botPaused;
	if (event === 'botResumed') return !state.botPaused;
	if (event === 'handedToHuman') return state.handedToHuman;
	return event !== 'customerWroteLast' || isCustomer(state.lastMessageBy, name);
}

/**
 * An example of each event from the conversations as they are, for building a workflow.
 *
 * @returns one item for each event; where no conversation fits, the first one serves
 */
export function sampleItems(
	events: readonly EventName[],
	conversations: readonly Conversation[],
	isCustomer: IsCustomer,
	now: number,
): INodeExecutionData[] {
	return events.flatMap((event) => {
		const fitting = conversations.find((one) => matchesEvent(event, one, isCustomer)) ?? conversations[0];
		if (fitting === undefined) return [];
		return [item(flatEvent({ event, conversation: fitting, before: null }, 'sample', now))];
	});
}

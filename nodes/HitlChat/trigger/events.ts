import type { INodePropertyOptions } from 'n8n-workflow';

import { AND } from './conversations';
import type { Conversation, State } from './conversations';

/** What the trigger can start a workflow for. */
export type EventName =
	| 'botPaused'
	| 'botResumed'
	| 'customerWroteLast'
	| 'handedToHuman'
	| 'newConversation'
	| 'statusChanged';

/** The choices as the user sees them. */
export const eventOptions: Array<INodePropertyOptions & { value: EventName }> = [
	{ name: 'Bot Paused', value: 'botPaused', description: 'The bot was paused' },
	{ name: 'Bot Resumed', value: 'botResumed', description: 'The bot goes on after a pause' },
	{
		name: 'Customer Wrote Last',
		value: 'customerWroteLast',
		description: 'The last message is now one of the customer',
	},
	{
		name: 'Handed to a Human',
		value: 'handedToHuman',
		description: 'The conversation went to a human for the first time',
	},
	{
		name: 'New Conversation',
		value: 'newConversation',
		description: 'A number that was not in the list before',
	},
	{ name: 'Status Changed', value: 'statusChanged', description: 'The status is another one' },
];

/** The words for the customer that are taken until the user names others; no document lists them. */
export const CUSTOMER_SENDER_NAMES = 'customer, user, contact, client';

/** Tells from the word for who wrote last whether it was the customer. */
export type IsCustomer = (lastMessageBy: string, customerName: string | null) => boolean;

/**
 * Makes that test from the user's list of words; the customer's own name counts as well.
 *
 * @param list with commas in between; the case of letters does not matter
 */
export function customerTest(list: string): IsCustomer {
	const known = new Set(list.split(',').map((one) => one.trim().toLowerCase()));
	known.delete('');
	return (lastMessageBy, name) =>
		lastMessageBy
			.split(AND)
			.some((one) => known.has(one.toLowerCase()) || (one !== '' && one === name));
}

const NOTHING: State = { status: '', botPaused: false, handedToHuman: false, lastMessageBy: '' };

/**
 * What happened to a conversation between two polls.
 *
 * @param before undefined for one that was not there: what it brings along counts as happened, but
 * for its status, which did not change
 */
export function eventsOf(
	before: State | undefined,
	{ state: now, name }: Conversation,
	isCustomer: IsCustomer,
): EventName[] {
	const was = before ?? NOTHING;
	const happened: Record<EventName, boolean> = {
		newConversation: before === undefined,
		handedToHuman: now.handedToHuman && !was.handedToHuman,
		botPaused: now.botPaused && !was.botPaused,
		botResumed: !now.botPaused && was.botPaused,
		statusChanged: before !== undefined && now.status !== was.status,
		customerWroteLast: isCustomer(now.lastMessageBy, name) && !isCustomer(was.lastMessageBy, name),
	};
	return (Object.keys(happened) as EventName[]).filter((event) => happened[event]);
}

/** What an event looks at; where this stays the same, nothing was there for it. */
function trackedValue(
	event: EventName,
	state: State | undefined,
	name: string | null,
	isCustomer: IsCustomer,
): boolean | string | undefined {
	if (event === 'newConversation') return state !== undefined;
	if (event === 'statusChanged') return state?.status;
	const { botPaused, handedToHuman, lastMessageBy } = state ?? NOTHING;
	if (event === 'handedToHuman') return handedToHuman;
	return event === 'customerWroteLast' ? isCustomer(lastMessageBy, name) : botPaused;
}

/**
 * Whether a later comparison needs to know this change: a resumed bot, for example, although only
 * pauses are to be told, because the next pause is news only then.
 *
 * @param events the ones that the user chose
 */
export function isRelevant(
	events: readonly EventName[],
	before: State | undefined,
	{ state, name }: Conversation,
	isCustomer: IsCustomer,
): boolean {
	return events.some(
		(event) => trackedValue(event, before, name, isCustomer) !== trackedValue(event, state, name, isCustomer),
	);
}

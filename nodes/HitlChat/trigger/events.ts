import type { INodePropertyOptions } from 'n8n-workflow';

import type { IsCustomer } from './sender';
import { NOTHING } from './state';
import type { State } from './state';

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

/**
 * What happened to a conversation between two polls.
 *
 * @param before undefined for one that was not there: what it brings along counts as happened, but
 * for its status, which did not change
 */
export function eventsOf(
	before: State | undefined,
	now: State,
	isCustomer: IsCustomer,
): EventName[] {
	const was = before ?? NOTHING;
	const happened: Record<EventName, boolean> = {
		newConversation: before === undefined,
		handedToHuman: now.handedToHuman && !was.handedToHuman,
		botPaused: now.botPaused && !was.botPaused,
		botResumed: !now.botPaused && was.botPaused,
		statusChanged: before !== undefined && now.status !== was.status,
		customerWroteLast: isCustomer(now) && !isCustomer(was),
	};
	return (Object.keys(happened) as EventName[]).filter((event) => happened[event]);
}

/** What an event looks at; where this stays the same, nothing was there for it. */
function trackedValue(
	event: EventName,
	state: State | undefined,
	isCustomer: IsCustomer,
): boolean | string | undefined {
	if (event === 'newConversation') return state !== undefined;
	if (event === 'statusChanged') return state?.status;
	const known = state ?? NOTHING;
	if (event === 'handedToHuman') return known.handedToHuman;
	return event === 'customerWroteLast' ? isCustomer(known) : known.botPaused;
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
	now: State,
	isCustomer: IsCustomer,
): boolean {
	return events.some(
		(event) => trackedValue(event, before, isCustomer) !== trackedValue(event, now, isCustomer),
	);
}

/** Whether a conversation as it is could have just had this event. */
export function matchesEvent(event: EventName, state: State, isCustomer: IsCustomer): boolean {
	if (event === 'botPaused') return state.botPaused;
	if (event === 'botResumed') return !state.botPaused;
	if (event === 'handedToHuman') return state.handedToHuman;
	return event !== 'customerWroteLast' || isCustomer(state);
}

import type { INodeExecutionData } from 'n8n-workflow';

import type { Conversation } from './conversations';
import { matchesEvent } from './events';
import type { EventName } from './events';
import { messageOf, sampleItem } from './output';
import type { Settings } from './settings';

/**
 * An example of each event from the conversations as they are, for building a workflow.
 *
 * @returns one item for each event; where no conversation fits, the first one that the filters let
 * through serves
 */
export function sampleItems(
	conversations: readonly Conversation[],
	settings: Settings,
	now: number,
): INodeExecutionData[] {
	const { events, filters, includeRaw, isCustomer } = settings;
	const passes = (event: EventName) => (conversation: Conversation) =>
		filters.passes(
			conversation,
			messageOf({ event, conversation }, isCustomer, { id: 'sample', now }),
		);
	return events.flatMap((event) => {
		const allowed = conversations.filter(passes(event));
		const fitting = allowed.find(({ state }) => matchesEvent(event, state, isCustomer)) ?? allowed[0];
		if (fitting === undefined) return [];
		return [sampleItem({ event, conversation: fitting }, { isCustomer, includeRaw, now })];
	});
}

import { readTextList } from '../../shared/fields/types/textList';
import type { EventDelivery } from './events';

/** The user's Filters: texts with commas in between, or lists. */
export interface Filters {
	channel?: unknown;
	toId?: unknown;
	messageType?: unknown;
	eventName?: unknown;
}

function admits(filter: unknown, name: string, value: string | null): boolean {
	const context = { label: name, timezone: 'UTC', now: 0 };
	const wanted = (readTextList(filter, context) ?? []).map((text) => text.toLowerCase());
	return wanted.length === 0 || wanted.includes((value ?? '').trim().toLowerCase());
}

/** Whether a delivery passes all filters; a blank one lets everything pass. */
export function isWanted({ message, receiver }: EventDelivery, filters: Filters): boolean {
	return (
		admits(filters.channel, 'Channel', message.channel) &&
		admits(filters.toId, 'To ID', receiver) &&
		admits(filters.messageType, 'Message Type', message.type) &&
		admits(filters.eventName, 'Event Name', message.type)
	);
}

import type { IDataObject } from 'n8n-workflow';

import type { Result } from '../../shared/webhook/http/body';
import { flatMessage } from '../../shared/webhook/message/message';
import type { Verified } from '../../shared/webhook/message/message';
import { idText } from '../../shared/webhook/message/parse';
import type { EventDelivery } from './events';

// Not `id`: it may be the contact's, and all but the first event about it would be dropped.
const DELIVERY_IDS = ['idempotency_key', 'event_id', 'eventId'];
const NAMES = ['event', 'type', 'event_type', 'eventType'];

function firstOf(body: IDataObject, names: readonly string[]): string | null {
	for (const name of names) {
		const found = idText.safeParse(body[name]);
		if (found.success) return found.data;
	}
	return null;
}

/**
 * Passes any other body on. The vendor documents neither the names of its events nor their fields,
 * so the name is looked for where such names usually are, and nothing is asked for.
 */
export function readPlatformEvent(body: IDataObject, verified: Verified): Result<EventDelivery> {
	const id = firstOf(body, DELIVERY_IDS);
	const type = firstOf(body, NAMES) ?? 'event';
	const message = flatMessage({ id, platform: 'dmChamp', event: type, type, verified, raw: body });
	return { value: { kind: `event:${type}`, receiver: '', id, message } };
}

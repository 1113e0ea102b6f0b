import type { IDataObject } from 'n8n-workflow';

import { internationalNumber } from '../../shared/number';
import {
	asTime,
	contactIn,
	fallbackText,
	flatMessage,
	identityOf,
	isMessageKind,
	mediaIn,
	messageTypeIn,
	objectsIn,
	pickId,
	pickText,
	valueOf,
} from '../../shared/webhook';
import type { Around, Delivery, FlatMessage, Result, Verification } from '../../shared/webhook';
import { directionOf, isAboutDelivery, isAboutMessage } from './eventDirection';
import { kindOfEvent, messageIdIn } from './eventIdentity';

// Not `id` and not `event_id`: they may be a contact's or a calendar event's, and all but the first
// event about it would be dropped.
const DELIVERY_IDS = ['idempotency_key', 'delivery_id', 'webhook_delivery_id'];
const DELIVERY_HEADERS = ['idempotency-key', 'x-idempotency-key', 'x-webhook-delivery', 'x-delivery-id', 'svix-id'];
// `type` after those that only an event has: it may be the message's kind.
const NAMES = ['event', 'event_type', 'event_name', 'type', 'trigger', 'topic'];
const TEXTS = ['message_body', 'message', 'last_message', 'text', 'body', 'content', 'summary'];
// Of a contact `created_at`, and of an appointment `date`, is no time of the event.
const EVENT_TIMES = ['message_timestamp', 'timestamp', 'sent_at', 'occurred_at', 'event_time'];
const MESSAGE_TIMES = [...EVENT_TIMES, 'created_at', 'date_added', 'time', 'date'];

/** The event's name, where such names usually are. */
export function eventNameIn(body: IDataObject): string | null {
	const inner = objectsIn([body], ['event']);
	return (
		pickId([body], NAMES) ??
		pickId(inner, ['name', 'type']) ??
		pickId(objectsIn([body], ['data', 'payload']), ['event', 'event_type', 'event_name'])
	);
}

const headerId = (headers: Around['headers']): string | null =>
	pickId([Object.fromEntries(DELIVERY_HEADERS.map((name) => [name, headers[name]])) as IDataObject], DELIVERY_HEADERS);

const placesIn = (body: IDataObject): IDataObject[] => [...objectsIn([body], ['data', 'payload']), body];

/** Whether an event is about no contact and no message; a text alone, such as `This is a test`, is nobody's. */
export function isHollow(body: IDataObject): boolean {
	const places = placesIn(body);
	return messageIdIn(places, null) === null && Object.values(contactIn(places)).every((value) => value === null);
}

/** A message's kind for what carries one; anything else is called what happened. */
function typeOf(name: string, { media, text }: Pick<FlatMessage, 'media' | 'text'>, told: string | null): string {
	if (told !== null) return told.toLowerCase();
	const isMessage = /message/i.test(name) && !isAboutDelivery(name);
	if (!isMessage || (text === null && media.length === 0)) return name;
	return media[0]?.type ?? 'text';
}

/** A message's kind as its fields tell, in small letters. */
function toldType(body: IDataObject, places: readonly IDataObject[]): string | null {
	const told = messageTypeIn(places, ['message_type']);
	if (told !== null) return told;
	const isNamed = pickId([body], ['event', 'event_type', 'event_name']) !== null;
	const type = messageTypeIn([...objectsIn(places, ['message']), ...(isNamed ? [body] : [])], ['type']);
	return isMessageKind(type) ? type : null;
}

/** When it happened, by the first of the places that says so. */
function timeOf(name: string | null, places: readonly IDataObject[]): string | undefined {
	const names = name === null || isAboutMessage(name) ? MESSAGE_TIMES : EVENT_TIMES;
	const times = places.flatMap((place) => names.map((one) => asTime(valueOf(place, [one]))));
	return times.find((time) => time !== undefined);
}

// No document says how DM Champ writes numbers: with fewer digits one may be national.
const FEWEST_DIGITS = 11;

/** What can be answered of a contact, by the operations that send to one. */
function replyTo({ id, phone }: FlatMessage['contact']): IDataObject | null {
	if (id === null && phone === null) return null;
	return { contactId: id, phoneNumber: phone === null ? null : internationalNumber(phone, FEWEST_DIGITS) };
}

/**
 * Reads any other body. DM Champ documents neither the names of its events nor their fields, so they
 * are looked for where receivers that are in use find them, and nothing is asked for.
 */
export function readPlatformEvent(
	body: IDataObject,
	{ verified }: Verification,
	{ headers, part }: Around,
): Result<Delivery> {
	const name = eventNameIn(body);
	const event = name ?? 'event';
	const places = placesIn(body);
	const near = [...objectsIn(places, ['message']), ...places];
	const text = pickText(places, TEXTS) ?? fallbackText(near);
	const told = toldType(body, places);
	const media = mediaIn(near, told ?? '');
	const direction = directionOf(name, places);
	const contact = contactIn(places, direction);
	const type = typeOf(event, { media, text }, told);
	const { envelope } = part;
	const ownId = pickId(envelope === undefined ? [body, ...places] : places, DELIVERY_IDS);
	const { id: deliveryId, identity } = identityOf(ownId, DELIVERY_IDS, headerId(headers), part);
	const messageId = messageIdIn(places, name);
	const isNamedByMessage = deliveryId === null && messageId !== null;
	const id = deliveryId ?? messageId;
	return {
		value: {
			kind: isNamedByMessage ? kindOfEvent({ event, type, text, media }, body, places) : `event:${event}`,
			receiver: '',
			id: identity ?? messageId,
			message: flatMessage({
				id,
				platform: 'dmChamp',
				event,
				channel: pickId(near, ['channel', 'channel_type']),
				direction,
				type,
				contact,
				receiver: pickId(places, ['to_id', 'sub_account_id', 'account_id', 'location_id']),
				conversationId: pickId(near, ['conversation_id']),
				text,
				media,
				timestamp: timeOf(name, near),
				reply: replyTo(contact),
				verified,
				raw: body,
			}),
		},
	};
}

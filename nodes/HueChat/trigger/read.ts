import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { isObject } from '../../shared/object';
import {
	asTime,
	challengeIn,
	contactIn,
	flatMessage,
	idText,
	isPingName,
	mediaIn,
	objectsIn,
	parseBody,
	pickId,
	pickText,
	valueOf,
} from '../../shared/webhook';
import type { Call, Delivery, FlatMessage, Ping, Result, Verification } from '../../shared/webhook';
import { eventNamed } from './events';

const schema = z.object({
	id: idText.nullish(),
	type: idText,
	// Not needed, so never a reason to refuse.
	organization_id: idText.nullish().catch(null),
	data: z.custom<IDataObject>(isObject, 'must be an object'),
});

/** An event as it is read from whatever form it came in. */
interface Event {
	id: string | null;
	/** HueChat's own name of it, such as `message.received`, or what it was called. */
	type: string;
	data: IDataObject;
	organization: string | null;
	/** What it is about: no page shows whether that is `data` itself or stands under its name in there. */
	subject: IDataObject;
}

/** The flat message with what HueChat's events have besides. */
export interface HueChatMessage extends FlatMessage {
	eventId: string | null;
	/** What became of a signature that could not be verified. */
	signature?: string;
}

const DATA = ['data', 'payload'];
// Some senders put the objects beside the event's name and not into `data`.
const SUBJECTS = ['message', 'contact', 'conversation'];
const TEXTS = ['content', 'text', 'body', 'caption'];
const TYPES = ['message_type', 'content_type', 'type'];
const FROM_CONTACT = /^(?:contact|customer|user_contact|visitor|lead)$/i;

const sentByContact = (subject: IDataObject): boolean =>
	FROM_CONTACT.test(pickId([subject], ['sent_by', 'sender_type']) ?? '') ||
	/^in/i.test(pickId([subject], ['direction']) ?? '');

function directionOf({ type, subject }: Event): FlatMessage['direction'] {
	const isMessage = type.startsWith('message.');
	const isIncoming = !isMessage || type === 'message.received' || sentByContact(subject);
	return isIncoming ? 'incoming' : 'outgoing';
}

function contactOf({ type, data, subject }: Event, direction: FlatMessage['direction']) {
	const isContact = type.startsWith('contact.');
	return contactIn([subject, data], direction, isContact ? [subject] : []);
}

function conversationIdOf({ type, data, subject }: Event): string | null {
	if (type.startsWith('conversation.')) return pickId([subject], ['id', 'conversation_id']);
	const inner = objectsIn([subject, data], ['conversation']);
	return pickId([subject, data], ['conversation_id']) ?? pickId(inner, ['id']);
}

function messageParts({ data, subject }: Event) {
	const told = pickId([subject], TYPES)?.toLowerCase() ?? null;
	const media = mediaIn(data === subject ? [subject] : [subject, data], told ?? 'file');
	return { type: told ?? media[0]?.type ?? 'text', text: pickText([subject], TEXTS), media };
}

function messageOf(event: Event, raw: IDataObject, verification: Verification): HueChatMessage {
	const { id: eventId, type, data, subject } = event;
	const isMessage = type.startsWith('message.');
	const direction = directionOf(event);
	const conversation = objectsIn([subject, data], ['conversation']);
	const channel = pickId([subject, ...conversation, data], ['channel']);
	const contact = contactOf(event, direction);
	const contactId = contact.id ?? contact.phone ?? contact.email;
	const { signature } = verification;
	return {
		...flatMessage({
			id: isMessage ? (pickId([subject], ['id', 'message_id']) ?? eventId) : eventId,
			platform: 'hueChat',
			event: type,
			channel,
			direction,
			...(isMessage ? messageParts(event) : { type }),
			contact,
			receiver: event.organization,
			conversationId: conversationIdOf(event),
			timestamp: [raw, subject]
				.map((place) => asTime(valueOf(place, ['timestamp', 'created_at', 'occurred_at'])))
				.find((time) => time !== undefined),
			reply: contactId === null ? null : { contactId, channel },
			verified: verification.verified,
			raw,
		}),
		eventId,
		...(signature !== undefined && { signature }),
	};
}

/** The envelope's parts, under the names that HueChat shows and those that other senders use. */
function envelopeOf(body: IDataObject): IDataObject | undefined {
	const given = DATA.map((name) => body[name]).find((value) => value !== undefined);
	const isBare = SUBJECTS.some((name) => isObject(body[name]));
	const data = given === undefined && isBare ? body : given;
	if (data === undefined) return undefined;
	return {
		id: (body.id ?? valueOf(body, ['event_id', 'delivery_id'])) as string,
		type: (body.type ?? valueOf(body, ['event', 'event_type', 'event_name'])) as string,
		organization_id: (body.organization_id ?? valueOf(body, ['organisation_id', 'account_id'])) as string,
		// Said to be nothing, as of what was deleted.
		data: data ?? {},
	};
}

/**
 * The id of the delivery in the headers of its signature, where that was right: without one such a header
 * could hold anything, the subscription's id for example, and all but its first event would be dropped.
 */
const signedId = ({ verified }: Verification, headers: Call['headers']): string | null =>
	verified === 'signature' ? pickId([headers as IDataObject], ['webhook-id', 'svix-id']) : null;

const nameIn = (body: IDataObject): string | null =>
	pickId([body], ['type', 'event', 'event_type', 'event_name']);

/**
 * Reads the envelope that developer.huechat.ai/docs/guides/webhooks shows. What stands in its `data`
 * is not shown, so the objects of the API's own schemas are looked for and nothing in it is demanded.
 *
 * @returns a ping for an event without `data`: that is how vendors try out a URL
 */
export function readEvent(
	body: IDataObject,
	verification: Verification,
	headers: Call['headers'] = {},
): Result<Delivery | Ping> {
	const name = nameIn(body);
	const envelope = envelopeOf(body);
	if (isPingName(name) || (envelope === undefined && name !== null)) {
		return { value: { ping: true, answer: challengeIn(body) } };
	}
	const parsed = parseBody(schema, envelope ?? body);
	if ('refusal' in parsed) return parsed;
	const { data, organization_id: organization = null } = parsed.value;
	const type = eventNamed(parsed.value.type);
	const id = parsed.value.id ?? signedId(verification, headers);
	const inner = data[type.split('.')[0]];
	const subject = isObject(inner) ? inner : data;
	const message = messageOf({ id, type, data, organization, subject }, body, verification);
	return { value: { kind: type, receiver: organization ?? '', id, message } };
}

import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { isObject } from '../../shared/object';
import {
	asTime,
	challengeIn,
	contactIn,
	directionIn,
	fallbackText,
	flatMessage,
	identityOf,
	idText,
	isPingName,
	mediaIn,
	messageTypeIn,
	objectsIn,
	optionalText,
	parseBody,
	pickId,
	pickText,
	valueOf,
} from '../../shared/webhook';
import type { Around, Delivery, FlatMessage, Ping, Result, Verification } from '../../shared/webhook';
import { envelopeOf, nameIn } from './envelope';
import { eventNamed } from './events';

const schema = z.object({
	id: optionalText,
	type: idText,
	// Not needed, so never a reason to refuse.
	organization_id: optionalText.catch(null),
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

const TEXTS = ['content', 'text', 'body', 'caption', 'message'];
const TYPES = ['message_type', 'content_type', 'type'];
// HueChat's schema of a message says who sent it: `sent_by` is contact, user or system.
function directionOf({ type, subject }: Event): FlatMessage['direction'] {
	if (!type.startsWith('message.')) return 'incoming';
	return directionIn([subject], type === 'message.received' ? 'incoming' : 'outgoing') ?? 'incoming';
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
	const told = messageTypeIn([subject], TYPES);
	const media = mediaIn(data === subject ? [subject] : [subject, data], told ?? 'file');
	return { type: told ?? media[0]?.type ?? 'text', text: pickText([subject], TEXTS) ?? fallbackText([subject]), media };
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

/**
 * The id of the delivery in the headers of its signature, where that was right: without one such a header
 * could hold anything, the subscription's id for example, and all but its first event would be dropped.
 */
const signedId = ({ verified }: Verification, headers: Around['headers']): string | null =>
	verified === 'signature' ? pickId([headers as IDataObject], ['webhook-id', 'svix-id']) : null;

/**
 * Reads the envelope that developer.huechat.ai/docs/guides/webhooks shows. What stands in its `data`
 * is not shown, so the objects of the API's own schemas are looked for and nothing in it is demanded.
 *
 * @returns a ping for an event that is about nothing: that is how vendors try out a URL
 */
export function readEvent(
	body: IDataObject,
	verification: Verification,
	headers: Around['headers'] = {},
	part: Around['part'] = {},
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
	const signed = signedId(verification, headers);
	const { id, identity } = identityOf(parsed.value.id ?? null, ['event_id', 'delivery_id', 'id'], signed, part);
	const subject = [data[type.split('.')[0]], data.object].find(isObject) ?? data;
	const message = messageOf({ id, type, data, organization, subject }, body, verification);
	return { value: { kind: type, receiver: organization ?? '', id: identity, message } };
}

import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { isObject } from '../../shared/object';
import type { Result } from '../../shared/webhook/http/body';
import { flatMessage } from '../../shared/webhook/message/message';
import type { Contact, FlatMessage, Media, Verified } from '../../shared/webhook/message/message';
import { idText, parseBody } from '../../shared/webhook/message/parse';
import type { Delivery } from '../../shared/webhook/http/handleWebhook';

const schema = z.object({
	id: idText.nullish(),
	type: idText,
	// Not needed, so never a reason to refuse.
	timestamp: z.string().nullish().catch(null),
	organization_id: idText.nullish().catch(null),
	data: z.custom<IDataObject>(isObject, 'must be an object'),
});

type Event = z.output<typeof schema>;

/** The flat message with what HueChat's own calls ask for. */
export interface HueChatMessage extends FlatMessage {
	eventId: string | null;
}

const objectOf = (value: unknown): IDataObject => (isObject(value) ? value : {});

function textOf(...values: unknown[]): string | null {
	const found = values.map((value) => idText.safeParse(value)).find(({ success }) => success);
	return found?.data ?? null;
}

const contentOf = (value: unknown): string | null =>
	typeof value === 'string' && value !== '' ? value : null;

const timeOf = (text: string | null | undefined): string | undefined => {
	const time = Date.parse(text ?? '');
	return Number.isNaN(time) ? undefined : new Date(time).toISOString();
};

/** What the event is about: no page shows whether it is `data` itself or under its name in there. */
const subjectOf = ({ type, data }: Event): IDataObject => {
	const [name] = type.split('.');
	return isObject(data[name]) ? data[name] : data;
};

function contactOf({ type, data }: Event, subject: IDataObject): Contact {
	const isContact = type.startsWith('contact.');
	const contact = isContact ? subject : objectOf(subject.contact ?? data.contact);
	const { full_name, first_name, last_name } = contact;
	const parts = [textOf(first_name), textOf(last_name)].filter((part) => part !== null);
	return {
		id: textOf(contact.id, subject.contact_id, data.contact_id),
		name: textOf(full_name) ?? textOf(parts.join(' ')),
		phone: textOf(contact.phone),
		email: textOf(contact.email),
	};
}

function mediaOf(subject: IDataObject): Media[] {
	const url = textOf(subject.media_url);
	if (url === null) return [];
	return [{ type: textOf(subject.message_type) ?? 'file', url, name: textOf(subject.filename) }];
}

function conversationIdOf({ type, data }: Event, subject: IDataObject): string | null {
	const own = type.startsWith('conversation.') ? subject.id : subject.conversation_id;
	return textOf(own, data.conversation_id, objectOf(data.conversation).id);
}

function messageOf(event: Event, raw: IDataObject, verified: Verified): HueChatMessage {
	const { type, data } = event;
	const subject = subjectOf(event);
	const eventId = event.id ?? null;
	const isMessage = type.startsWith('message.');
	const isIncoming = type === 'message.received' || subject.sent_by === 'contact' || !isMessage;
	const channel = textOf(subject.channel, objectOf(data.conversation).channel);
	const contact = contactOf(event, subject);
	const contactId = contact.id ?? contact.phone ?? contact.email;
	const message = flatMessage({
		id: isMessage ? textOf(subject.id, eventId) : eventId,
		platform: 'hueChat',
		event: type,
		channel,
		direction: isIncoming ? 'incoming' : 'outgoing',
		type: isMessage ? (textOf(subject.message_type) ?? 'text') : type,
		contact,
		receiver: event.organization_id ?? null,
		conversationId: conversationIdOf(event, subject),
		text: isMessage ? (contentOf(subject.content) ?? contentOf(subject.caption)) : null,
		media: isMessage ? mediaOf(subject) : [],
		timestamp: timeOf(event.timestamp),
		reply: contactId === null ? null : { contactId, channel },
		verified,
		raw,
	});
	return { ...message, eventId };
}

/**
 * Reads the envelope that developer.huechat.ai/docs/guides/webhooks shows. What stands in its `data`
 * is not shown, so the objects of the API's own schemas are looked for and nothing in it is demanded.
 *
 * @param events those that the user chose; others are answered and start nothing
 */
export function readEvent(
	body: IDataObject,
	verified: Verified,
	events: readonly string[],
): Result<Delivery> {
	const parsed = parseBody(schema, body);
	if ('refusal' in parsed) return parsed;
	const event: Event = parsed.value;
	return {
		value: {
			kind: event.type,
			receiver: event.organization_id ?? '',
			id: event.id ?? null,
			wanted: events.includes(event.type),
			message: messageOf(event, body, verified),
		},
	};
}

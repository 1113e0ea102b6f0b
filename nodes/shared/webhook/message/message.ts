import type { IDataObject } from 'n8n-workflow';

/** How it is known who called; `none` also for what was fetched and not received. */
export type Verified = 'secret' | 'signature' | 'none';

export interface Contact {
	id: string | null;
	name: string | null;
	/** As the vendor writes it, without WhatsApp's words around it. */
	phone: string | null;
	email: string | null;
}

export interface Media {
	type: string;
	url: string;
	name: string | null;
}

/** What a trigger outputs, the same for every vendor and channel. */
export interface FlatMessage {
	/** The vendor's id; null where it gave none. */
	id: string | null;
	/** The vendor, as its node is named. */
	platform: string;
	/** The vendor's name of what happened: `message.received`, `new_contact`, … */
	event: string;
	/** The vendor's word for where it was written: `whatsapp`, `email`, … */
	channel: string | null;
	/** Seen from the business. */
	direction: 'incoming' | 'outgoing';
	/** Of a message its kind (`text`, `image`, `reaction`), of anything else the event's name. */
	type: string;
	contact: Contact;
	/** Whom it was sent to: the business's id, number or organization. */
	receiver: string | null;
	conversationId: string | null;
	text: string | null;
	media: Media[];
	/** ISO 8601, UTC. */
	timestamp: string;
	/** The same for all that one contact writes on one channel; n8n's Memory nodes look for it. */
	sessionId: string | null;
	/** The text again, under the name that n8n's Agent node looks for. */
	chatInput: string | null;
	/** Parameters of this package's send operation that answer it; null where nobody can be answered. */
	reply: IDataObject | null;
	verified: Verified;
	/** The body or row as it came: never headers, never the query. Left out where the user wants it so. */
	raw?: IDataObject;
}

/** The parts that a platform fills in; the rest has a neutral value. */
export type MessageParts = Pick<FlatMessage, 'id' | 'platform' | 'event' | 'type' | 'verified' | 'raw'> &
	Partial<Omit<FlatMessage, 'contact' | 'sessionId' | 'chatInput'>> & { contact?: Partial<Contact> };

/**
 * Names the conversation of one contact on one channel.
 *
 * @returns null where the contact is not known at all: a session of nobody would be everybody's
 */
export function sessionIdOf(
	platform: string,
	channel: string | null,
	{ id, phone, email }: Pick<Contact, 'id' | 'phone' | 'email'>,
): string | null {
	const contact = id ?? phone ?? email;
	if (contact === null) return null;
	// Encoded, so that no colon in a channel can make two sessions read the same.
	const place = (channel ?? '').toLowerCase().replaceAll('%', '%25').replaceAll(':', '%3a');
	return [platform, place, contact].join(':');
}

/**
 * Builds the flat message in its fixed order of fields.
 *
 * @param now the time of arrival, milliseconds: used where the vendor gives no time of its own
 */
export function flatMessage(parts: MessageParts, now = Date.now()): FlatMessage {
	const { id = null, name = null, phone = null, email = null } = parts.contact ?? {};
	const contact = { id, name, phone, email };
	const { platform, channel = null, text = null } = parts;
	return {
		id: parts.id,
		platform,
		event: parts.event,
		channel,
		direction: parts.direction ?? 'incoming',
		type: parts.type,
		contact,
		receiver: parts.receiver ?? null,
		conversationId: parts.conversationId ?? null,
		text,
		media: parts.media ?? [],
		timestamp: parts.timestamp ?? new Date(now).toISOString(),
		sessionId: sessionIdOf(platform, channel, contact),
		chatInput: text,
		reply: parts.reply ?? null,
		verified: parts.verified,
		...(parts.raw !== undefined && { raw: parts.raw }),
	};
}

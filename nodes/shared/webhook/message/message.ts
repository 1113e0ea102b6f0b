import type { IDataObject } from 'n8n-workflow';

/** How Intake knows who called. */
export type Verified = 'secret' | 'signature' | 'none';

export interface Contact {
	id: string | null;
	name: string | null;
	/** With `+` and country code. */
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
	/** The vendor's word for where it was written: `whatsapp`, `email`, … */
	channel: string | null;
	/** Seen from the business. */
	direction: 'incoming' | 'outgoing';
	type: string;
	contact: Contact;
	text: string | null;
	media: Media[];
	/** ISO 8601, UTC. */
	timestamp: string;
	verified: Verified;
	/** The body as it came: never headers, never the query. */
	raw: IDataObject;
}

/** The parts that a platform fills in; the rest has a neutral value. */
export type MessageParts = Pick<FlatMessage, 'id' | 'platform' | 'type' | 'verified' | 'raw'> &
	Partial<Omit<FlatMessage, 'contact'>> & { contact?: Partial<Contact> };

/**
 * Builds the flat message in its fixed order of fields.
 *
 * @param now the time of arrival, milliseconds: used where the vendor gives no time of its own
 */
export function flatMessage(parts: MessageParts, now = Date.now()): FlatMessage {
	const { id, name, phone, email } = parts.contact ?? {};
	return {
		id: parts.id,
		platform: parts.platform,
		channel: parts.channel ?? null,
		direction: parts.direction ?? 'incoming',
		type: parts.type,
		contact: { id: id ?? null, name: name ?? null, phone: phone ?? null, email: email ?? null },
		text: parts.text ?? null,
		media: parts.media ?? [],
		timestamp: parts.timestamp ?? new Date(now).toISOString(),
		verified: parts.verified,
		raw: parts.raw,
	};
}

import type { IDataObject } from 'n8n-workflow';

import type { FlatMessage } from './message';
import { asId, objectsIn, plain, valueOf } from './pick';

type Direction = FlatMessage['direction'];

const OWN_FLAGS = ['from_me', 'is_from_me', 'sent_by_me', 'is_outgoing', 'outgoing', 'is_outbound', 'is_echo'];
const CONTACT_FLAGS = ['is_incoming', 'incoming', 'is_inbound', 'from_contact', 'from_customer'];
// Where they are false, a person of the business may have written.
const BOT_FLAGS = ['from_bot', 'sent_by_bot'];
// Not `sender` or `from` as texts: those are names and addresses.
const SENDERS = ['sent_by', 'sender_type', 'author_type', 'from_type'];
const SENDER_OBJECTS = ['sender', 'from', 'author', 'sent_by'];
/** Names of the field that says what has become of a message. */
export const STATUS_NAMES: readonly string[] = ['status', 'message_status', 'delivery_status', 'sms_status'];

// `user` is neither: of some systems it is the customer, of others who answers.
const CONTACTS = /^(?:contact|customer|usercontact|visitor|lead|client|enduser|guest|subscriber|consumer)$/;
const BUSINESS =
	/^(?:me|self|(?:chat|ai|voice)?bot|ai|assistant|(?:ai|bot|human)?agent|operator|admin|staff|team|teammate|employee|business|company|owner|support|system|automation|workflow|campaign|api)$/;

// DM Champ documents `received` as what a status is by default (API access, Receive Incoming Messages).
const RECEIVED = /^(?:receiv(?:ed|ing)|incoming|inbound|new|unread|unseen|unanswered)$/;
// What becomes of a message on its way out, in the words of Twilio, Meta and WhatsApp's own libraries.
// Others, such as `pending`, may be an order's.
const UNDER_WAY =
	/^(?:accepted|scheduled|queued|sending|sent|outgoing|outbound|(?:partially)?delivered|undelivered|undeliverable|failed|read|seen|rejected|bounced|cancell?ed|expired|(?:server|delivery|device)ack)$/;

type Read = (word: string) => Direction | undefined;

const wordIn =
	(incoming: RegExp, outgoing: RegExp): Read =>
	(word) => {
		if (incoming.test(word)) return 'incoming';
		return outgoing.test(word) ? 'outgoing' : undefined;
	};

const flag =
	(yes: Direction, no?: Direction): Read =>
	(word) => {
		if (/^(?:true|yes|1)$/.test(word)) return yes;
		return /^(?:false|no|0)$/.test(word) ? no : undefined;
	};

/** A flag as text, or a word in plain letters. */
function wordOf(value: unknown): string {
	return plain(typeof value === 'boolean' ? String(value) : (asId(value) ?? ''));
}

/** The first of the named fields that the reader understands: a sender's name is no word for who it is. */
function firstTold(objects: readonly IDataObject[], names: readonly string[], read: Read) {
	for (const object of objects) {
		for (const name of names) {
			const told = read(wordOf(valueOf(object, [name])));
			if (told !== undefined) return told;
		}
	}
	return undefined;
}

// As Chatwoot has it; of other senders it is the message's kind, which is neither word.
const DIRECTION_TYPES = ['message_type', 'type'];
// A contact may have other roles in its company.
const ROLES = wordIn(/^(?:customer|visitor)$/, /^(?:assistant|(?:chat)?bot)$/);

/** The direction, where a field of that name says it. */
export function namedDirectionIn(objects: readonly IDataObject[]): Direction | undefined {
	return firstTold(objects, ['direction', 'message_direction'], wordIn(/^(?:in|receiv)/, /^(?:out|sent)/));
}

/**
 * Who wrote a message, as its fields tell: the direction itself, flags, the sender's kind and, last, what
 * has become of it. A message on its way out that is taken for a customer's makes a bot answer itself.
 *
 * @param objects the parts of the body that may tell, the most telling first
 * @param named what the event's name says, which counts for more than a status
 * @returns undefined where nothing tells
 */
export function directionIn(objects: readonly IDataObject[], named?: Direction): Direction | undefined {
	// WhatsApp's own libraries have `fromMe` in a message's key.
	const flagged = [...objects, ...objectsIn(objects, ['key'])];
	return (
		namedDirectionIn(objects) ??
		firstTold(objects, DIRECTION_TYPES, wordIn(/^(?:incoming|inbound)$/, /^(?:outgoing|outbound)$/)) ??
		firstTold(flagged, OWN_FLAGS, flag('outgoing', 'incoming')) ??
		firstTold(objects, CONTACT_FLAGS, flag('incoming', 'outgoing')) ??
		firstTold(objects, BOT_FLAGS, flag('outgoing')) ??
		firstTold(objects, SENDERS, wordIn(CONTACTS, BUSINESS)) ??
		firstTold(objects, ['role'], ROLES) ??
		firstTold(objectsIn(objects, SENDER_OBJECTS), ['type', 'role'], wordIn(CONTACTS, BUSINESS)) ??
		named ??
		firstTold(objects, STATUS_NAMES, wordIn(RECEIVED, UNDER_WAY))
	);
}

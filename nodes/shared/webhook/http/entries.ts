import type { IDataObject } from 'n8n-workflow';

import { contactIn } from '../message/contact';
import { mediaIn } from '../message/media';
import { isMessageKind } from '../message/messageType';
import { objectsIn, pickId, pickText, plain } from '../message/pick';

const TEXTS = ['message_body', 'message', 'text', 'body', 'content'];
const EVENTS = ['event', 'event_type', 'event_name', 'trigger', 'topic'];
const NAMES = [...EVENTS, 'type'];
const TIMES = ['message_timestamp', 'timestamp', 'sent_at', 'occurred_at', 'event_time', 'created_at'];
const IDS = ['id', '_id', 'uuid', 'event_id', 'delivery_id', 'webhook_delivery_id', 'idempotency_key', 'request_id', 'batch_id'];

const ABOUT_MESSAGES = /message|msg|sms/i;
// Whole names only: the ids in `contact.tag_added` are those of tags.
const ABOUT_SUBJECTS = /^(?:contact|conversation)s?[\s._-]?(?:created|updated|deleted|assigned|resolved)$/i;

const saysSomething = (object: IDataObject): boolean =>
	pickText([object], TEXTS) !== null || mediaIn([object], '').length > 0;

/** Whether an object has anything that may be the subject of an event. */
export function isAboutSomething(object: IDataObject): boolean {
	if (pickId([object], ['id', 'message_id', 'contact_id']) !== null || saysSomething(object)) return true;
	return Object.values(contactIn([object])).some((value) => value !== null);
}

/**
 * Whether an entry tells of a message or a person by itself. The answers to a form have an `id`, a `text` or an
 * `email` each too, and the lines of an order an `id`: they are one event.
 */
function standsAlone(entry: IDataObject): boolean {
	if (pickId([entry], ['contact_id']) !== null) return true;
	const { id, phone, email, name } = contactIn([entry]);
	if (id !== null) return true;
	const isMessage = saysSomething(entry) || pickId([entry], ['id', 'message_id']) !== null;
	const known = [phone, email].filter((value) => value !== null).length;
	if (known === 0) return pickId([entry], ['message_id']) !== null;
	return isMessage || known === 2 || (name ?? pickId([entry], ['name'])) !== null;
}

/** Whether the entries of a list are an event each, by the name of the event that brings them. */
export function areEvents(entries: readonly IDataObject[], envelope: IDataObject): boolean {
	const name = pickId([envelope], NAMES) ?? '';
	if (ABOUT_MESSAGES.test(name)) return entries.every(isAboutSomething);
	const isSubject = (entry: IDataObject) => ABOUT_SUBJECTS.test(name) && pickId([entry], ['id']) !== null;
	return entries.every((entry) => isSubject(entry) || standsAlone(entry));
}

/** The names that an entry makes needless around it, because it says the same itself. */
function saidIn(entry: IDataObject, isKind: boolean): Set<string> {
	const inner = [entry, ...objectsIn([entry], ['data', 'payload'])];
	const isNamed = pickId(inner, EVENTS) !== null || objectsIn([entry], ['event']).length > 0;
	const hasName = isNamed || (!isKind && pickId([entry], ['type']) !== null);
	const hasTime = pickId([entry], TIMES) !== null;
	return new Set([...Object.keys(entry), ...IDS, ...(hasName ? NAMES : []), ...(hasTime ? TIMES : [])].map(plain));
}

/**
 * An entry with the rest of its envelope around it: its own word counts for more, and the envelope's ids are
 * those of all its entries.
 */
export function within(around: IDataObject, entry: IDataObject): IDataObject {
	const isKind = isMessageKind(pickId([entry], ['type']));
	const said = saidIn(entry, isKind);
	const rest = Object.fromEntries(Object.entries(around).filter(([name]) => !said.has(plain(name))));
	const name = pickId([around], NAMES);
	// The message's kind stands where the envelope has the event's name.
	const isHidden = isKind && name !== null && pickId([{ ...rest, ...entry }], EVENTS) === null;
	return { ...(isHidden && { event: name }), ...rest, ...entry };
}

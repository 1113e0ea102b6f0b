import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/object';
import { contactIn, mediaIn, pickId, plain, valueOf } from '../../shared/webhook';
import { eventNamed } from './events';

const NAMES = ['type', 'event', 'event_type', 'event_name'];
const IDS = ['event_id', 'delivery_id'];
const ORGANIZATIONS = ['organization_id', 'organisation_id', 'account_id'];
const DATA = ['data', 'payload'];
// What an envelope has besides, none of which says what it is about.
const ABOUT_ITSELF = ['id', 'timestamp', 'created_at', 'occurred_at', 'retry_count', 'challenge', 'test'];
const ENVELOPE = new Set([...NAMES, ...IDS, ...ORGANIZATIONS, ...ABOUT_ITSELF].map(plain));

const isOfEnvelope = (name: string): boolean => ENVELOPE.has(plain(name));

/** What an event is called, where its sender says so. */
export const nameIn = (body: IDataObject): string | null => pickId([body], NAMES);

/**
 * Whether the id of an event without `data` is that of what it is about. As the event's it would make all
 * but the first event about that a duplicate. HueChat's own ids of events begin with `evt_`; a message's
 * id does for both.
 */
function isSubjectsId(body: IDataObject): boolean {
	const [kind] = eventNamed(nameIn(body) ?? '').split('.');
	if (kind !== 'contact' && kind !== 'conversation') return false;
	const id = pickId([body], ['id']) ?? '';
	const named = pickId([body], [`${kind}_id`]) ?? id;
	return id !== '' && !isObject(body[kind]) && named === id && !/^evt/i.test(id);
}

const SUBJECTS = ['message', 'contact', 'conversation'];

/** Whether the rest of a body without `data` is about somebody or some message, and not about the call. */
function isAboutSomething(rest: IDataObject): boolean {
	if (SUBJECTS.some((name) => isObject(rest[name])) || mediaIn([rest], '').length > 0) return true;
	if (pickId([rest], ['conversation_id', 'message_id']) !== null) return true;
	return Object.values(contactIn([rest])).some((value) => value !== null);
}

/**
 * The parts of an event's envelope, under the names that HueChat shows and those that other senders use.
 * Some put what it is about into `object`, or beside the event's name.
 *
 * @returns undefined where the body is about nothing
 */
export function envelopeOf(body: IDataObject): IDataObject | undefined {
	const parts = {
		id: body.id ?? valueOf(body, IDS),
		type: body.type ?? valueOf(body, NAMES),
		organization_id: valueOf(body, ORGANIZATIONS),
	} as IDataObject;
	const given = DATA.map((name) => body[name]).find((value) => value !== undefined);
	// Said to be nothing, as of what was deleted.
	if (given !== undefined) return { ...parts, data: given ?? {} };
	if (isObject(body.object)) return { ...parts, data: body.object };
	const data = Object.fromEntries(Object.entries(body).filter(([name]) => !isOfEnvelope(name)));
	const isSubject = isSubjectsId(body);
	if (!isAboutSomething(data) && !isSubject) return undefined;
	if (!isSubject) return { ...parts, data };
	return { ...parts, id: valueOf(body, IDS) as string, data: { ...data, id: body.id } };
}

import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/object';
import { contactIn, mediaIn, pickId, plain, valueOf } from '../../shared/webhook';
import { eventNamed, isKnownEvent } from './events';

const NAMES = ['event', 'event_type', 'event_name', 'type'];
const IDS = ['event_id', 'delivery_id'];
const ORGANIZATIONS = ['organization_id', 'organisation_id', 'account_id'];
const DATA = ['data', 'payload'];
// What an envelope has besides, none of which says what it is about.
const ABOUT_ITSELF = ['id', 'timestamp', 'created_at', 'occurred_at', 'retry_count', 'challenge', 'test'];
const ENVELOPE = new Set([...NAMES, ...IDS, ...ORGANIZATIONS, ...ABOUT_ITSELF].map(plain));

const isOfEnvelope = (name: string): boolean => ENVELOPE.has(plain(name));

/** What an event is called, where its sender says so. */
export function nameIn(body: IDataObject): string | null {
	const type = pickId([body], ['type']);
	// Where HueChat itself has it. Of other senders a `type` may be the message's kind.
	return type !== null && isKnownEvent(type) ? type : pickId([body], NAMES);
}

// As HueChat's own ids of events begin.
const OF_EVENT = /^evt/i;

/** The id of an event that may be that of the contact or conversation it is about: the same in each event. */
function lastingId(body: IDataObject): { kind: string; id: string } | undefined {
	const [kind, what] = eventNamed(nameIn(body) ?? '').split('.');
	const id = pickId([body], ['id']);
	if (what === 'created' || what === 'deleted' || id === null || OF_EVENT.test(id)) return undefined;
	return kind === 'contact' || kind === 'conversation' ? { kind, id } : undefined;
}

/**
 * Whether the id of an event is that of what it is about. As the event's it would make all but the first
 * event about that a duplicate; a message's id does for both.
 */
function isSubjectsId(body: IDataObject, data: unknown): boolean {
	const lasting = lastingId(body);
	if (lasting === undefined || !isObject(data)) return false;
	const { kind, id } = lasting;
	const subject = [data[kind], data.object].find(isObject) ?? data;
	return [pickId([subject], ['id']), pickId([data], [`${kind}_id`])].includes(id);
}

/** The same without `data`, where the id may stand for the subject that is beside it. */
function isOwnSubjectsId(body: IDataObject): boolean {
	const lasting = lastingId(body);
	if (lasting === undefined || isObject(body[lasting.kind])) return false;
	const { kind, id } = lasting;
	return (pickId([body], [`${kind}_id`]) ?? id) === id;
}

const SUBJECTS = ['message', 'contact', 'conversation'];

/** Whether the rest of a body without `data` is about somebody or some message, and not about the call. */
function isAboutSomething(rest: IDataObject): boolean {
	if (SUBJECTS.some((name) => isObject(rest[name])) || mediaIn([rest], '').length > 0) return true;
	if (pickId([rest], ['conversation_id', 'message_id']) !== null) return true;
	return Object.values(contactIn([rest])).some((value) => value !== null);
}

const enclosing = (body: IDataObject, parts: IDataObject, data: unknown): IDataObject => ({
	...parts,
	...(isSubjectsId(body, data) && { id: pickId([body], IDS) }),
	data: data as IDataObject,
});

/**
 * The parts of an event's envelope, under the names that HueChat shows and those that other senders use.
 * Some put what it is about into `object`, or beside the event's name.
 *
 * @returns undefined where the body is about nothing
 */
export function envelopeOf(body: IDataObject): IDataObject | undefined {
	const own = pickId([body], ['id']);
	const parts = {
		// An id of the delivery may be another at each attempt, so HueChat's own counts for more.
		id: own !== null && OF_EVENT.test(own) ? own : (pickId([body], IDS) ?? body.id),
		type: nameIn(body) ?? body.type ?? valueOf(body, NAMES),
		organization_id: valueOf(body, ORGANIZATIONS),
	} as IDataObject;
	const given = DATA.map((name) => body[name]).find((value) => value !== undefined);
	// Said to be nothing, as of what was deleted.
	if (given !== undefined) return enclosing(body, parts, given ?? {});
	if (isObject(body.object)) return enclosing(body, parts, body.object);
	const data = Object.fromEntries(Object.entries(body).filter(([name]) => !isOfEnvelope(name)));
	const isSubject = isOwnSubjectsId(body);
	if (!isAboutSomething(data) && !isSubject) return undefined;
	if (!isSubject) return { ...parts, data };
	return { ...parts, id: pickId([body], IDS), data: { ...data, id: body.id } };
}

import { isUtf8 } from 'node:buffer';

import { CHOSEN_EVENTS } from './bodies';
import type { Content, Delivery } from './delivery';

/** What a delivery must lead to, by the documents and without looking into the nodes. */
export type Expectation =
	| { refused: 400 | 401 | 413 }
	/** `key` names the delivery; null where the vendor gave no id, so that it can be no duplicate. */
	| { key: string | null; wanted: boolean };

type Json = Record<string, unknown>;

const DEEPEST = 64;
const MOST_VALUES = 100_000;
const LONGEST_ID = 512;

const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether it is within the bounds that docs/limitations.md names, keys named `__proto__` not counted. */
function isStorable(body: Json): boolean {
	const open: Array<readonly [value: unknown, depth: number]> = [[body, 0]];
	let seen = 0;
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		const [value, depth] = next;
		seen += 1;
		if (depth > DEEPEST || seen > MOST_VALUES) return false;
		if (typeof value !== 'object' || value === null) continue;
		const inner = Object.entries(value);
		if (inner.length > MOST_VALUES) return false;
		for (const [key, each] of inner) if (key !== '__proto__') open.push([each, depth + 1]);
	}
	return true;
}

function bodyOf(content: Content): Json | 400 | 413 {
	if (content === 'tooLarge') return 413;
	if (content === 'unreadable' || !isUtf8(content)) return 400;
	try {
		const value: unknown = JSON.parse(content.toString('utf8').replace(/^\ufeff/, ''));
		return isObject(value) && isStorable(value) ? value : 400;
	} catch {
		return 400;
	}
}

/** An id as the vendors send it: text with something in it, or a whole number. */
function idOf(value: unknown): string | undefined {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
	if (typeof value !== 'string' || value.length > LONGEST_ID) return undefined;
	return value.trim() === '' ? undefined : value;
}

const own = (holder: Json, name: string): unknown =>
	Object.hasOwn(holder, name) ? holder[name] : undefined;

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const isIdOrAbsent = (value: unknown): boolean => isAbsent(value) || idOf(value) !== undefined;

/** An optional field, which may be blank: templates leave that where they have nothing. */
const optional = (holder: Json, name: string): unknown => {
	const value = own(holder, name);
	return typeof value === 'string' && value.trim() === '' ? undefined : value;
};

const keyFrom = (...parts: unknown[]): string => JSON.stringify(parts);

/** The filters of a trigger, each a list of lower-case words. */
export type Filters = Partial<Record<'channel' | 'messageType' | 'toId' | 'eventName', string[]>>;

const passes = (filter: string[] | undefined, value: string | undefined): boolean =>
	filter === undefined || filter.includes((value ?? '').trim().toLowerCase());

type Read = (body: Json, filters: Filters) => Expectation;

const refused = { refused: 400 } as const;

const message: Read = (body, filters) => {
	const data = own(body, 'customData');
	const type = optional(body, 'messageType') ?? 'text';
	if (!isObject(data) || (type !== 'text' && type !== 'reaction')) return refused;
	const field = (name: string) => own(data, name);
	const others = ['messageSid', 'id', 'channel', 'status'].map((name) => optional(data, name));
	if (!others.every(isIdOrAbsent)) return refused;
	const [messageSid, otherId, label] = others;
	const [from, to] = [idOf(field('fromId')), idOf(field('toId'))];
	const id = idOf(messageSid ?? otherId);
	const text = field('body');
	if (from === undefined || to === undefined || id === undefined) return refused;
	if (typeof text !== 'string' || text === '') return refused;
	const { channel, messageType, toId } = filters;
	const isWanted =
		passes(channel, idOf(label)) && passes(messageType, type) && passes(toId, to);
	const kind = type === 'reaction' ? [type, from, text] : [type];
	return { key: keyFrom(kind, to, id), wanted: isWanted };
};

const autoRecharge: Read = (body) => {
	const id = idOf(own(body, 'idempotency_key'));
	return id === undefined ? refused : { key: keyFrom(id), wanted: true };
};

const firstId = (body: Json, ...names: string[]): string | undefined =>
	names.map((name) => idOf(own(body, name))).find((id) => id !== undefined);

const platformEvent: Read = (body, { eventName }) => {
	const id = firstId(body, 'idempotency_key', 'event_id', 'eventId');
	const name = firstId(body, 'event', 'type', 'event_type', 'eventType') ?? 'event';
	return { key: id === undefined ? null : keyFrom(name, id), wanted: passes(eventName, name) };
};

const hueChatEvent: Read = (body) => {
	const [id, type] = [own(body, 'id'), idOf(own(body, 'type'))];
	if (!isIdOrAbsent(id) || type === undefined || !isObject(own(body, 'data'))) return refused;
	const organization = idOf(own(body, 'organization_id')) ?? '';
	const key = isAbsent(id) ? null : keyFrom(type, organization, idOf(id));
	return { key, wanted: CHOSEN_EVENTS.includes(type) };
};

const reads = { autoRecharge, message, platformEvent, hueChatEvent };

/** How a trigger is set up, as far as its answers hang on it. */
export interface Setup {
	reads: keyof typeof reads;
	guarded: boolean;
	filters: Filters;
	/** HueChat: what is done with a signature; `blind` where there is no secret to verify it with. */
	signature?: 'off' | 'require' | 'whenRecognised';
	blind?: boolean;
}

function isSignatureRefused({ signature: mode, blind }: Setup, delivery: Delivery): boolean {
	if (mode === undefined || mode === 'off') return false;
	if (mode === 'require') return blind === true || delivery.signature !== 'right';
	return blind !== true && delivery.signature === 'wrong';
}

/** What must become of a delivery. A stranger's body is not looked at, nor is an unsigned one's read. */
export function expectationOf(setup: Setup, delivery: Delivery): Expectation {
	if (setup.guarded && !delivery.carriesSecret) return { refused: 401 };
	const isRefused = isSignatureRefused(setup, delivery);
	if (isRefused && delivery.content instanceof Buffer) return { refused: 401 };
	const body = bodyOf(delivery.content);
	if (typeof body === 'number') return { refused: body };
	return reads[setup.reads](body, setup.filters);
}

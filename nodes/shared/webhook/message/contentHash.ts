import { createHash } from 'node:crypto';

import { isObject } from '../../object';
import { plain } from './pick';

// Not those that are what an event is about: when an appointment starts, when something is due.
const MOMENT =
	'sent|send|sending|created|updated|modified|added|received|occurred|triggered|fired|queued|attempted|retried|dispatched|posted|published|emitted|processed|message|webhook|request|delivery';
const TIME = new RegExp(`^(?:(?:${MOMENT}|event)?timestamp(?:ms)?|ts|(?:${MOMENT})(?:at|on|time|date)|(?:date|time)(?:${MOMENT}))$`);
/** Times of which it matters that they are there: that is all by which some vendors tell that a message was read. */
const STATE_TIME = /^(?:delivered|read|seen|played|failed|edited|deleted)(?:at|on|time|timestamp)$/;
const ATTEMPT =
	/^(?:is|num|number|of|delivery|webhook|send|total|max)*(?:attempts?|retr(?:y|ies|ied)|try|tries|redeliver(?:y|ed))(?:count|counter|number|num|no|index|attempt|id)?$/;

const isNone = (value: unknown): boolean =>
	value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** Whether a field tells of the call and not of what happened. */
function isPassing(name: string, value: unknown): boolean {
	if (STATE_TIME.test(name)) return isNone(value);
	return TIME.test(name) || (ATTEMPT.test(name) && !(typeof value === 'object' && value !== null));
}

/** A value as every call about one thing writes it: in one order, without times and attempts. */
function contentOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(contentOf);
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.map(([name, own]) => ({ name, own, key: plain(name) }))
			.filter(({ key, own }) => !isPassing(key, own))
			.map(({ name, own, key }) => [name, STATE_TIME.test(key) ? true : contentOf(own)] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}

/**
 * Names what an event says, for events that have no id of their own: a call that is repeated has the same
 * hash, though its times, its number of attempts and the order of its fields may differ.
 */
export function contentHash(body: unknown): string {
	return createHash('sha256').update(JSON.stringify(contentOf(body))).digest('base64url');
}

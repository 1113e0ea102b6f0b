import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { flatMessage, idText, objectsIn, parseBody, pickId, valueOf } from '../../shared/webhook';
import type { Delivery, Result, Verification } from '../../shared/webhook';
import { eventNameIn } from './platformEvent';

const schema = z.object({ idempotency_key: idText });

/** Where an auto-recharge may have its fields, the top first. */
export const placesIn = (body: IDataObject): IDataObject[] => [body, ...objectsIn([body], ['data', 'payload'])];

/** The key of an auto-recharge, at the top or in `data`, in either spelling. */
export function idempotencyKeyIn(body: IDataObject): unknown {
	return placesIn(body)
		.map((place) => valueOf(place, ['idempotency_key']))
		.find((key) => key !== undefined);
}

const RECHARGE = /recharge(?:d(?![a-z]))?|top[\s._-]?up|refill(?:ed)?/i;
// News of a recharge: it was done, or it was not, or somebody has set it up.
const NEWS =
	/^(?:recharged|refilled|fail\w*|succe\w*|complete[ds]?|done|processed|paid|granted|credited|applied|added|refund\w*|declined|rejected|expired|skipped|enabled?|disabled?|cancel\w*|updated?|changed?|paused?|resumed?|stop(?:ped)?|deleted|removed|settings?|config\w*|off|tests?|invoice\w*|reached|reminders?)$/;

const wordsOf = (name: string): string[] =>
	name
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.split(/[^a-z]+/)
		.filter(Boolean);

// That a threshold or a low balance was reached is what it is asked for.
const REASON = /(?:threshold|balance|minimum|point)[\s._-]*reached/i;

const isNews = (text: string): boolean =>
	wordsOf(text.replace(REASON, '').replace(RECHARGE, ' $& ')).some((word) => NEWS.test(word));

/**
 * Whether an event's name says that an account is to get credits now. One that has failed, was turned off
 * or is over already is news of it: granting for that one would be for nothing, or the second time.
 */
export function isRechargeName(name: string | null): boolean {
	return name !== null && RECHARGE.test(name) && !isNews(name);
}

// Not `trigger`, which says why: that a balance has changed.
const TELLING = ['event', 'type', 'event_type', 'event_name', 'status', 'recharge_status'];

/** Whether any of an event's names, or its status, says that it is news of a recharge. */
export const isRechargeNews = (body: IDataObject): boolean =>
	placesIn(body).some((place) => TELLING.some((name) => isNews(pickId([place], [name]) ?? '')));

/** The account that ran out: an agency's own address may stand beside it, so what names a sub-account is first. */
function accountOf(body: IDataObject) {
	const places = placesIn(body);
	const [top, ...inner] = places;
	const accounts = objectsIn(places, ['sub_account']);
	const named = (...names: string[]) => names.map((name) => pickId(places, [name])).find((found) => found !== null);
	return {
		id: pickId(accounts, ['id', '_id']) ?? named('sub_account_id', 'account_id') ?? null,
		email:
			pickId(accounts, ['email']) ??
			named('sub_account_email', 'account_email') ??
			pickId([...inner, top], ['email']),
	};
}

/**
 * Reads the webhook of an agency's sub-account that has run out of credits. DM Champ documents its
 * `idempotency_key` only (API access, Auto-recharge), which is at the top of the output too: granting
 * credits asks for it there.
 */
export function readAutoRecharge(
	body: IDataObject,
	{ verified }: Verification,
): Result<Delivery> {
	const parsed = parseBody(schema, { idempotency_key: idempotencyKeyIn(body) as string });
	if ('refusal' in parsed) return parsed;
	const id = parsed.value.idempotency_key;
	const type = 'autoRecharge';
	const message = flatMessage({
		id,
		platform: 'dmChamp',
		event: eventNameIn(body) ?? type,
		type,
		contact: accountOf(body),
		verified,
		raw: body,
	});
	const output = { ...message, idempotency_key: id };
	return { value: { kind: type, receiver: '', id, message: output } };
}

import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { flatMessage, idText, objectsIn, parseBody, pickId, valueOf } from '../../shared/webhook';
import type { Delivery, Result, Verification } from '../../shared/webhook';
import { eventNameIn } from './platformEvent';

const schema = z.object({ idempotency_key: idText });

const placesIn = (body: IDataObject): IDataObject[] => [body, ...objectsIn([body], ['data', 'payload'])];

/** The key of an auto-recharge, at the top or in `data`, in either spelling. */
export function idempotencyKeyIn(body: IDataObject): unknown {
	return placesIn(body)
		.map((place) => valueOf(place, ['idempotency_key']))
		.find((key) => key !== undefined);
}

/** Whether an event's name says that an account is to get credits. */
export const isRechargeName = (name: string | null): boolean =>
	name !== null && /recharge|top[\s._-]?up|refill/i.test(name);

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
	const places = placesIn(body);
	const account = pickId(places, ['sub_account_id', 'subaccount_id', 'account_id']);
	const message = flatMessage({
		id,
		platform: 'dmChamp',
		event: eventNameIn(body) ?? type,
		type,
		contact: { id: account, email: pickId(places, ['email', 'sub_account_email', 'account_email']) },
		verified,
		raw: body,
	});
	const output = { ...message, idempotency_key: id };
	return { value: { kind: type, receiver: '', id, message: output } };
}

import type { IDataObject } from 'n8n-workflow';

import { mediaIn, objectsIn, pickId, pickText } from '../../shared/webhook';
import { idempotencyKeyIn, isRechargeName, isRechargeNews, placesIn } from './autoRecharge';
import { isSurelyMessage, looksLikeMessage } from './customMessage';
import { eventNameIn } from './platformEvent';

/** What a trigger can take. */
export const KINDS = ['platformEvent', 'message', 'autoRecharge'] as const;

export type Kind = (typeof KINDS)[number];

/** The kinds that the user chose; an expression may give anything. */
export function chosenKinds(value: unknown): Kind[] {
	const list = [value].flat();
	return KINDS.filter((kind) => list.includes(kind));
}

const SUBJECTS = ['contact', 'customer', 'lead', 'conversation', 'message', 'appointment'];
const CONTACT_FIELDS = ['contact_id', 'contact_name', 'contact_phone', 'contact_email', 'from'];
const TEXTS = ['message_body', 'message', 'text', 'body', 'content', 'appointment_id', 'message_id'];

const ACCOUNT_FIELDS = ['sub_account_id', 'sub_account_email', 'sub_account'];
// Of many systems every event has these, so only with what the account is to get.
const ANY_ACCOUNT_FIELDS = ['account_id', 'account_email'];
const AMOUNTS = ['amount', 'credits', 'recharge_amount', 'top_up_amount'];

/** Whether a body says which account it is about. */
function isAboutAccount(places: readonly IDataObject[]): boolean {
	if (objectsIn(places, ['sub_account']).length > 0 || pickId(places, ACCOUNT_FIELDS) !== null) return true;
	const isNamed = objectsIn(places, ['account']).length > 0 || pickId(places, ANY_ACCOUNT_FIELDS) !== null;
	return isNamed && pickId(places, AMOUNTS) !== null;
}

/** Whether a body is about a contact, a message or an appointment; an account has none of them. */
function isAboutContact(body: IDataObject): boolean {
	const places = placesIn(body);
	if (objectsIn(places, SUBJECTS).length > 0 || mediaIn(places, '').length > 0) return true;
	if (pickId(places, CONTACT_FIELDS) !== null) return true;
	// Of an account it may be said in words why it is to get credits.
	return pickText(places, isAboutAccount(places) ? TEXTS.filter((name) => name !== 'message') : TEXTS) !== null;
}

/** Credits are granted for it, so no other event may be taken for it. */
function isRechargeIn(body: IDataObject): boolean {
	const name = eventNameIn(body);
	if (isRechargeNews(body)) return false;
	if (name === null) return idempotencyKeyIn(body) !== undefined && !isAboutContact(body);
	return isRechargeName(name) || isRechargeName(pickId([body], ['event', 'type']));
}

/**
 * Tells the calls of one URL apart. DM Champ has one webhook URL and a checklist of events, and no
 * document shows what any of them posts, so the body is looked at.
 *
 * @param chosen kinds of the trigger: a body that could be read two ways is what the user waits for
 * @param isMessagePath whether the call came on a path that DM Champ documents for messages
 */
export function kindOf(body: IDataObject, chosen: readonly Kind[], isMessagePath: boolean): Kind {
	const has = (kind: Kind) => chosen.includes(kind);
	const name = eventNameIn(body);
	if (isMessagePath && (name === null || looksLikeMessage(body))) return 'message';
	// Where events come too, a field or two may be an event's own, which asks for none.
	const isMessage = has('platformEvent') ? isSurelyMessage(body) : looksLikeMessage(body);
	if (isMessage && (has('message') || name === null)) return 'message';
	const isRecharge = isRechargeIn(body);
	if (isRecharge && (has('autoRecharge') || !has('platformEvent'))) return 'autoRecharge';
	const hasKey = idempotencyKeyIn(body) !== undefined;
	if (name !== null || hasKey || has('platformEvent')) return 'platformEvent';
	// Nothing tells what it was meant to be: the caller reads what is missing for what is waited for.
	return chosen[0] ?? 'platformEvent';
}

import type { IDataObject } from 'n8n-workflow';

import { idempotencyKeyIn, isRechargeName } from './autoRecharge';
import { looksLikeMessage } from './customMessage';
import { eventNameIn } from './platformEvent';

/** What a trigger can take. */
export const KINDS = ['platformEvent', 'message', 'autoRecharge'] as const;

export type Kind = (typeof KINDS)[number];

/** The kinds that the user chose; an expression may give anything. */
export function chosenKinds(value: unknown): Kind[] {
	const list = [value].flat();
	return KINDS.filter((kind) => list.includes(kind));
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
	if (looksLikeMessage(body) && (has('message') || name === null)) return 'message';
	// Credits are granted for it, so no other event may be taken for it.
	const isBareKey = name === null && idempotencyKeyIn(body) !== undefined;
	const isRecharge = isRechargeName(name) || isBareKey;
	if (isRecharge && (has('autoRecharge') || !has('platformEvent'))) return 'autoRecharge';
	if (name !== null || has('platformEvent')) return 'platformEvent';
	// Nothing tells what it was meant to be: the caller reads what is missing for what is waited for.
	return chosen[0] ?? 'platformEvent';
}

import { createHash } from 'node:crypto';

import type { IPollFunctions } from 'n8n-workflow';

import { hitlChat } from '../platform';
import type { Conversation } from './conversations';
import type { Memory } from './memory';

/** Whose conversations a list holds, as far as the credential tells. */
export type Account = Pick<Memory, 'account' | 'keyPrint'>;

const fingerprint = (parts: readonly string[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 11);

/** Reads the account of this poll; of the key only a fingerprint leaves this function. */
export async function accountOf(context: IPollFunctions): Promise<Account> {
	const { apiKey, baseUrl } = await context.getCredentials(hitlChat.credential);
	const id = context.getNode().credentials?.[hitlChat.credential]?.id ?? '';
	const place = [id, String(baseUrl)];
	return { account: fingerprint(place), keyPrint: fingerprint([...place, String(apiKey)]) };
}

/** How a list relates to what is remembered. */
export type Relation =
	/** It goes on from there. */
	| 'continues'
	/** There is nothing to compare it with: what it holds was there before. */
	| 'begins'
	/** It is empty and says nothing of whose it is. */
	| 'undecided';

/** Most of what is in the shorter one of both is in the other one too. */
function isOverlapping({ seen }: Memory, now: readonly Conversation[]): boolean {
	const known = now.filter(({ key }) => seen.has(key)).length;
	return known * 2 > Math.min(now.length, seen.size);
}

/**
 * Decides whether a list goes on from what is remembered.
 *
 * - An empty list is no beginning: a vendor that cannot reach its database sends one, and all that
 *   the next list holds would look new.
 * - Another credential or Base URL is another account.
 * - Another key may be a new one of the same account or one of another account: the people tell.
 */
export function relationOf(
	memory: Memory | undefined,
	now: readonly Conversation[],
	{ account, keyPrint }: Account,
): Relation {
	if (now.length === 0) return memory?.keyPrint === keyPrint ? 'continues' : 'undecided';
	if (memory === undefined || memory.seen.size === 0 || memory.account !== account) return 'begins';
	return memory.keyPrint === keyPrint || isOverlapping(memory, now) ? 'continues' : 'begins';
}

import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';

import { nodeError } from '../../shared/transport';
import { splitSecret, withSecret } from './address';
import { listHooks, registerHook, removeHook } from './hooks';
import type { Hook } from './hooks';

// n8n tries to publish several times within seconds.
const UNCERTAIN_MS = 120_000;
const MOST_KEPT = 1_000;

/** URLs whose registration got no answer, where HueChat would not tell whether it was made; until when. */
const uncertain = new Map<string, number>();

function remember(url: string, now: number): void {
	for (const [known, until] of uncertain) if (until <= now) uncertain.delete(known);
	if (uncertain.size < MOST_KEPT) uncertain.set(url, now + UNCERTAIN_MS);
}

/**
 * Removes what is registered with this very URL, secret included, whoever has lost the record of it.
 *
 * @returns false where HueChat does not list its webhooks, or does not remove one
 */
export async function removeEqual(context: IHookFunctions, full: string): Promise<boolean> {
	const hooks = await listHooks(context);
	if (hooks === undefined) return false;
	const wanted = splitSecret(full);
	const equal = hooks.filter((hook) => {
		const found = splitSecret(hook.url);
		return found?.url === wanted?.url && found?.secret === wanted?.secret;
	});
	let isClean = true;
	for (const { id } of equal) {
		const isGone = typeof id === 'string' && (await removeHook(context, id)) === 'gone';
		isClean &&= isGone;
	}
	return isClean;
}

/**
 * Registers a webhook so that there is one of it, also where an answer got lost or n8n tries again: what
 * has the same URL is removed before, and after a lost answer.
 *
 * @throws NodeApiError, NodeOperationError in the user's words
 */
export async function registerOnce(
	context: IHookFunctions,
	{ url, events }: { url: string; events: string[] },
	secret: string,
	now = Date.now(),
): Promise<Hook> {
	const full = withSecret(url, secret);
	const isClean = await removeEqual(context, full);
	if (!isClean && (uncertain.get(full) ?? 0) > now) {
		throw new NodeOperationError(
			context.getNode(),
			'HueChat may have registered this webhook already',
			{
				description:
					'The answer to an earlier registration got lost, and HueChat does not list its webhooks. Look in HueChat whether a webhook with this URL is there and remove it, then publish again in two minutes.',
			},
		);
	}
	let outcome = await registerHook(context, { url: full, events }, secret);
	if (outcome.kind === 'ambiguous') {
		if (await removeEqual(context, full)) {
			outcome = await registerHook(context, { url: full, events }, secret);
			if (outcome.kind === 'ambiguous' && !(await removeEqual(context, full))) remember(full, now);
		} else {
			remember(full, now);
		}
	}
	if (outcome.kind !== 'delivered') throw nodeError(context.getNode(), 0, outcome);
	uncertain.delete(full);
	return outcome.value;
}

import type { IDataObject } from 'n8n-workflow';

import { onceOnly } from '../../shared/idempotency/idempotency';
import type { Act } from '../../shared/idempotency/idempotency';
import type { ShapedItem, Step } from '../../shared/operation';
import { InputError, clock, notSent } from '../../shared/transport';
import type { Outcome } from '../../shared/transport';

type Result = Outcome<ShapedItem[]>;

const unknown = (key: string): Result => ({
	kind: 'ambiguous',
	errorInfo: {
		message: `It is unknown whether the credits for the key ${key} were granted: check the account`,
		description:
			"Another request for this key left, and its answer was never seen (a lost connection, or n8n ended in between), or is still awaited by another process. It is not sent again automatically. Look into the sub-account's credit history in DM Champ. If the credits are there, nothing is left to do. If not, put the key into Options → Confirm Resend of Key and run this once more.",
	},
});

const keptOpen = (result: Result): Result => {
	if (!('errorInfo' in result)) return result;
	const { errorInfo } = result;
	const extra =
		"n8n's database could not record that nothing was granted, so the key stays closed until it is put into Options → Confirm Resend of Key.";
	return {
		...result,
		errorInfo: { ...errorInfo, description: `${errorInfo.description} ${extra}` },
	};
};

const reused = (key: string): Result =>
	notSent(
		new InputError(
			`The key ${key} was used for another grant`,
			'Nothing was sent: an idempotency key belongs to one email address and one amount. Use a key of its own for each grant.',
		),
	);

/** A store that cannot be written means that nothing may leave. */
const notClaimed = (error: Error): Result =>
	notSent(
		new InputError(
			'The grant could not be recorded before sending, so nothing was sent',
			`Save the workflow first, if it is new. n8n's database says: ${error.message}`,
		),
	);

/** Where n8n cannot keep the record of what was granted. */
const noRecord = (): Result =>
	notSent(
		new InputError(
			'Credits cannot be granted here: this way of calling a tool keeps no record of grants',
			'Nothing was sent. Put the DM Champ node into the workflow itself, or use a current AI Agent node (version 3 or later).',
		),
	);

function actOf(outcome: Result): Act<Result> {
	if (outcome.kind === 'delivered') return { ended: 'done', value: outcome };
	return { ended: outcome.kind === 'ambiguous' ? 'unclear' : 'not', value: outcome };
}

/**
 * Grants credits once for a key: claims the key in n8n's database, sends, and frees the claim only
 * where the vendor certainly granted nothing. One call at a time for a key.
 *
 * A key that was granted before is a success with `alreadyGranted: true`.
 */
export const grantOnce: Step = async (send, { values }, keys) => {
	if (keys === undefined) return noRecord();
	const { email, amount } = values as IDataObject;
	const key = String(values.idempotencyKey);
	const resend = values['options.confirmResendOfKey'] === values.idempotencyKey;
	return await keys.inOrder(key, async () => {
		let hasBegun = false;
		const act = async () => {
			hasBegun = true;
			return actOf(await send());
		};
		const content = [email, amount];
		const once = await onceOnly(keys, key, act, { content, resend, clock }).then(
			(result) => result,
			(error: Error) => error,
		);
		if (once instanceof Error) return hasBegun ? unknown(key) : notClaimed(once);
		if (once.kind === 'unclear') return unknown(key);
		if (once.kind === 'reused') return reused(key);
		if (once.kind === 'acted') return once.isNoted ? once.value : keptOpen(once.value);
		const json = { alreadyGranted: true, idempotency_key: key, email, amount };
		return { kind: 'delivered', value: [{ json }] };
	});
};

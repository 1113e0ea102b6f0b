import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isObject } from '../../shared/object';
import { nodeClaims, oneAtATime } from '../../shared/idempotency/nodeClaims';
import { onceOnly } from '../../shared/idempotency/idempotency';
import type { Act } from '../../shared/idempotency/idempotency';
import { requestOutcome } from '../../shared/transport/send/vendorRequest';
import type { DeliverPolicy } from '../../shared/transport/send/vendorRequest';
import { InputError, notSent } from '../../shared/transport/errors/outcome';
import type { Outcome } from '../../shared/transport/errors/outcome';
import type { Answer } from '../../shared/transport/response/responseKind';
import { dmChamp } from '../platform';
import { requestOf } from './grantRequest';
import type { Grant } from './grantRequest';

type Result = Outcome<IDataObject>;

const unclear = (key: string): Result => ({
	kind: 'ambiguous',
	errorInfo: {
		message: `It is unknown whether the credits for the key ${key} were granted: check the account`,
		description:
			"An earlier request for this key left, and its answer was never seen (a lost connection, or n8n ended in between). It is not sent again by itself. Look into the sub-account's credit history in DM Champ. If the credits are there, nothing is left to do. If not, put the key into Options → Release Key and run this once more.",
	},
});

const notNoted = (result: Result): Result => {
	if (!('errorInfo' in result)) return result;
	const { errorInfo } = result;
	const extra =
		"n8n's database could not note that nothing was granted, so the key stays closed until it is put into Options → Release Key.";
	return { ...result, errorInfo: { ...errorInfo, description: `${errorInfo.description} ${extra}` } };
};

function actOf(grant: Grant, outcome: Outcome<Answer>): Act<Result> {
	const asked = { idempotency_key: grant.key, email: grant.email, amount: grant.amount };
	if (outcome.kind === 'delivered') {
		const { body } = outcome.value;
		const json = { alreadyGranted: false, ...asked, ...(isObject(body) ? body : {}) };
		return { ended: 'done', value: { kind: 'delivered', value: json } };
	}
	return { ended: outcome.kind === 'ambiguous' ? 'unclear' : 'not', value: outcome };
}

/** A store that cannot be written means that nothing may leave. */
function notClaimed(error: Error): Result {
	return notSent(
		new InputError(
			'The grant could not be written down before sending, so nothing was sent',
			`Save the workflow first, if it is new. n8n's database says: ${error.message}`,
		),
	);
}

/**
 * Grants credits once for a key: claims the key in n8n's database, sends, and frees the claim only
 * where the vendor certainly granted nothing. One call at a time for a key.
 *
 * @returns how it ended; a key that was granted before is a success with `alreadyGranted: true`
 */
export async function grantOnce(
	context: IExecuteFunctions,
	grant: Grant,
	policy: DeliverPolicy,
): Promise<Result> {
	const { key, email, amount, release } = grant;
	const act = async () =>
		actOf(grant, await requestOutcome(context, dmChamp, requestOf(grant), policy));
	return await oneAtATime(context, key, async () => {
		let whenRegistered = false;
		const begin = async () => {
			whenRegistered = true;
			return await act();
		};
		const once = await onceOnly(nodeClaims(context), key, begin, { release }).then(
			(result) => result,
			(error: Error) => error,
		);
		if (once instanceof Error) return whenRegistered ? unclear(key) : notClaimed(once);
		if (once.kind === 'unclear') return unclear(key);
		if (once.kind === 'acted') return once.isNoted ? once.value : notNoted(once.value);
		const json = { alreadyGranted: true, idempotency_key: key, email, amount };
		return { kind: 'delivered', value: json };
	});
}

import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { InputError } from '../../shared/transport/errors/outcome';
import { requestOptionsOf } from '../../shared/transport/send/requestOptions';
import { emailAddress } from '../../shared/fields/email';
import { numberOf } from '../fields';

/** One grant as an item asks for it. */
export interface Grant {
	email: string;
	amount: number;
	description?: string;
	/** Names it; for one key credits are granted once. */
	key: string;
	/** The user looked into the account and found that nothing had arrived. */
	release: boolean;
	/** What the user set under n8n's Request Options. */
	own: ReturnType<typeof requestOptionsOf>;
}

/** The words of a parameter; an empty text where there is nothing. */
function textOf(value: unknown, name: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
	throw new InputError(`${name} is no text`, 'Give one text; an expression here gave something else.');
}

function keyOf(value: unknown): string {
	const key = textOf(value, 'Idempotency Key');
	// What an expression makes of a missing field must not become everybody's key.
	if (key !== '' && !['undefined', 'null', '[object Object]'].includes(key)) return key;
	throw new InputError(
		'Idempotency Key is empty',
		'Without a key nobody can tell a second delivery from a new grant, so nothing was sent. The auto-recharge webhook brings it as idempotency_key.',
	);
}

function amountOf(value: unknown): number {
	const amount = numberOf(value);
	if (typeof amount === 'number' && Number.isFinite(amount) && amount > 0) return amount;
	throw new InputError('Amount is not a number above zero', 'Give the number of credits to add.');
}

/**
 * Reads what an item asks for.
 *
 * @throws InputError naming the field that is wrong; or what a failing expression throws
 */
export function grantOf(context: IExecuteFunctions, itemIndex: number): Grant {
	const parameter = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const key = keyOf(parameter('idempotencyKey'));
	const description = textOf(parameter('options.description'), 'Description');
	return {
		key,
		email: emailAddress(parameter('email'), 'Email'),
		amount: amountOf(parameter('amount')),
		description: description === '' ? undefined : description,
		release: textOf(parameter('options.releaseKey'), 'Release Key') === key,
		own: requestOptionsOf(context),
	};
}

/** The request that seed 001 shows. The credential puts the key into its header. */
export function requestOf({ email, amount, description, own }: Grant): IHttpRequestOptions {
	const body = { email, amount, description };
	return { method: 'POST', url: '/subaccounts/credits', body, ...own };
}

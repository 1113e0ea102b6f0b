import type { IWebhookFunctions } from 'n8n-workflow';

import { callLog, carriesSecret, decrypt, fingerprint, verifySignature } from '../../shared/webhook';
import type { Call, Ping, Result, Verdict, Verification } from '../../shared/webhook';
import { secretIn } from './address';
import { registrationsForCall } from './registration';
import type { Registrations } from './registration';
import { deriveSecret, ownerOf, registering, urlSecrets } from './urlSecret';

const unauthorized = (message: string): Result<never> => ({
	refusal: { status: 401, code: 'UNAUTHORIZED', message },
});

const UNREADABLE: Result<never> = {
	refusal: {
		status: 503,
		code: 'UNAVAILABLE',
		message: 'The secret of this webhook cannot be read. Send the same again later.',
		retryAfter: 10,
	},
};

const REASONS: Record<Exclude<Verdict['kind'], 'verified'>, string> = {
	expired: 'The signature is too old, or from the future.',
	wrong: 'The signature is wrong.',
	malformed: 'The headers of the signature are incomplete or not in their form.',
	unrecognised: 'There is no signature of a known scheme.',
};

const NO_RECORD =
	'The signing secret of this webhook is not known any more: publish the workflow again.';

const SECRET = /^[\w-]{43}$/;

/** Compares with the secret that is computed, and with the one whose fingerprint is stored. */
async function compare(context: IWebhookFunctions, registrations: Registrations, given: string) {
	const stored = registrations.current?.secretFingerprint ?? '';
	if (carriesSecret([fingerprint(given)], stored)) return 'fits';
	return await urlSecrets.compare(
		ownerOf(context, registrations.slot),
		(secret) => carriesSecret([given], secret),
		async () => await deriveSecret(context, registrations.slot),
	);
}

const isSigned = (headers: Call['headers']): boolean =>
	Object.keys(headers).some((name) => /signature|hmac/.test(name));

/** Takes a call by the secret in its URL, and says what became of its signature. */
function bySecret(
	context: IWebhookFunctions,
	headers: Call['headers'],
	kind: Exclude<Verdict['kind'], 'verified'>,
): Result<Verification> {
	// HueChat does not document how it signs: what we cannot verify may be right all the same.
	if (kind === 'unrecognised' && !isSigned(headers)) return { value: { verified: 'secret' } };
	callLog.warn(context, 'A signature could not be verified; the secret in the URL was right', REASONS[kind]);
	return { value: { verified: 'secret', signature: kind } };
}

/**
 * Demands the secret in the URL, and looks at the signature as the user wants.
 *
 * @param now epoch milliseconds
 */
export async function verifyCall(
	context: IWebhookFunctions,
	{ query, headers }: Call,
	bytes: () => Promise<Result<Buffer>>,
	now = Date.now(),
): Promise<Result<Verification | Ping>> {
	const registrations = registrationsForCall(context);
	const given = secretIn(query);
	if (typeof given !== 'string' || !SECRET.test(given)) {
		return unauthorized('Invalid or missing secret.');
	}
	const compared = await compare(context, registrations, given);
	if (compared === 'unknown') return UNREADABLE;
	if (compared === 'wrong') return unauthorized('Invalid or missing secret.');
	// The vendor tries out the URL while it is being registered: nothing must start yet.
	if (registering.has(ownerOf(context, registrations.slot))) return { value: { ping: true } };

	const mode = context.getNodeParameter('signature');
	const encrypted = registrations.current?.encryptedSigningSecret ?? null;
	const signing = encrypted === null ? undefined : decrypt(encrypted, given);
	if (mode === 'require' && signing === undefined) return unauthorized(NO_RECORD);
	// A signature that nobody can verify is as good as none.
	if (mode === 'off' || signing === undefined) return { value: { verified: 'secret' } };
	const body = await bytes();
	if ('refusal' in body) return body;
	const { kind } = verifySignature({
		headers,
		body: body.value,
		secrets: [signing],
		vendor: 'huechat',
		now,
	});
	if (kind === 'verified') return { value: { verified: 'signature' } };
	return mode === 'require' ? unauthorized(REASONS[kind]) : bySecret(context, headers, kind);
}

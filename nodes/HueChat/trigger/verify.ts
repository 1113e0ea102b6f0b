import type { IWebhookFunctions } from 'n8n-workflow';

import type { Call, Result } from '../../shared/webhook/http/body';
import { fingerprint, decrypt } from '../../shared/webhook/http/secretBox';
import type { Verified } from '../../shared/webhook/message/message';
import { carriesSecret } from '../../shared/webhook/http/secret';
import { verifySignature } from '../../shared/webhook/signatures/verify';
import type { Verdict } from '../../shared/webhook/signatures/verify';
import { secretIn } from './address';
import { registrationsForCall } from './registration';

const unauthorized = (message: string): Result<never> => ({
	refusal: { status: 401, code: 'UNAUTHORIZED', message },
});

const REASONS: Record<Exclude<Verdict['kind'], 'verified'>, string> = {
	expired: 'The signature is too old, or from the future.',
	wrong: 'The signature is wrong.',
	malformed: 'The headers of the signature are incomplete or not in their form.',
	unrecognised: 'There is no signature of a known scheme.',
};

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
): Promise<Result<Verified>> {
	const { current } = registrationsForCall(context);
	const given = secretIn(query);
	const secret = typeof given === 'string' ? given : '';
	const isOurs = carriesSecret([fingerprint(secret)], current?.secretFingerprint ?? '');
	if (current === undefined || !isOurs) return unauthorized('Invalid or missing secret.');

	const mode = context.getNodeParameter('signature');
	const encrypted = current.encryptedSigningSecret;
	// A signature that nobody can verify is as good as none, unless one is demanded.
	if (mode === 'off' || (encrypted === null && mode !== 'require')) return { value: 'secret' };
	const body = await bytes();
	if ('refusal' in body) return body;
	const signing = encrypted === null ? undefined : decrypt(encrypted, secret);
	const { kind } = verifySignature({
		headers,
		body: body.value,
		secrets: signing === undefined ? [] : [signing],
		vendor: 'huechat',
		now,
	});
	if (kind === 'verified') return { value: 'signature' };
	if (kind === 'unrecognised' && mode !== 'require') return { value: 'secret' };
	return unauthorized(REASONS[kind]);
}

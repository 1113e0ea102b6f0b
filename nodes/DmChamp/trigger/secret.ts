import { NodeOperationError } from 'n8n-workflow';
import type {
	FunctionsBase,
	ICredentialsDecrypted,
	IHookFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import type { Call, Result } from '../../shared/webhook/http/body';
import type { Verified } from '../../shared/webhook/message/message';
import { carriesSecret } from '../../shared/webhook/http/secret';

/** Name of the credential type. */
export const CREDENTIAL = 'dmChampWebhookApi';

const SHORTEST = 16;

/**
 * The secret that the user set for a trigger.
 *
 * @returns undefined where no credential is chosen
 * @throws where a chosen one cannot be read: such a trigger must not count as an open one
 */
async function secretOf(context: FunctionsBase): Promise<string | undefined> {
	if (context.getNode().credentials?.[CREDENTIAL] === undefined) return undefined;
	const { secret } = await context.getCredentials(CREDENTIAL);
	return typeof secret === 'string' ? secret.trim() : '';
}

/** Looks for the secret where the vendor's own endpoints take the key: `?apiKey=` or `x-api-key`. */
export async function verifySecret(
	context: FunctionsBase,
	{ query, headers }: Call,
): Promise<Result<Verified>> {
	const secret = await secretOf(context);
	if (secret === undefined) return { value: 'none' };
	if (carriesSecret([query.apiKey, headers['x-api-key']], secret)) return { value: 'secret' };
	const message = 'Invalid or missing API key.';
	return { refusal: { status: 401, code: 'UNAUTHORIZED', message } };
}

/**
 * Refuses to open an endpoint that must not stand open.
 *
 * @throws NodeOperationError with what to do; n8n then does not publish the workflow
 */
export async function demandSecret(context: IHookFunctions): Promise<void> {
	const secret = await secretOf(context);
	const needed = context.getNodeParameter('event') === 'autoRecharge';
	if (secret === undefined && !needed) return;
	if (secret !== undefined && secret.length >= SHORTEST) return;
	const reason = needed
		? 'Whoever finds the address of an auto-recharge trigger could have credits granted'
		: 'Nobody could be told from anybody else by it';
	throw new NodeOperationError(
		context.getNode(),
		secret === undefined
			? 'Auto-recharge needs a secret: choose a DM Champ Webhook credential'
			: `The secret in the DM Champ Webhook credential needs at least ${SHORTEST} characters`,
		{ description: `${reason}. DM Champ must then call the webhook URL with ?apiKey= and the secret.` },
	);
}

/** Tells whether a secret is fit for use; there is nobody to ask about it. */
export async function testSecret(
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const secret = credential.data?.secret;
	if (typeof secret !== 'string' || secret.trim().length < SHORTEST) {
		return { status: 'Error', message: `Use at least ${SHORTEST} characters, best drawn at random` };
	}
	const message = 'Callers must send it as ?apiKey= in the URL or in the header x-api-key';
	return { status: 'OK', message };
}

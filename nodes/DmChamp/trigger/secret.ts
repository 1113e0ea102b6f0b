import { NodeOperationError } from 'n8n-workflow';
import type {
	FunctionsBase,
	ICredentialsDecrypted,
	IHookFunctions,
	INodeCredentialTestResult,
	IWebhookFunctions,
} from 'n8n-workflow';

import { addressProblem, carriesSecret, newSecret, SecretCache } from '../../shared/webhook';
import type { Call, Result, Verification } from '../../shared/webhook';
import { chosenKinds } from './events';

/** Name of the credential type. */
export const CREDENTIAL = 'dmChampWebhookApi';

const SHORTEST = 16;
// What no sender, proxy or form encodes differently in a URL (RFC 3986, unreserved characters).
const URL_SAFE = /^[\w.~-]*$/;

// A secret that was replaced in the credential counts for a minute at most.
const secrets = new SecretCache(60_000);

const credentialOf = (context: FunctionsBase) => context.getNode().credentials?.[CREDENTIAL];

async function readSecret(context: FunctionsBase): Promise<string> {
	const { secret } = await context.getCredentials(CREDENTIAL);
	return typeof secret === 'string' ? secret.trim() : '';
}

const bearer = (header: unknown): unknown =>
	typeof header === 'string' ? /^Bearer\s+(\S.*)$/i.exec(header)?.[1] : undefined;

const UNAUTHORIZED = {
	refusal: { status: 401, code: 'UNAUTHORIZED', message: 'Invalid or missing API key.' },
};

const UNREADABLE = {
	refusal: {
		status: 503,
		code: 'UNAVAILABLE',
		message: 'The secret of this webhook cannot be read. Send the same again later.',
		retryAfter: 10,
	},
};

/** Looks for the secret where DM Champ's own endpoints take the key: `?apiKey=` or `x-api-key`. */
export async function verifySecret(
	context: IWebhookFunctions,
	{ query, headers }: Call,
): Promise<Result<Verification>> {
	const credential = credentialOf(context);
	if (credential === undefined) return { value: { verified: 'none' } };
	const given = [query.apiKey, headers['x-api-key'], bearer(headers.authorization)];
	// Who brings nothing that could be it is not worth a look into the credential.
	if (!given.some((one) => typeof one === 'string' && one.trim() !== '')) return UNAUTHORIZED;
	const key = JSON.stringify([context.getWorkflow().id, context.getNode().id, credential.id]);
	const compared = await secrets.compare(
		key,
		(secret) => carriesSecret(given, secret),
		async () => await readSecret(context),
	);
	if (compared === 'fits') return { value: { verified: 'secret' } };
	return compared === 'wrong' ? UNAUTHORIZED : UNREADABLE;
}

/** @returns what is wrong with a secret, to be read behind "The secret"; undefined for a good one */
function flawOf(secret: string): string | undefined {
	if (secret.length < SHORTEST) return `needs at least ${SHORTEST} characters`;
	if (URL_SAFE.test(secret)) return undefined;
	return 'may hold letters, digits and - . _ ~ only: other characters change in a URL';
}

/**
 * Refuses to open an endpoint that must not stand open, and says in the log what else may keep calls away.
 *
 * @throws NodeOperationError with what to do; n8n then does not publish the workflow
 */
export async function demandSecret(context: IHookFunctions): Promise<void> {
	const { logger } = context;
	const node = context.getNode().name;
	const kinds = chosenKinds(context.getNodeParameter('events'));
	if (kinds.length === 0) {
		throw new NodeOperationError(context.getNode(), 'Choose at least one event', {
			description: 'Without one every call would be answered and start nothing.',
		});
	}
	const unreachable = addressProblem(context.getNodeWebhookUrl('default'), 'DM Champ');
	if (unreachable !== undefined) logger.warn(unreachable, { node });
	const needed = kinds.includes('autoRecharge');
	if (credentialOf(context) === undefined) {
		if (!needed) {
			logger.warn('The webhook is open to anybody who knows its URL', { node });
			return;
		}
		throw new NodeOperationError(
			context.getNode(),
			'Auto-recharge needs a secret: choose a DM Champ Trigger Secret credential',
			{
				description:
					'Whoever finds the address of an auto-recharge trigger could have credits granted. DM Champ must then call the webhook URL with ?apiKey= and the secret.',
			},
		);
	}
	const flaw = flawOf(await readSecret(context));
	if (flaw === undefined) return;
	throw new NodeOperationError(
		context.getNode(),
		`The secret in the DM Champ Trigger Secret credential ${flaw}`,
		{
			description:
				'Callers carry it in the webhook URL, as ?apiKey=. Testing the credential with a blank secret offers a good one.',
		},
	);
}

/** Tells whether a secret is fit for use; there is nobody to ask about it. A blank one is offered another. */
export async function testSecret(
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const given = credential.data?.secret;
	const secret = typeof given === 'string' ? given.trim() : '';
	const flaw = flawOf(secret);
	if (flaw === undefined) {
		const message = 'Callers must send it as ?apiKey= in the URL or in the header x-api-key';
		return { status: 'OK', message };
	}
	const words = secret === '' ? 'There is no secret yet' : `The secret ${flaw}`;
	return { status: 'Error', message: `${words}. Paste this new one: ${newSecret()}` };
}

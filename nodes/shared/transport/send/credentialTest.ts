import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { withoutLastSlashes } from '../../withoutLast';
import { accountOf, checkSecrets } from './account';
import { sendOnce } from './vendorRequest';
import { errorInfoOf } from '../errors/nodeError';
import { checked } from '../errors/outcome';
import type { Outcome } from '../errors/outcome';
import type { Platform } from '../platform';
import { redactor } from '../errors/redact';
import { checkAddress } from './request';
import { Attempt } from '../run/attempt';
import { limiters, clock } from '../state';
import type { Answer } from '../response/responseKind';
import { transmit } from './transmit';

const LONGEST_WAIT_MS = 5_000;
const TIMEOUT_MS = 15_000;

type Authenticate = (
	credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/** What a credential's test asks the vendor. It must change nothing there. */
export interface CredentialProbe {
	platform: Platform;
	/** Sets the key, as the credential type does. */
	authenticate: Authenticate;
	/**
	 * A call that only reads; its address may come from the credential, such as an account's id. What
	 * makes it may throw an InputError.
	 */
	request: {
		method: 'GET';
		url: string | ((credentials: ICredentialDataDecryptedObject) => string);
	};
	/**
	 * For a vendor that documents no call which is safe to test with: the statuses that say only that
	 * the host answered and did not refuse the key, and how to say so.
	 */
	weak?: { statuses: readonly number[]; message: string };
}

/** n8n gives a credential test the older request helper only; this speaks its dialect. */
function wireOf(helpers: ICredentialTestFunctions['helpers']) {
	return async (options: IHttpRequestOptions): Promise<IN8nHttpFullResponse> => {
		const { method, url, baseURL = '', headers, qs } = options;
		return (await helpers.request({
			method,
			uri: `${withoutLastSlashes(baseURL)}/${url.replace(/^\/+/, '')}`,
			headers,
			qs,
			json: true,
			simple: false,
			followRedirect: false,
			timeout: TIMEOUT_MS,
			resolveWithFullResponse: true,
		})) as IN8nHttpFullResponse;
	};
}

async function ask(
	helpers: ICredentialTestFunctions['helpers'],
	{ platform, authenticate, request }: CredentialProbe,
	credentials: ICredentialDataDecryptedObject,
): Promise<Outcome<Answer>> {
	const { method, url: place } = request;
	const address = { method, url: '', baseURL: String(credentials.baseUrl ?? '') };
	const account = accountOf(platform, credentials);
	const refused = checked(() => {
		address.url = typeof place === 'string' ? place : place(credentials);
		checkSecrets(account);
		checkAddress(address, platform.demandsHttps === true);
	});
	if (refused !== undefined) return refused;
	const wire = wireOf(helpers);
	return await transmit({
		vendor: platform,
		effect: 'read',
		transient500: false,
		limiter: limiters.get(account.hash, account.perMinute),
		lane: 'credential test',
		attempt: new Attempt(),
		clock,
		maxWaitMs: LONGEST_WAIT_MS,
		send: async () =>
			await sendOnce(async (own) => await wire(await authenticate(credentials, own)), address),
		redactor: async () => redactor(account.secrets),
	});
}

/**
 * Makes a node's credential test that takes Delivery's way: the vendor's words, one request for a
 * wrong key, and no secret in what the user reads.
 *
 * @returns the function for `methods.credentialTest`, named by the credential's `testedBy`
 */
export function credentialTest(probe: CredentialProbe) {
	return async function (
		this: ICredentialTestFunctions,
		credential: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		const outcome = await ask(this.helpers, probe, credential.data ?? {});
		const { weak, platform } = probe;
		if (outcome.kind === 'delivered') {
			return { status: 'OK', message: weak?.message ?? `${platform.name} accepted the API key` };
		}
		const { message, description, status } = errorInfoOf(outcome);
		if (weak !== undefined && status !== undefined && weak.statuses.includes(status)) {
			return { status: 'OK', message: weak.message };
		}
		return { status: 'Error', message: `${message}. ${description}` };
	};
}

import type { Refusal } from '../shared/transport';

// The scopes that HueChat's API collection spells out; all others follow their pattern.
const STATED = ['conversations:read', 'conversations:write', 'messages:write', 'contacts:delete'];

function missingScope(scope: string, said: string): string {
	if (said.includes(scope)) return `Make a key with the scope ${scope} under Settings → API Keys.`;
	const spelling = STATED.includes(scope)
		? ''
		: ' (spelled after the pattern of the documented ones)';
	return `A restricted key probably needs the scope ${scope} for this${spelling}. Scopes are chosen when a key is made, under Settings → API Keys.`;
}

/**
 * What HueChat's rules say about a refusal of one request (HueChat API collection: Scoped API Keys, IP
 * Allowlisting, Key Expiration, Errors).
 *
 * @param scope the scope that the request needs
 */
export const hintFor =
	(scope: string) =>
	({ status, text = '', code = '' }: Refusal): string | undefined => {
		if (status === 403) return missingScope(scope, `${text} ${code}`);
		if (status === 401) {
			return "A key may also have expired, or be restricted to IP addresses that this n8n's is not among.";
		}
		if (status === 409 && scope.startsWith('broadcasts:')) {
			return 'A broadcast that was sent cannot be sent or changed again: create a new one.';
		}
		return undefined;
	};

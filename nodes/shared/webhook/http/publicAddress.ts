const LOCAL_NAMES = /(^|\.)(localhost|local|internal|lan|home\.arpa|test)$/;
const LOCAL_V4 =
	/^(0|10|127|169\.254|172\.(1[6-9]|2\d|3[01])|192\.168|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
const LOCAL_V6 = /^\[(::1?\]|::ffff:|f[cd]|fe[89ab])/;

/** Whether a host is one that only its own machine or network knows, as far as its name tells. */
export function isLocal(host: string): boolean {
	const isAddress = host.startsWith('[') || /^[\d.]+$/.test(host);
	if (isAddress) return LOCAL_V4.test(host) || LOCAL_V6.test(host);
	return !host.includes('.') || LOCAL_NAMES.test(host);
}

/**
 * Why a vendor could not call a URL of this n8n, or should not.
 *
 * @returns a sentence for people; undefined for a public address with HTTPS
 */
export function addressProblem(url: string | undefined, vendor: string): string | undefined {
	if (url === undefined || !URL.canParse(url)) return `The webhook URL ${url ?? ''} is not a web address.`;
	const { protocol, hostname, host } = new URL(url);
	if (isLocal(hostname)) {
		return `${vendor} cannot reach this n8n at ${host}. Set N8N_WEBHOOK_URL (WEBHOOK_URL in older versions) to its public address, or use a tunnel.`;
	}
	if (protocol === 'https:') return undefined;
	return `The webhook URL begins with ${protocol}// and not with https://, so what it receives can be read on the way.`;
}

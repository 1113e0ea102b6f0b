import type { IHttpRequestOptions } from 'n8n-workflow';

import { InputError } from '../errors/outcome';

/** n8n's pauses between items: so many, then so long nothing. */
export interface Batching {
	size: number;
	intervalMs: number;
}

type Http = Pick<IHttpRequestOptions, 'proxy' | 'skipSslCertificateValidation' | 'timeout'>;

/** What the user set under n8n's Request Options. */
export interface RequestOptions extends Http {
	batching?: Batching;
}

interface Given {
	allowUnauthorizedCerts?: boolean;
	batching?: { batch?: { batchSize?: number; batchInterval?: number } };
	proxy?: string;
	timeout?: number;
}

// n8n's own for a declarative node.
const TIMEOUT_MS = 300_000;

// The platform's parser drops a port that is the protocol's own, which n8n wants to see named.
const PORT = /^[^/?#]*\/\/[^/?#]*:(\d+)(?:[/?#]|$)/;

const NO_PROXY = 'The proxy is not valid';

/** @returns undefined for what is not URL-encoded, such as a percent sign by itself */
function decoded(part: string): string | undefined {
	try {
		return decodeURIComponent(part);
	} catch {
		return undefined;
	}
}

function proxyOf(given: string): Http['proxy'] {
	const url = URL.canParse(given) ? new URL(given) : undefined;
	const port = Number(PORT.exec(given)?.[1] ?? 0);
	if (url === undefined || url.hostname === '' || port === 0) {
		throw new InputError(NO_PROXY, 'Write it with its port, for example http://myproxy:3128.');
	}
	const { hostname: host, protocol, username, password } = url;
	const [name, word] = [username, password].map(decoded);
	if (name === undefined || word === undefined) {
		throw new InputError(NO_PROXY, 'Write a percent sign in its user name or password as %25.');
	}
	return {
		...{ host, port, protocol: protocol.replace(/:$/, '') },
		...(name === '' ? {} : { auth: { username: name, password: word } }),
	};
}

function batchingOf({ batching }: Given): Batching | undefined {
	const { batchSize, batchInterval } = batching?.batch ?? {};
	const [size, intervalMs] = [Number(batchSize), Number(batchInterval)];
	// -1 is n8n's word for no batches, and 0 is read as 1 there.
	if (batchInterval === undefined || !(size >= 0) || !(intervalMs > 0)) return undefined;
	return { size: Math.max(1, Math.floor(size)), intervalMs };
}

/**
 * What the user set under n8n's Request Options. n8n shows them with every operation of a declarative
 * node but heeds them only where it puts the request together itself, not in a custom operation.
 *
 * @param parameter reads a parameter; of the first item for all, as n8n does it
 * @returns `timeout` in milliseconds, n8n's default where none is set
 * @throws InputError for a proxy without host or port, or with a password that is not URL-encoded
 */
export function requestOptionsOf(parameter: (name: string) => unknown): RequestOptions {
	const given = (parameter('requestOptions') ?? {}) as Given;
	const { allowUnauthorizedCerts, proxy, timeout } = given;
	return {
		...(proxy ? { proxy: proxyOf(proxy) } : {}),
		...(allowUnauthorizedCerts ? { skipSslCertificateValidation: true } : {}),
		timeout: timeout ? timeout : TIMEOUT_MS,
		batching: batchingOf(given),
	};
}

import type { IHttpRequestOptions } from 'n8n-workflow';

import { InputError } from '../errors/outcome';

type Own = Pick<IHttpRequestOptions, 'proxy' | 'skipSslCertificateValidation' | 'timeout'>;

interface Context {
	getNodeParameter(name: 'requestOptions', itemIndex: number, fallback: object): unknown;
}

interface Given {
	allowUnauthorizedCerts?: boolean;
	proxy?: string;
	timeout?: number;
}

function proxyOf(given: string): Own['proxy'] {
	const url = URL.canParse(given) ? new URL(given) : undefined;
	if (url === undefined || url.hostname === '' || url.port === '') {
		throw new InputError('The proxy is not valid', 'It looks like http://myproxy:3128.');
	}
	const { hostname: host, port, protocol, username, password } = url;
	const [name, word] = [username, password].map(decodeURIComponent);
	return {
		...{ host, port: Number(port), protocol: protocol.replace(/:$/, '') },
		...(name === '' ? {} : { auth: { username: name, password: word } }),
	};
}

/**
 * What the user set under n8n's Request Options. n8n shows them with every operation of a declarative
 * node but heeds them only where it puts the request together itself, not in a custom operation.
 *
 * @returns `timeout` in milliseconds; nothing for what is not set
 * @throws InputError for a proxy without host or port
 */
export function requestOptionsOf(context: Context): Own {
	// For all items as the first one says: that is how n8n does it.
	const given = context.getNodeParameter('requestOptions', 0, {}) as Given;
	const { allowUnauthorizedCerts, proxy, timeout } = given;
	return {
		...(proxy ? { proxy: proxyOf(proxy) } : {}),
		...(allowUnauthorizedCerts ? { skipSslCertificateValidation: true } : {}),
		...(timeout ? { timeout } : {}),
	};
}

import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a proxy was asked for. */
export interface Asked {
	/** The whole address. */
	url: string;
	authorization?: string;
}

/** A running proxy. */
export interface Proxy {
	/** As a user writes it, with a login. */
	url: string;
	seen: Asked[];
	close: () => Promise<void>;
}

/** The login of {@link startProxy}, as it arrives. */
export const LOGIN = `Basic ${Buffer.from('me:p@ss').toString('base64')}`;

/** Starts an HTTP proxy that passes on whatever it is asked for, and notes it. */
export async function startProxy(): Promise<Proxy> {
	const seen: Asked[] = [];
	const server = createServer((incoming: IncomingMessage, outgoing) => {
		const { url = '', method, headers } = incoming;
		seen.push({ url, authorization: headers['proxy-authorization'] });
		const onward = request(url, { method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		onward.on('error', () => outgoing.destroy());
		incoming.pipe(onward);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://me:p%40ss@127.0.0.1:${port}`,
		seen,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

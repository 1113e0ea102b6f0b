import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived: nothing is parsed. */
export interface Received {
	method?: string;
	url?: string;
	headers: IncomingHttpHeaders;
	body: string;
}

/** Stands where a trigger stands: takes whatever the sandbox delivers and answers with `status`. */
export interface Receiver {
	readonly baseUrl: string;
	received: Received[];
	status: number;
	close(): Promise<void>;
}

/** Starts a receiver on a free port of the loopback address; it answers 200 until `status` is changed. */
export async function startReceiver(): Promise<Receiver> {
	const server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			const { method, url, headers } = request;
			receiver.received.push({ method, url, headers, body });
			response.writeHead(receiver.status, { 'content-type': 'application/json' }).end('{"success":true}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const receiver: Receiver = {
		baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		received: [],
		status: 200,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return receiver;
}

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The payment system that the auto-recharge example asks. It takes every payment. */
export interface Payments {
	/** Where it takes them, by POST. */
	url: string;
	close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<object> {
	let text = '';
	for await (const part of request.setEncoding('utf8')) text += part;
	return JSON.parse(text) as object;
}

/** Starts one on a free loopback port. */
export async function startPayments(): Promise<Payments> {
	const server = createServer((request, response) => {
		void bodyOf(request).then(
			(body) => ({ status: 200, answer: { ...body, status: 'succeeded' } }),
			() => ({ status: 400, answer: { error: 'The body is not JSON' } }),
		).then(({ status, answer }) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(answer));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/charges`,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

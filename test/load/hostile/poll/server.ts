import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers one request in whatever way. */
export type Answering = (request: IncomingMessage, response: ServerResponse) => void;

/** A vendor's server on loopback whose lanes each say what they are told to. */
export interface PollServer {
	/** What a credential's Base URL is for a lane. */
	baseUrl(lane: string): string;
	/** How the lane answers from now on. */
	say(lane: string, answering: Answering): void;
	close(): Promise<void>;
}

/** Starts one on a free port. */
export async function openPollServer(): Promise<PollServer> {
	const lanes = new Map<string, Answering>();
	const server = createServer((request, response) => {
		const [, lane] = (request.url ?? '').split('/');
		const answering = lanes.get(lane);
		if (answering) answering(request, response);
		else response.writeHead(599).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		baseUrl: (lane) => `http://127.0.0.1:${port}/${lane}`,
		say: (lane, answering) => void lanes.set(lane, answering),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

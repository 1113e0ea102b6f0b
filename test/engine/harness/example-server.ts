import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
	method: string;
	url: string;
	headers: IncomingHttpHeaders;
	body: { phone?: string; text?: string };
}

export interface ExampleServer {
	url: string;
	received: Received[];
	close: () => Promise<void>;
}

/** The key that {@link startExampleServer} accepts. */
export const KEY = 'sekret-key-1';

const answer = (response: ServerResponse, status: number, body: unknown): void => {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
};

function route({ url, headers, body }: Received, response: ServerResponse): void {
	if (headers['x-key'] !== KEY) return answer(response, 401, { message: 'Unknown key' });
	if (url.startsWith('/me')) return answer(response, 200, { ok: 1 });
	const names = [{ n: 'ann' }, { n: 'bob' }];
	if (url.startsWith('/names')) return answer(response, 200, { names });
	if (body.text === 'hang') return undefined;
	if (body.text === 'bad') return answer(response, 400, { error: { message: 'No such phone' } });
	return answer(response, 200, { sent: body.phone, text: body.text });
}

/**
 * A local API with a key: POST /send (text `bad` is refused, `hang` is never answered),
 * GET /me, GET /names.
 */
export async function startExampleServer(): Promise<ExampleServer> {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const text = Buffer.concat(chunks).toString();
			const { method = '', url = '', headers } = request;
			const body = (text === '' ? {} : JSON.parse(text)) as Received['body'];
			received.push({ method, url, headers, body });
			route({ method, url, headers, body }, response);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		received,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

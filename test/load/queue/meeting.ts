import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where executions of two workers wait for each other, so that they go on at the same moment. */
export interface Meeting {
	/** What an execution calls by GET, with `key` and `execution` in the query; it goes on when it is answered. */
	readonly url: string;
	/** The same for an execution that nobody comes to meet. */
	readonly passUrl: string;
	/** The executions that met for a key; one alone where the other one did not come. */
	of(key: string): readonly string[];
	close(): void;
}

const PATIENCE_MS = 30_000;

const PASS = '/pass';

/**
 * @param lagOf how many milliseconds after the first one the second one of a key goes on
 */
export async function openMeeting(lagOf: (key: string) => number): Promise<Meeting> {
	const met = new Map<string, Array<{ execution: string; goOn: () => void }>>();
	const server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
		const goOn = () => void response.end('{}');
		response.setHeader('content-type', 'application/json');
		if (pathname === PASS) {
			goOn();
			return;
		}
		const key = searchParams.get('key') ?? '';
		const waiting = met.get(key) ?? [];
		met.set(key, waiting);
		waiting.push({ execution: searchParams.get('execution') ?? '', goOn });
		if (waiting.length === 2) {
			waiting[0].goOn();
			const lag = lagOf(key);
			if (lag === 0) goOn();
			else void sleep(lag).then(goOn);
		} else if (waiting.length > 2) goOn();
		// Whoever is alone after that was not raced, and is not counted as such.
		else setTimeout(goOn, PATIENCE_MS).unref();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url: `${origin}/`,
		passUrl: `${origin}${PASS}`,
		of: (key) => (met.get(key) ?? []).map(({ execution }) => execution),
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

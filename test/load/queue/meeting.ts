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
	/** The two executions that met for a key; undefined where one came alone. */
	of(key: string): readonly [string, string] | undefined;
	close(): void;
}

const PATIENCE_MS = 30_000;

const PASS = '/pass';

/**
 * @param lagOf how many milliseconds after the first one the second one of a key goes on
 */
export async function openMeeting(lagOf: (key: string) => number): Promise<Meeting> {
	const waiting = new Map<string, { execution: string; goOn: () => void }>();
	const met = new Map<string, readonly [string, string]>();
	const server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
		const goOn = () => void response.end('{}');
		response.setHeader('content-type', 'application/json');
		if (pathname === PASS) {
			goOn();
			return;
		}
		const key = searchParams.get('key') ?? '';
		const execution = searchParams.get('execution') ?? '';
		const first = waiting.get(key);
		if (first === undefined) {
			waiting.set(key, { execution, goOn });
			setTimeout(() => {
				// It has met the other one by then, or goes on alone.
				if (waiting.get(key)?.execution !== execution) return;
				waiting.delete(key);
				goOn();
			}, PATIENCE_MS).unref();
			return;
		}
		waiting.delete(key);
		met.set(key, [first.execution, execution]);
		first.goOn();
		const lag = lagOf(key);
		if (lag === 0) goOn();
		else void sleep(lag).then(goOn);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url: `${origin}/`,
		passUrl: `${origin}${PASS}`,
		of: (key) => met.get(key),
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

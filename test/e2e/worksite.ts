import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that stands for the work a workflow does. The test says how each call ends. */
export interface Worksite {
	url: string;
	/** Bodies in order of arrival. */
	readonly calls: unknown[];
	/** How the next call ends; calls beyond the list end well. */
	plan(...endings: Array<'fail' | 'hold'>): void;
	/** Waits until so many calls have come. */
	until(count: number): Promise<void>;
	/** Lets the held calls end well. */
	release(): void;
	close(): Promise<void>;
}

function end(response: ServerResponse, status: number, body: unknown): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}

/**
 * Starts one on a free loopback port.
 *
 * @param answer what a call that ends well gets, by its body
 */
export async function openWorksite(
	answer: (body: unknown) => unknown = () => ({ done: true }),
): Promise<Worksite> {
	const calls: unknown[] = [];
	const planned: Array<'fail' | 'hold'> = [];
	let held: Array<() => void> = [];
	const server = createServer((request, response) => {
		let text = '';
		request.setEncoding('utf8');
		request.on('data', (part: string) => (text += part));
		request.on('end', () => {
			const body: unknown = text === '' ? undefined : JSON.parse(text);
			calls.push(body);
			const ending = planned.shift();
			const endWell = () => end(response, 200, answer(body));
			if (ending === 'hold') held.push(endWell);
			else if (ending === 'fail') end(response, 500, { error: 'as planned' });
			else endWell();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/work`,
		calls,
		plan: (...endings) => void planned.push(...endings),
		async until(count) {
			const deadline = Date.now() + 30_000;
			while (calls.length < count) {
				if (Date.now() > deadline) throw new Error(`${calls.length} of ${count} calls came`);
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
		},
		release() {
			for (const endWell of held) endWell();
			held = [];
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

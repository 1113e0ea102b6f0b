import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import type { Socket } from 'node:net';

import { queryText } from '../delivery';
import type { Delivery, Pair } from '../delivery';

/** Where n8n listens on loopback. */
export interface Address {
	port: number;
}

/** What came back: a status of 0 where nothing came, with the reason in `text`. */
export interface WireAnswer {
	status: number;
	text: string;
}

/** Node's limit for everything before the body, in bytes, unless an n8n is started with another. */
export const LONGEST_HEAD = 16_384;

/** An answer that takes longer is none. */
const PATIENCE_MS = 60_000;

const agent = new Agent({ keepAlive: true, maxSockets: 12 });

function framing({ body }: Delivery, isChunked: boolean): Pair[] {
	return isChunked
		? [['transfer-encoding', 'chunked']]
		: [['content-length', String(body.length)]];
}

/** Everything before the body. */
function headOf(delivery: Delivery, path: string, isChunked: boolean) {
	const query = queryText(delivery.query);
	const headers: Pair[] = [['host', '127.0.0.1'], ...framing(delivery, isChunked), ...delivery.headers];
	return { target: query === '' ? path : `${path}?${query}`, headers };
}

/** How many bytes of a delivery come before its body. */
export function headLength(delivery: Delivery, path: string, isChunked: boolean): number {
	const { target, headers } = headOf(delivery, path, isChunked);
	return headers.reduce((sum, pair) => sum + pair.join(': ').length + 2, target.length + 20);
}

/** Sends a delivery as well-formed HTTP. Never rejects. */
export async function send(
	{ port }: Address,
	path: string,
	delivery: Delivery,
	isChunked: boolean,
): Promise<WireAnswer> {
	const { target, headers } = headOf(delivery, path, isChunked);
	return await new Promise((resolve) => {
		const outgoing = request({
			...{ agent, port, host: '127.0.0.1', method: 'POST', path: target },
			// One after the other, so that repeated ones stay repeated.
			headers: headers.flat(),
			signal: AbortSignal.timeout(PATIENCE_MS),
		});
		outgoing.on('error', (error: NodeJS.ErrnoException) => {
			// n8n ends a connection that stood idle in the very moment in which it is used again: no call has come.
			const isTooLate = outgoing.reusedSocket && error.code === 'ECONNRESET';
			resolve(isTooLate ? send({ port }, path, delivery, isChunked) : { status: 0, text: error.message });
		});
		outgoing.on('response', (incoming) => {
			let text = '';
			incoming.setEncoding('utf8');
			incoming.on('data', (part: string) => (text += part));
			incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
			incoming.on('error', ({ message }) => resolve({ status: 0, text: message }));
		});
		outgoing.end(delivery.body);
	});
}

/** Ends the connections that are kept. */
export const hangUp = (): void => agent.destroy();

/** A part of what goes over a raw connection: bytes, a wait in milliseconds, or the end of sending. */
export type Step = Buffer | string | number | 'end' | 'destroy';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function play(socket: Socket, steps: readonly Step[]): Promise<void> {
	for (const step of steps) {
		if (socket.destroyed) return;
		if (step === 'end') socket.end();
		else if (step === 'destroy') socket.destroy();
		else if (typeof step === 'number') await pause(step);
		else socket.write(step);
	}
}

/**
 * Plays steps on a connection of its own, whether they are HTTP or not.
 *
 * @param answers how many are waited for
 * @returns the status of each answer that came, in order; never rejects
 */
export async function playRaw(
	{ port }: Address,
	steps: readonly Step[],
	answers: number,
): Promise<number[]> {
	const socket = connect(port, '127.0.0.1');
	let text = '';
	const statuses = () => [...text.matchAll(/HTTP\/1\.[01] (\d{3}) /g)].map(([, code]) => Number(code));
	const over = new Promise<void>((resolve) => {
		const patience = setTimeout(resolve, PATIENCE_MS);
		socket.on('error', () => undefined);
		socket.on('close', () => {
			clearTimeout(patience);
			resolve();
		});
		socket.on('data', (part) => {
			text += part.toString('latin1');
			if (statuses().length < answers) return;
			clearTimeout(patience);
			resolve();
		});
	});
	await Promise.all([play(socket, steps), over]);
	socket.destroy();
	return statuses();
}

import type { FastifyReply } from 'fastify';
import type { Answer } from './platform';

/** An answer as bytes, so that a fault can send a part of it. */
export interface Wire {
	readonly status: number;
	readonly headers: Record<string, string>;
	readonly payload: Buffer;
}

/** Text and buffers as they are, everything else as JSON. */
export function toWire(answer: Answer): Wire {
	const { status = 200, headers = {}, body } = answer;
	if (body === undefined) return { status, headers: { ...headers }, payload: Buffer.alloc(0) };
	if (typeof body === 'string' || Buffer.isBuffer(body)) {
		return {
			status,
			headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
			payload: Buffer.from(body),
		};
	}
	return {
		status,
		headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
		payload: Buffer.from(JSON.stringify(body)),
	};
}

export function send(reply: FastifyReply, wire: Wire): void {
	void reply.code(wire.status).headers(wire.headers).send(wire.payload);
}

/** Drops the connection with a TCP reset: the caller gets ECONNRESET, not an answer. */
export function reset(reply: FastifyReply): void {
	reply.hijack();
	reply.raw.socket?.resetAndDestroy();
}

/**
 * Sends status, headers and the first half of the body.
 *
 * @returns sends the other half; does nothing to a connection that is gone
 */
export function sendHead(reply: FastifyReply, wire: Wire): () => void {
	reply.hijack();
	const { raw } = reply;
	const { length } = wire.payload;
	raw.writeHead(wire.status, { ...wire.headers, 'content-length': String(length) });
	raw.flushHeaders();
	const half = Math.ceil(length / 2);
	raw.write(wire.payload.subarray(0, half));
	return () => raw.end(wire.payload.subarray(half));
}

/** Announces more bytes than it sends, then closes. */
export function sendTruncated(reply: FastifyReply, wire: Wire): void {
	reply.hijack();
	const { raw } = reply;
	const half = wire.payload.subarray(0, Math.ceil(wire.payload.length / 2));
	raw.writeHead(wire.status, {
		...wire.headers,
		'content-length': String(wire.payload.length + 1),
	});
	// Even an empty part flushes the head, so that the caller sees a status before the end.
	raw.write(half.length > 0 ? half : ' ', () => raw.socket?.destroy());
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Behavior, Seen } from './vendor';

// A process of its own, started by `vendor.ts`: the server must not take part in what is measured.

const WINDOW_MS = 60_000;

let behavior: Behavior = {};
let seen: Seen;
let underway = 0;
let takenFrom: Set<string>;
let window: { began: number; requests: number } | undefined;

function begin(): void {
	seen = { requests: 0, peak: 0, taken: 0, people: 0, refused: 0 };
	takenFrom = new Set();
	window = undefined;
}

/** Seconds until the limit allows another request; 0 where it allows this one. */
function secondsToWait(perMinute: number): number {
	const now = Date.now();
	if (window === undefined || now >= window.began + WINDOW_MS) window = { began: now, requests: 0 };
	window.requests += 1;
	return window.requests <= perMinute ? 0 : Math.ceil((window.began + WINDOW_MS - now) / 1_000);
}

function take(request: IncomingMessage, response: ServerResponse, body: string): void {
	const { delayMs = 0, perMinute, resetEvery } = behavior;
	const seconds = perMinute === undefined ? 0 : secondsToWait(perMinute);
	if (seconds > 0) {
		seen.refused += 1;
		underway -= 1;
		response.writeHead(429, { 'content-type': 'application/json', 'retry-after': String(seconds) });
		response.end('{"error":"Too many requests"}');
		return;
	}
	seen.taken += 1;
	// Every contender calls the recipient by name, wherever its vendor wants the text.
	takenFrom.add(/Person \d+/.exec(body)?.[0] ?? body);
	seen.people = takenFrom.size;
	const isReset = resetEvery !== undefined && seen.taken % resetEvery === 0;
	const { recipientNumber } = JSON.parse(body) as { recipientNumber?: string };
	// `ok` and `result` are what n8n's Telegram node looks for.
	const id = `message_${seen.requests}`;
	const text = JSON.stringify({ success: true, ok: true, id, recipientNumber, result: { id } });
	const answer = () => {
		underway -= 1;
		if (isReset) return void request.socket.resetAndDestroy();
		response.writeHead(200, { 'content-type': 'application/json' });
		response.end(text);
	};
	if (delayMs > 0) setTimeout(answer, delayMs);
	else answer();
}

begin();
const server = createServer((request, response) => {
	seen.requests += 1;
	underway += 1;
	seen.peak = Math.max(seen.peak, underway);
	let body = '';
	request.setEncoding('utf8');
	request.on('data', (part: string) => (body += part));
	request.on('end', () => take(request, response, body));
});

process.on('message', (wanted: { behavior?: Behavior }) => {
	if (wanted.behavior !== undefined) ({ behavior } = wanted);
	process.send?.(seen);
	begin();
});
process.on('disconnect', () => process.exit());

server.listen(0, '127.0.0.1', () => {
	process.send?.({ port: (server.address() as AddressInfo).port });
});

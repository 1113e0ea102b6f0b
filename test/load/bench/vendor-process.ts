import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

// A process of its own, started by `vendor.ts`: the server must not take part in what is measured.

let delayMs = 0;
let requests = 0;
let underway = 0;
let peak = 0;

const server = createServer((request, response) => {
	requests += 1;
	underway += 1;
	peak = Math.max(peak, underway);
	let body = '';
	request.setEncoding('utf8');
	request.on('data', (part: string) => (body += part));
	request.on('end', () => {
		const { recipientNumber } = JSON.parse(body) as { recipientNumber: string };
		const text = JSON.stringify({ success: true, id: `message_${requests}`, recipientNumber });
		const answer = () => {
			underway -= 1;
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end(text);
		};
		if (delayMs > 0) setTimeout(answer, delayMs);
		else answer();
	});
});

process.on('message', (wanted: { delayMs?: number }) => {
	if (wanted.delayMs !== undefined) delayMs = wanted.delayMs;
	process.send?.({ requests, peak });
	requests = 0;
	peak = 0;
});
process.on('disconnect', () => process.exit());

server.listen(0, '127.0.0.1', () => {
	process.send?.({ port: (server.address() as AddressInfo).port });
});

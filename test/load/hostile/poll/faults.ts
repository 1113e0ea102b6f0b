import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

import type { Dice } from '../../../support/fuzz/dice';
import { Lane } from './lane';
import type { Answering, PollServer } from './server';
import type { PollTally } from './tally';

const HANGING_AFTER_MS = 90_000;

const status = (code: number, headers: Record<string, string> = {}): Answering =>
	(_request, response) => void response.writeHead(code, headers).end('{"error":"as planned"}');

/** Writes these bytes instead of an answer, and hangs up. */
const raw = (text: string): Answering =>
	({ socket }) => void socket.end(text);

const bomb = gzipSync(Buffer.alloc(64 * 1_024 * 1_024));

/** What a server can do to a connection, each of which is tried again or waited for. */
const FAULTS: ReadonlyArray<readonly [string, Answering]> = [
	['hangs up at once', ({ socket }) => void socket.destroy()],
	['never answers', () => undefined],
	['no HTTP', raw('SSH-2.0-OpenSSH_9.6\r\n')],
	['a status that is none', raw('HTTP/1.1 999999 Well\r\n\r\n')],
	['headers without end', raw(`HTTP/1.1 200 OK\r\n${'x: y\r\n'.repeat(20_000)}`)],
	['half of what it announced', raw('HTTP/1.1 200 OK\r\ncontent-length: 9000\r\n\r\n[{"customer_name":')],
	['broken chunks', raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n[]\r\n')],
	['chunks without end', raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n[]\r\n')],
	['falsely called gzip', (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('[]')],
	['a gzip bomb', (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)],
	['a byte now and then', (_request, response) => {
		response.writeHead(200, { 'content-type': 'application/json' });
		const drip = setInterval(() => response.write(' '), 500);
		response.on('close', () => clearInterval(drip));
	}],
	...[408, 500, 502, 503, 504, 599].map((code) => [`HTTP ${code}`, status(code)] as const),
	...['1000000000', '-5', 'never', '0', 'Thu, 01 Jan 1970 00:00:00 GMT', '1e3', ''].map(
		(after) => [`HTTP 429, to come back "${after}"`, status(429, { 'retry-after': after })] as const,
	),
	['HTTP 503 until next year', status(503, { 'retry-after': '31536000' })],
];

/**
 * Polls servers that break the connection or ask to come back later. All at the same time, because
 * each poll then waits as Delivery does; each must fail in the way n8n understands.
 *
 * @param polls how many; each fault has its turn
 */
export async function faultyPolls(
	server: PollServer,
	tally: PollTally,
	dice: Dice,
	polls: number,
): Promise<void> {
	const each = Array.from({ length: polls }, async (_, index) => {
		const [name, answering] = FAULTS[index % FAULTS.length];
		const lane = `fault-${index}`;
		server.say(lane, answering);
		await sleep(dice.below(3_000));
		const patience = new AbortController();
		const hung = sleep(HANGING_AFTER_MS, 'hung' as const, { signal: patience.signal });
		const polled = await Promise.race([new Lane(lane, server).poll(), hung]);
		patience.abort();
		hung.catch(() => undefined);
		if (polled === 'hung') {
			tally.count('hung');
			return tally.breaks(`${name}: not over in ${HANGING_AFTER_MS / 1_000} s`);
		}
		tally.count(polled.kind);
		if (polled.kind !== 'failed') tally.breaks(`${name}: ${'why' in polled ? polled.why : polled.kind}`);
	});
	await Promise.all(each);
}

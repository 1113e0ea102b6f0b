import { gzipSync } from 'node:zlib';

import type { Dice } from '../../../support/fuzz/dice';
import { noise } from '../../../support/fuzz/values';
import type { Step } from './wire';

/** HTTP that is broken, cut off or slow, and the answers that may come of it. */
export interface Malformed {
	name: string;
	steps: Step[];
	/** How many answers are waited for. */
	answers: number;
	/** The statuses that may come. */
	allowed: readonly number[];
	/** Whether the connection may end without an answer: the call was never complete. */
	mayClose: boolean;
	/** How many answers with 200 start an execution each. */
	starts: number;
}

const good = (id: string): string =>
	JSON.stringify({ customData: { messageSid: id, fromId: 'a', toId: 'business-1', body: 'Hello' } });

interface Making {
	path: string;
	/** Unique. */
	id: string;
	dice: Dice;
}

const head = ({ path }: Making, ...lines: string[]): string =>
	[`POST ${path} HTTP/1.1`, 'host: 127.0.0.1', 'content-type: application/json', ...lines, '', ''].join('\r\n');

const whole = (making: Making, id = making.id): string =>
	head(making, `content-length: ${good(id).length}`) + good(id);

type Make = (making: Making) => Partial<Malformed> & Pick<Malformed, 'steps'>;

/** Node's parser refuses these with 400 before n8n sees them. */
const notHttp = (write: (making: Making) => Buffer | string): Make => (making) => ({
	steps: [write(making), 'end'],
	allowed: [400],
	mayClose: true,
});

/** The sender goes away in the middle. */
const cutOff = (write: (making: Making) => Step[]): Make => (making) => ({
	steps: [...write(making), making.dice.below(300), making.dice.pick(['end', 'destroy'] as const)],
	allowed: [400],
	mayClose: true,
});

const halfGzip = (making: Making): Buffer => {
	const body = gzipSync(good(making.id));
	return Buffer.concat([
		Buffer.from(head(making, 'content-encoding: gzip', `content-length: ${body.length}`)),
		body.subarray(0, 20),
	]);
};

const other = (method: string, allowed: readonly number[]): Make => (making) => ({
	steps: [whole(making).replace('POST', method)],
	allowed,
});

const MAKES: ReadonlyArray<readonly [string, Make]> = [
	['half a head', cutOff((making) => [head(making).slice(0, 60)])],
	['half a body', cutOff((making) => [whole(making).slice(0, -20)])],
	['half a body, compressed', cutOff((making) => [halfGzip(making)])],
	['half a body in chunks', cutOff((making) => [`${head(making, 'transfer-encoding: chunked')}5\r\n{"cus\r\n`])],
	['no body at all', cutOff((making) => [head(making, 'content-length: 500')])],
	['a length of its own for each', notHttp((making) => head(making, 'content-length: 3', 'content-length: 4') + 'abcd')],
	['length and chunks', notHttp((making) => `${head(making, 'content-length: 5', 'transfer-encoding: chunked')}0\r\n\r\n`)],
	['a negative length', notHttp((making) => head(making, 'content-length: -1'))],
	['a length that is no number', notHttp((making) => head(making, 'content-length: 1e3'))],
	['a chunk of a wrong size', notHttp((making) => `${head(making, 'transfer-encoding: chunked')}zz\r\n{}\r\n0\r\n\r\n`)],
	['a bare line feed in a header', notHttp((making) => head(making, 'x-a: b\nx-c\n: d'))],
	['a zero byte in a header', notHttp((making) => head(making, 'x-a: b\u0000c'))],
	['a blank in a header name', notHttp((making) => head(making, 'x a: b'))],
	['no host', notHttp((making) => whole(making).replace('host: 127.0.0.1\r\n', ''))],
	['an unknown method', notHttp((making) => whole(making).replace('POST', 'PSOT'))],
	['another protocol', notHttp(() => Buffer.from('16030100a5010000a10303', 'hex'))],
	['HTTP/2', notHttp(() => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')],
	['HTTP/9.9', notHttp((making) => whole(making).replace('HTTP/1.1', 'HTTP/9.9'))],
	['noise', notHttp(({ dice }) => Buffer.concat([Buffer.from([0]), noise(dice, 400)]))],
	['a head that is too long', (making) => ({ steps: [head(making, `x-long: ${'x'.repeat(20_000)}`)], allowed: [431] })],
	['an address that is too long', (making) => ({ steps: [head({ ...making, path: `${making.path}?${'x'.repeat(20_000)}` })], allowed: [431] })],
	['another path', (making) => ({ steps: [whole({ ...making, path: `${making.path}/../../..%2f..%00` })], allowed: [404] })],
	['an unknown webhook', (making) => ({ steps: [whole({ ...making, path: '/webhook/__proto__/constructor' })], allowed: [404] })],
	['GET', other('GET', [404])],
	['PUT', other('PUT', [404])],
	['DELETE', other('DELETE', [404])],
	['HEAD', other('HEAD', [404])],
	['OPTIONS', other('OPTIONS', [204])],
	[
		'slowly, but whole',
		(making) => ({
			steps: (whole(making).match(/[^]{1,9}/g) ?? []).flatMap((part): Step[] => [part, 20]),
			starts: 1,
		}),
	],
	[
		'five at once on one connection',
		(making) => ({
			steps: [[0, 1, 2, 3, 4].map((one) => whole(making, `${making.id}-${one}`)).join('')],
			answers: 5,
			starts: 5,
		}),
	],
	[
		'more than it announced',
		(making) => ({ steps: [`${head(making, 'content-length: 2')}{}and this`], allowed: [400] }),
	],
	[
		'whole, in chunks of one byte, with a trailer',
		(making) => ({
			steps: [
				head(making, 'transfer-encoding: chunked', 'trailer: x-api-key'),
				...[...good(making.id)].map((letter) => `1;a=b\r\n${letter}\r\n`),
				'0\r\nx-api-key: late\r\n\r\n',
			],
			starts: 1,
		}),
	],
	['waiting to be asked', (making) => ({ steps: [head(making, 'expect: 100-continue', `content-length: ${good(making.id).length}`), 50, good(making.id)], allowed: [100, 200], answers: 2, starts: 1 })],
	['expecting too much', (making) => ({ steps: [whole(making).replace('content-type', 'expect: coffee\r\ncontent-type')], allowed: [417, 200] })],
];

/** How many different ones there are. */
export const KINDS_OF_MALFORMED = MAKES.length;

/**
 * One of them.
 *
 * @param path of an open trigger for messages that is answered at once
 * @param index each kind has its turn
 */
export function malformed(path: string, id: string, index: number, dice: Dice): Malformed {
	const [name, make] = MAKES[index % MAKES.length];
	return { name, answers: 1, allowed: [200], mayClose: false, starts: 0, ...make({ path, id, dice }) };
}

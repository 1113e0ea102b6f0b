import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import type { Dice } from '../../../support/fuzz/dice';
import { mutated } from '../../../support/fuzz/mutate';
import { anyObject, anything, deep, mangled, noise, TEXTS } from '../../../support/fuzz/values';

/** What the vendor's server says to one poll. */
export interface PollAnswer {
	/** In short what is wrong with it. */
	sort: string;
	status: number;
	headers: Record<string, string>;
	/** As it is sent. */
	body: Buffer;
	/** As n8n hands the inflated body on: JSON where it is that, else the text. */
	value: unknown;
}

const NUMBERS = [
	...['447700900201', '+44 7700 900201', '(447) 700-900202', 447700900203, '0', 'ann@example.com'],
	...['00447700900201', '447700900202@c.us', '447700900203:7@s.whatsapp.net', 'whatsapp:+447700900204'],
];

function number(dice: Dice): unknown {
	if (dice.maybe(0.7)) return String(447_700_900_200 + dice.below(40));
	return dice.maybe(0.7) ? dice.pick(NUMBERS) : dice.pick([...TEXTS, null, {}, [], 1.5, true]);
}

function row(dice: Dice): object {
	return {
		customer_name: dice.pick(['Jane', 'Amira', '', null, 'e\u0301', '\u202eabc']),
		customer_whatsapp_number: number(dice),
		last_message_sent_by: dice.pick(['bot', 'customer', 'Jane', 'JANE', 'agent', '447700900201', 'a + b', 'x'.repeat(100), null]),
		conversation_status: dice.pick(['open', 'closed', ' open ', '', 7, '🙂'.repeat(30)]),
		bot_currently_paused: dice.pick([true, false, 'true', 'True', '1', 1, 'yes', null]),
		transferred_to_human_at_least_once: dice.pick([true, false, 'false', 0]),
	};
}

const json = (value: unknown) => JSON.stringify(value);

const list = (dice: Dice, most = 12): object[] =>
	Array.from({ length: dice.below(most) }, () => row(dice));

function strangeRow(dice: Dice): string {
	const inner = dice.pick([
		deep('[', ']', dice.below(30_000)),
		deep('{"a":', '}', dice.below(30_000)),
		'{"__proto__":{"polluted":1}}',
		json('x'.repeat(dice.below(100_000))),
		`[${'0,'.repeat(dice.below(20_000))}0]`,
	]);
	const name = dice.pick(['more', '__proto__', 'constructor', 'customer_name', 'last_message_sent_by']);
	return `[${json(row(dice)).slice(0, -1)},${json(name)}:${inner}}]`;
}

function rowsOf(dice: Dice, count: number, own: (index: number) => object): string {
	const rows = Array.from({ length: count }, () => row(dice));
	return json(rows.map((one, index) => ({ ...one, ...own(index) })));
}

/** The key of the credential, which the vendor may know and which must be nowhere in what comes out. */
export const POLL_KEY = 'hostile+poll/key&of more than some';

type Make = (dice: Dice) => string | Buffer;

const MAKES: ReadonlyArray<readonly [number, readonly [string, Make]]> = [
	[30, ['good', (dice) => json(list(dice))]],
	[5, ['good, wrapped', (dice) => json({ [dice.pick(['data', 'payload'])]: list(dice) })]],
	[4, ['good, wrapped twice', (dice) => json({ success: true, data: { payload: list(dice) } })]],
	[25, ['good but for one thing', (dice) => mutated(dice, [...list(dice), row(dice)])]],
	[4, ['rows of anything', (dice) => json([...list(dice), anything(dice), anyObject(dice)])]],
	[1, ['a strange row', strangeRow]],
	[3, ['some bytes changed', (dice) => mangled(dice, json([row(dice)]))]],
	[3, ['cut off', (dice) => json([...list(dice), row(dice)]).slice(0, 1 + dice.below(150))]],
	[3, ['any object', (dice) => json(anyObject(dice))]],
	[2, ['any value', (dice) => json(anything(dice))]],
	[2, ['with a byte order mark', (dice) => `\ufeff${json(list(dice))}`]],
	[2, ['UTF-16', (dice) => Buffer.from(json(list(dice)), 'utf16le')]],
	[2, ['Latin-1', (dice) => Buffer.from(json([{ ...row(dice), customer_name: 'Zoé' }]), 'latin1')]],
	[2, ['a web page', () => '<!DOCTYPE html><html><body>Please log in</body></html>']],
	[1, ['nothing', () => '']],
	[1, ['noise', (dice) => noise(dice, 300)]],
	[1, ['says no', (dice) => json({ success: false, message: 'No', data: list(dice) })]],
	[1, ['the key in words', () => json({ error: `Bad key ${POLL_KEY}`, errors: [POLL_KEY] })]],
	[0.3, ['wrapped without end', (dice) => deep('{"data":', '}', dice.below(30_000))]],
	[0.3, ['an error without end', (dice) => `{"message":${deep('[', ']', dice.below(30_000))}}`]],
	[1, ['twice', (dice) => json(list(dice)) + json(list(dice))]],
	[0.03, ['a huge list', (dice) => rowsOf(dice, 26_000, (index) => ({ customer_whatsapp_number: index }))]],
	[
		0.03,
		[
			'a huge list of one number',
			(dice) => rowsOf(dice, 15_000, (index) => ({ customer_whatsapp_number: '1', conversation_status: `s${index}` })),
		],
	],
];

// Those that are tried again are another matter: see `faults.ts`.
const STATUSES: ReadonlyArray<readonly [number, number]> = [
	[85, 200],
	...([201, 202, 203, 206, 301, 302, 307, 400, 401, 403, 404, 405, 410, 418, 422, 451] as const).map(
		(status) => [1, status] as const,
	),
];

const TYPES = ['application/json', 'text/html', 'application/json; charset=utf-16', 'text/plain', 'x', ''];

const ENCODINGS: ReadonlyArray<readonly [number, readonly [string, (content: Buffer) => Buffer]]> = [
	[90, ['', (content) => content]],
	[3, ['gzip', (content) => gzipSync(content, { level: 1 })]],
	[3, ['deflate', (content) => deflateSync(content)]],
	[2, ['br', (content) => brotliCompressSync(content)]],
];

function valueIn(content: Buffer): unknown {
	const text = content.toString('utf8').replace(/^\ufeff/, '');
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/**
 * One answer: mostly a list with something wrong in it.
 *
 * @param mayCompress whether some are sent compressed
 */
export function pollAnswer(dice: Dice, mayCompress: boolean): PollAnswer {
	const [sort, make] = dice.weighted(MAKES);
	const made = make(dice);
	const content = Buffer.isBuffer(made) ? made : Buffer.from(made);
	const status = dice.weighted(STATUSES);
	const [encoding, encode] = mayCompress && content.length > 0 ? dice.weighted(ENCODINGS) : ENCODINGS[0][1];
	return {
		sort: `${sort}${status === 200 ? '' : `, HTTP ${status}`}`,
		status,
		headers: {
			'content-type': dice.maybe(0.7) ? TYPES[0] : dice.pick(TYPES),
			...(encoding === '' ? {} : { 'content-encoding': encoding }),
			...(status >= 300 && status < 400 ? { location: 'http://127.0.0.1:9/' } : {}),
			...(dice.maybe(0.05) ? { 'x-ratelimit-limit': dice.pick(['-1', 'x', '1e99']), 'retry-after': 'x' } : {}),
		},
		body: encode(content),
		value: valueIn(content),
	};
}

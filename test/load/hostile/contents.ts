import { gzipSync } from 'node:zlib';

import type { Dice } from '../../support/fuzz/dice';
import { mutated } from '../../support/fuzz/mutate';
import { anyObject, anything, deep, mangled, noise } from '../../support/fuzz/values';
import { LIMIT } from './delivery';
import type { Wrapped } from './wrapping';
import { wrap } from './wrapping';

type Make = (dice: Dice, good: object) => string | Buffer;

const json = (value: unknown) => JSON.stringify(value);

/** Other ways to send the same. */
const INTACT: ReadonlyArray<readonly [number, readonly [string, (good: Good) => string]]> = [
	[45, ['good', (good) => good.json]],
	[8, ['a form', (good) => good.form ?? good.json]],
	[3, ['with a byte order mark', (good) => `\ufeff${good.json}`]],
	[3, ['good, with blanks around', (good) => ` \r\n\t${good.json}\n`]],
	[3, ['in a list', (good) => `[${good.json}]`]],
	[2, ['in a field of a form', (good) => new URLSearchParams({ payload: good.json }).toString()]],
];

/** Ways after which nobody can say what was meant. */
const DAMAGED: ReadonlyArray<readonly [number, readonly [string, Make]]> = [
	[25, ['good but for one thing', (dice, good) => mutated(dice, good)]],
	[5, ['some bytes changed', (dice, good) => mangled(dice, json(good))]],
	[3, ['cut off', (dice, good) => json(good).slice(0, dice.below(json(good).length))]],
	[3, ['twice', (_dice, good) => json(good) + json(good)]],
	[1, ['JSON in JSON', (_dice, good) => json(json(good))]],
	[2, ['UTF-16', (_dice, good) => Buffer.from(json(good), 'utf16le')]],
	[2, ['Latin-1', (_dice, good) => Buffer.from(json({ ...good, more: 'é' }), 'latin1')]],
	[4, ['any object', (dice) => json(anyObject(dice))]],
	[3, ['any value', (dice) => json(anything(dice))]],
	[3, ['noise', (dice) => noise(dice, 200)]],
	[1, ['nothing', () => '']],
	[1, ['a web page', () => '<!doctype html><html><body>Hello</body></html>']],
	[1, ['one key opened again and again', (dice) => dice.pick(['{"a":', '[']).repeat(dice.below(3_000))]],
	[1, ['deep', (dice, good) => `{"more":${deep('[', ']', 50 + dice.below(30))},${json(good).slice(1)}`]],
];

/** A good body, in the ways it may be written. */
export interface Good {
	json: string;
	form?: string;
}

const titled = (sort: string, wrapped: Wrapped): Wrapped => ({
	...wrapped,
	sort: wrapped.sort === 'plain' ? sort : `${sort}, ${wrapped.sort}`,
});

/** A body of some kilobytes at most that says what is meant. */
export function intactBody(dice: Dice, good: Good): Wrapped {
	const [sort, make] = dice.weighted(INTACT);
	return titled(sort, wrap(dice, Buffer.from(make(good))));
}

/** One of which nobody can say what was meant. */
export function damagedBody(dice: Dice, good: Good): Wrapped {
	const [sort, make] = dice.weighted(DAMAGED);
	const made = make(dice, JSON.parse(good.json) as object);
	return titled(sort, wrap(dice, Buffer.isBuffer(made) ? made : Buffer.from(made)));
}

/** A body that is valid and has so many bytes. */
function sized(good: object, bytes: number): Buffer {
	const text = Buffer.from(json(good));
	return Buffer.concat([text, Buffer.alloc(Math.max(0, bytes - text.length), ' ')]);
}

// Made once: compressing it takes longer than all else.
const bomb = gzipSync(Buffer.alloc(3 * LIMIT));

const MIB = 1_024 * 1_024;

const GIANTS: ReadonlyArray<readonly [string, Make]> = [
	['as large as n8n takes', (_dice, good) => sized(good, LIMIT)],
	['one byte larger than n8n takes', (_dice, good) => sized(good, LIMIT + 1)],
	['20 MiB', (_dice, good) => sized(good, 20 * MIB)],
	['some MiB of text', (dice, good) => json({ ...good, long: 'x'.repeat((1 + dice.below(9)) * MIB) })],
	['millions of values', (dice, good) => json({ ...good, list: Array(dice.below(3_000_000)).fill(0) })],
	['a hundred thousand keys', () => `{${Array.from({ length: 150_000 }, (_, key) => `"${key}":0`).join()}}`],
	['millions of lists in lists', (dice) => deep('[', ']', dice.below(4_000_000))],
	['an object for each level', (dice, good) => `{${json(good).slice(1, -1)},"a":${deep('{"a":', '}', 500_000 + dice.below(9))}}`],
];

/** A body of some megabytes, up to and beyond what n8n takes, or one that inflates to that. */
export function giantBody(dice: Dice, good: object): Wrapped {
	if (dice.maybe(0.2)) {
		const headers = [['content-encoding', 'gzip']] as const;
		return { sort: 'gzip bomb', headers: [...headers], body: bomb, content: 'tooLarge', isIntact: false };
	}
	const [sort, make] = dice.pick(GIANTS);
	const made = make(dice, good);
	const content = Buffer.isBuffer(made) ? made : Buffer.from(made);
	const isTooLarge = content.length > LIMIT;
	const compressed = dice.maybe(0.3);
	return {
		sort,
		headers: [['content-type', 'application/json'], ...(compressed ? [['content-encoding', 'gzip'] as const] : [])],
		body: compressed ? gzipSync(content, { level: 1 }) : content,
		content: isTooLarge ? 'tooLarge' : content,
		isIntact: false,
	};
}

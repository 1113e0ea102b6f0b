import type { Dice } from './dice';

/** Names that a body may have, or that do something to an object which takes them for plain ones. */
export const KEYS: readonly string[] = [
	...['customData', 'messageSid', 'id', 'fromId', 'toId', 'body', 'channel', 'status'],
	...['messageType', 'idempotency_key', 'event', 'type', 'email', 'data', 'organization_id'],
	...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', 'length'],
	...['', ' ', '\u0000', '🙂', '$json', 'a.b', 'a[0]'],
];

/** Texts that programs stumble over. */
export const TEXTS: readonly string[] = [
	...['', ' ', 'text', 'reaction', 'a'.repeat(600), 'a'.repeat(512), '\n', '0', 'NaN', '🙂'.repeat(50)],
	// A lone half of a character, a byte of zeros, writing from right to left, one letter in two forms.
	...['\ud800', '\udc00\ud800', '\u0000', '\u202e', '\u2066x\u2069', '\u00e9', 'e\u0301', '\ufeff', '\u200b'],
	...['{{ $json }}', '={{1}}', '={{ $env }}', '__proto__', '<script>', "'; DROP TABLE x; --", '../../x'],
	...['+15551234567', 'a@b', 'message.received', 'contact.created', '%00', '\\u0000', '\r\nSet-Cookie: a=b'],
];

const NUMBERS = [0, -1, 1.5, 1e308, 5e-324, 2 ** 53, 2 ** 53 - 1, 7];

/** Any value that JSON can hold, up to a few levels deep. */
export function anything(dice: Dice, depth = 0): unknown {
	const kinds = depth > 5 ? 6 : 9;
	switch (dice.below(kinds)) {
		case 0:
			return null;
		case 1:
			return dice.maybe(0.5);
		case 2:
			return dice.pick([...NUMBERS, dice.below(1_000)]);
		case 3:
		case 4:
			return dice.pick(TEXTS);
		case 5:
			return `id-${dice.below(50)}`;
		case 6:
			return Array.from({ length: dice.below(4) }, () => anything(dice, depth + 1));
		default:
			return anyObject(dice, depth);
	}
}

/** Any object, with names that do harm among its keys. */
export function anyObject(dice: Dice, depth = 0): object {
	const entries = Array.from({ length: dice.below(6) }, () => {
		const value = JSON.stringify(anything(dice, depth + 1));
		return `${JSON.stringify(dice.pick(KEYS))}:${value}`;
	});
	// Only text can have an own key named __proto__; JSON.parse makes one of it.
	return JSON.parse(`{${entries.join(',')}}`) as object;
}

/** A text with some bytes changed, often cut off. */
export function mangled(dice: Dice, text: string): Buffer {
	const bytes = Buffer.from(text);
	for (let count = dice.below(4); count > 0; count -= 1) {
		bytes[dice.below(bytes.length)] = dice.below(256);
	}
	return dice.maybe(0.3) ? bytes.subarray(0, dice.below(bytes.length)) : bytes;
}

/** Bytes without any sense. */
export function noise(dice: Dice, longest: number): Buffer {
	return Buffer.from(Array.from({ length: dice.below(longest) }, () => dice.below(256)));
}

/** A value inside many others, as JSON. */
export const deep = (open: string, close: string, depth: number): string =>
	`${open.repeat(depth)}1${close.repeat(depth)}`;

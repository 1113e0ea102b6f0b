import type { Dice } from './dice';
import { anything, deep, KEYS, TEXTS } from './values';

/** Where a value stands. */
interface Place {
	holder: Record<string, unknown>;
	key: string;
}

function placesIn(value: unknown, found: Place[] = []): Place[] {
	if (typeof value !== 'object' || value === null) return found;
	for (const key of Object.keys(value)) {
		const holder = value as Record<string, unknown>;
		found.push({ holder, key });
		placesIn(holder[key], found);
	}
	return found;
}

// No text of the fuzz holds these, so that each stands where it was put and nowhere else.
const HOLE = '\u2394hole';
const NAME = '\u2394name';

/** JSON, and what looks like it, that no value of this program could be written as. */
const WRITTEN: readonly string[] = [
	...['1e400', '-1e400', '-0', '1e-400', '9007199254740993', '0.1e1', '123456789012345678901234567890'],
	...['"\\ud800"', '"\\udc00"', '"\\u0000"', '"\\u202Eabc"', '"e\\u0301"', '"\\uFEFF"', '"\\/"'],
	...['{"a":1,"a":2}', '{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}'],
	...['[{"__proto__":{"polluted":1}}]', '{"toString":null,"valueOf":1,"then":{}}', '{"length":-1}'],
	// None of these is JSON.
	...['NaN', 'undefined', "'x'", '01', '"\u0001"', '{a:1}', '[1,]', '+1', '.5', '0x10', '/**/1', '"'],
];

/** Something as JSON to stand in the place of a good value. */
export function fragment(dice: Dice): string {
	switch (dice.below(10)) {
		case 0:
			return deep('[', ']', 55 + dice.below(20));
		case 1:
			return deep('{"a":', '}', 55 + dice.below(20));
		case 2:
			return dice.maybe(0.05) ? deep('[', ']', 5_000) : `[${'0,'.repeat(dice.below(300))}0]`;
		case 3:
			return JSON.stringify(dice.pick(TEXTS).repeat(1 + dice.below(3)));
		case 4:
		case 5:
		case 6:
			return dice.pick(WRITTEN);
		default:
			return JSON.stringify(anything(dice, 3));
	}
}

/**
 * A good value as JSON, with one thing in it that is not as it should be: a field left out, renamed,
 * added or filled with something else. It may still be valid.
 */
export function mutated(dice: Dice, good: object): string {
	const copy = structuredClone(good);
	const { holder, key } = dice.pick(placesIn(copy));
	switch (dice.below(6)) {
		case 0:
			delete holder[key];
			break;
		case 1:
			holder[NAME] = holder[key];
			delete holder[key];
			break;
		case 2:
			holder[NAME] = HOLE;
			break;
		default:
			holder[key] = HOLE;
	}
	// By functions: in a text given as the replacement, `$` would stand for something else.
	return JSON.stringify(copy)
		.replace(`"${NAME}"`, () => JSON.stringify(dice.pick(KEYS)))
		.replace(`"${HOLE}"`, () => fragment(dice));
}

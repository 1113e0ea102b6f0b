import type { Dice } from '../../support/fuzz/dice';
import { TEXTS } from '../../support/fuzz/values';
import type { Pair } from './delivery';

/** Where a vendor's caller puts the secret. */
export interface SecretPlace {
	parameter: string;
	header?: string;
}

/** How a call carries the secret, or fails to. */
export interface Carried {
	query: Pair[];
	headers: Pair[];
	carriesSecret: boolean;
}

type Attempt = (place: SecretPlace, secret: string, dice: Dice) => Partial<Carried>;

const inQuery = (name: string, ...values: string[]): Partial<Carried> => ({
	query: values.map((value) => [name, value] as const),
});

const inHeader = ({ header }: SecretPlace, ...values: string[]): Pair[] =>
	header === undefined ? [] : values.map((value) => [header, value] as const);

/** Something that is nearly the secret. */
function almost(secret: string, dice: Dice): string {
	const at = dice.below(secret.length);
	return dice.pick([
		...[`${secret}x`, ` ${secret}`, secret.slice(1), secret.slice(0, -1), secret.toUpperCase()],
		...[`${secret}\u0000`, secret.slice(0, at) + secret.slice(at + 1), `${secret},${secret}`],
		...['', 'undefined', '[object Object]', '*', `${secret}\u200b`],
	]);
}

// A URL cannot hold half a character.
const WELL_FORMED = TEXTS.filter((text) => !/[\ud800-\udfff]/u.test(text));
// Those that a header can hold.
const PLAIN_TEXTS = TEXTS.filter((text) => /^[\x21-\x7e]{1,400}$/.test(text));

const RIGHT: readonly Attempt[] = [
	({ parameter }, secret) => inQuery(parameter, secret),
	({ parameter }, secret) => inQuery(parameter, secret),
	(place, secret) =>
		place.header === undefined
			? inQuery(place.parameter, secret)
			: { headers: inHeader(place, secret) },
	(place, secret, dice) =>
		place.header === undefined
			? inQuery(place.parameter, secret)
			: { ...inQuery(place.parameter, dice.pick(WELL_FORMED)), headers: inHeader(place, secret) },
	// Behind it comes a query that is longer than any sensible one.
	({ parameter }, secret, dice) => ({
		query: [
			[parameter, secret],
			...Array.from({ length: dice.below(900) }, (_, index): Pair => [`q${index}`, '']),
		],
	}),
	({ parameter }, secret) => ({
		query: [[parameter, secret], ['long', 'x'.repeat(5_000)], ['__proto__[polluted]', '1']],
	}),
];

const WRONG: readonly Attempt[] = [
	() => ({}),
	({ parameter }, secret, dice) => inQuery(parameter, almost(secret, dice)),
	({ parameter }, _secret, dice) => inQuery(parameter, dice.pick(WELL_FORMED)),
	({ parameter }, secret) => inQuery(parameter, secret, secret),
	({ parameter }, secret) => inQuery(`${parameter}[]`, secret),
	({ parameter }, secret) => inQuery(`${parameter}[$eq]`, secret),
	({ parameter }, secret) => inQuery(`${parameter}[__proto__]`, secret),
	({ parameter }, secret) => inQuery(parameter.toUpperCase(), secret),
	({ parameter }, secret) => inQuery('constructor[prototype]', parameter, secret),
	(place, secret) => ({ headers: inHeader(place, secret, secret) }),
	(place, _secret, dice) => ({ headers: inHeader(place, dice.pick(PLAIN_TEXTS)) }),
	(place, secret) => ({ headers: [...inHeader(place, secret.slice(1)), ['authorization', secret]] }),
	(_place, secret) => ({ headers: [['cookie', `apiKey=${encodeURIComponent(secret)}`]] }),
];

/** A secret in its place, or in some way not: a quarter of the calls are strangers. */
export function carry(dice: Dice, place: SecretPlace, secret: string): Carried {
	const carriesSecret = dice.maybe(0.75);
	const attempt = dice.pick(carriesSecret ? RIGHT : WRONG);
	return { query: [], headers: [], ...attempt(place, secret, dice), carriesSecret };
}

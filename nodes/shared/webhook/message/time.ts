import { isObject } from '../../object';

// A number's unit shows in its size: seconds until the year 5138, then each the thousandth part.
const UNITS_MS = [
	{ below: 1e11, unit: 1_000 },
	{ below: 1e14, unit: 1 },
	{ below: 1e17, unit: 1e-3 },
	{ below: Infinity, unit: 1e-6 },
];
// No message is older or younger, so another number is no time.
const FIRST_MS = Date.UTC(2000);
const LAST_MS = Date.UTC(2100);

const NUMBER = /^\d{8,20}(?:\.\d+)?$/;
/** `20260131` and `20260131104000`. */
const DIGITS = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?$/;

function sinceEpoch(text: string): number {
	const number = Number(text);
	const { unit } = UNITS_MS.find(({ below }) => number < below) ?? { unit: NaN };
	return number * unit;
}

function writtenInDigits(text: string): number {
	const [, year, month, day, hour = '00', minute = '00', second = '00'] = DIGITS.exec(text) ?? [];
	return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** Firestore's own times are objects: `{ _seconds, _nanoseconds }`. */
const secondsIn = (value: object): unknown =>
	'_seconds' in value ? value._seconds : 'seconds' in value ? value.seconds : undefined;

/**
 * A time as vendors write it: ISO 8601, an object with seconds, or as a number or its text a date in digits, or what has passed
 * since 1970 in seconds or thousandth, millionth or billionth parts of one.
 *
 * @returns ISO 8601 in UTC; undefined for what is no time
 */
export function asTime(value: unknown): string | undefined {
	const told = isObject(value) ? secondsIn(value) : value;
	const text = typeof told === 'string' || typeof told === 'number' ? String(told).trim() : '';
	const isNumber = typeof told === 'number' || NUMBER.test(text);
	const isPossible = (time: number) => (time >= FIRST_MS && time < LAST_MS) || !isNumber;
	const times = isNumber ? [sinceEpoch(text), writtenInDigits(text)] : [Date.parse(text)];
	const time = times.find((one) => !Number.isNaN(one) && isPossible(one));
	return time === undefined ? undefined : new Date(time).toISOString();
}

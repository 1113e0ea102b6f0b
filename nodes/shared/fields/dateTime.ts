import { InputError } from '../transport/errors/outcome';

const ISO =
	/^(\d{4}-\d{2}-\d{2})(?:[t ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(?: ?(z|[+-]\d{2}:?\d{2}))?)?$/i;
const DAY_MS = 86_400_000;
// Later moments cannot be written as a date.
const LATEST = 8_640_000_000_000_000;

/** How far a zone's clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
	const parts = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	}).formatToParts(moment);
	const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
	const shown = Date.UTC(
		part('year'),
		part('month') - 1,
		part('day'),
		part('hour'),
		part('minute'),
		part('second'),
	);
	return shown - Math.floor(moment / 1_000) * 1_000;
}

/**
 * The moment at which clocks in a zone show a time: the first where they show it twice, the moment
 * after the gap where summer time skips it.
 */
function inZone(shown: number, zone: string): number {
	const before = shown - offsetAt(shown - DAY_MS, zone);
	const after = shown - offsetAt(shown + DAY_MS, zone);
	const isShown = (moment: number) => moment + offsetAt(moment, zone) === shown;
	return !isShown(before) && isShown(after) ? after : before;
}

function parse(input: unknown, zone: string): number {
	if (typeof input === 'number') return input;
	if (input instanceof Date) return input.getTime();
	// Luxon's objects, which n8n's expressions give, print themselves with their own zone.
	const [, date, clock = '00:00', offset] = ISO.exec(String(input ?? '').trim()) ?? [];
	if (date === undefined) return NaN;
	const shown = Date.parse(`${date}T${clock}Z`);
	// The engine makes 2 March of 30 February.
	if (Number.isNaN(shown) || !new Date(Date.parse(`${date}T00:00Z`)).toISOString().startsWith(date)) {
		return NaN;
	}
	if (offset === undefined) return inZone(shown, zone);
	if (/^z$/i.test(offset)) return shown;
	return Date.parse(`${date}T${clock}${offset.replace(/(\d\d):?(\d\d)/, '$1:$2')}`);
}

/**
 * Reads a time in the future and writes it as ISO 8601 in UTC.
 *
 * @param input what n8n's picker gives (a time without zone), an ISO time with its zone, a Luxon or
 * JavaScript date, or epoch milliseconds
 * @param zone the workflow's time zone, used where the time has none
 * @param now epoch milliseconds
 * @throws InputError where it is no time, or has passed
 */
export function futureTime(input: unknown, zone: string, now: number, name: string): string {
	const moment = parse(input, zone);
	if (!(Math.abs(moment) <= LATEST)) {
		throw new InputError(
			`${name} is not a time`,
			'Pick one, or give it as ISO 8601, for example 2027-01-31T09:30:00.',
		);
	}
	const utc = new Date(moment).toISOString();
	if (moment <= now) {
		throw new InputError(
			`${name} has passed: ${utc} (read in the time zone ${zone})`,
			'Pick a time in the future, or leave it out to send now.',
		);
	}
	return utc;
}

/**
 * Reads a day and writes it as `YYYY-MM-DD`.
 *
 * @param input a day, or a time as `futureTime` takes it
 * @param zone the workflow's time zone, in which a moment's day is told
 * @throws InputError where it is neither
 */
export function day(input: unknown, zone: string, name: string): string {
	const moment = parse(input, zone);
	if (!(Math.abs(moment) <= LATEST)) {
		throw new InputError(`${name} is not a day`, 'Pick one, or write it like 2027-01-31.');
	}
	// Canadian English writes days this way.
	return new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(moment);
}

import { Mistake } from '../delivery/outcome';

const HAS_ZONE = /(z|[+-]\d{2}:?\d{2})$/i;

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

/** The moment at which clocks in a zone show a time; in a gap of summer time, the moment after it. */
function inZone(shown: number, zone: string): number {
	const first = shown - offsetAt(shown, zone);
	return shown - offsetAt(first, zone);
}

function parse(input: unknown, zone: string): number {
	if (typeof input === 'number') return input;
	if (input instanceof Date) return input.getTime();
	// Luxon's objects, which n8n's expressions give, print themselves with their own zone.
	const text = String(input ?? '').trim().replace(' ', 'T');
	if (HAS_ZONE.test(text)) return Date.parse(text);
	if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?$/.test(text)) return NaN;
	return inZone(Date.parse(`${text.includes('T') ? text : `${text}T00:00`}Z`), zone);
}

/**
 * Reads a time in the future and writes it as ISO 8601 in UTC.
 *
 * @param input what n8n's picker gives (a time without zone), an ISO time with its zone, a Luxon or
 * JavaScript date, or epoch milliseconds
 * @param zone the workflow's time zone, used where the time has none
 * @param now epoch milliseconds
 * @throws Mistake where it is no time, or has passed
 */
export function futureTime(input: unknown, zone: string, now: number, name: string): string {
	const moment = parse(input, zone);
	if (!Number.isFinite(moment)) {
		throw new Mistake(
			`${name} is not a time`,
			'Pick one, or give it as ISO 8601, for example 2027-01-31T09:30:00.',
		);
	}
	const utc = new Date(moment).toISOString();
	if (moment <= now) {
		throw new Mistake(
			`${name} has passed: ${utc} (read in the time zone ${zone})`,
			'Pick a time in the future, or leave it out to send now.',
		);
	}
	return utc;
}

import { DateTime, IANAZone } from 'luxon';

import { dateTime, type ReadingContext } from '../../../../nodes/shared/fields';
import { readDateTime } from '../../../../nodes/shared/fields/types/dateTime';

const NOW = Date.UTC(2026, 10, 26);

const at = (timezone: string): ReadingContext => ({ label: 'Time', timezone, now: NOW });
const utc = (raw: unknown, zone = 'UTC') => readDateTime(raw, 'Time', { form: 'utc' }, at(zone));
const day = (raw: unknown, zone = 'UTC') => readDateTime(raw, 'Day', { form: 'day' }, at(zone));

describe('what it reads', () => {
	it.each([
		['2027-01-31T09:30:00', 'Europe/Berlin', '2027-01-31T08:30:00.000Z'],
		['2027-01-31 09:30', 'America/New_York', '2027-01-31T14:30:00.000Z'],
		['2027-01-31T09:30:00.250', 'Asia/Kolkata', '2027-01-31T04:00:00.250Z'],
		['2027-01-31', 'Asia/Tokyo', '2027-01-30T15:00:00.000Z'],
		['20270131T0930', 'Europe/Berlin', '2027-01-31T08:30:00.000Z'],
		['\u200e2027-01-31 ', 'UTC', '2027-01-31T00:00:00.000Z'],
	])('%s in %s', (raw, zone, expected) => {
		expect(utc(raw, zone)).toBe(expected);
	});

	it.each([
		...['2027-01-31T09:30:00Z', '2027-01-31T10:30:00+01:00', '2027-01-31T10:30:00+0100'],
		...['2027-01-31 09:30:00+00', '2027-01-31 09:30:00.000+00', '2027-01-31 10:30:00 +01:00'],
		...['2027-01-31t09:30z', '20270131T093000Z', '20270131T103000+0100'],
		...[1_801_387_800, 1_801_387_800_000, '1801387800', '1801387800000', 1_801_387_800.0],
		...[new Date(Date.UTC(2027, 0, 31, 9, 30))],
		...[DateTime.fromISO('2027-01-31T04:30', { zone: 'America/New_York' })],
	])('%p, whatever the zone of the workflow', (raw) => {
		expect(utc(raw, 'Asia/Tokyo')).toBe('2027-01-31T09:30:00.000Z');
	});

	it.each([
		...[
			'tomorrow',
			'31.01.2027',
			'01/31/2027',
			'2027-1-1',
			'2027',
			'2027-W05',
			'2027-031',
			'09:30',
		],
		...['2027-02-29', '2027-02-30T10:00', '2027-13-01', '2027-01-31T25:00', '2027-01-31+01:00'],
		...['2027-01-31T09:30+99:99', '20270131', '20270131093000', 20_270_131, 20_270_131_093_000],
		...[46_418, 46_418.4, 0, -1, NaN, Infinity, 9e15, true, {}, ['2027-01-31'], '[object Object]'],
		...[new Date(NaN), DateTime.invalid('x'), '1970', new Date('-000001-01-01T00:00:00Z')],
	])('but not %p', (raw) => {
		expect(() => utc(raw)).toThrow(/^Time is not a time$/);
		expect(() => day(raw)).toThrow(/^Day is not a day$/);
	});
});

describe('what it writes', () => {
	it('days as they are in the zone of the workflow', () => {
		expect(day('2026-05-01', 'Asia/Tokyo')).toBe('2026-05-01');
		expect(day('2026-05-31T23:30:00Z', 'Europe/Berlin')).toBe('2026-06-01');
		expect(day(new Date('2026-01-01T00:00:00Z'), 'America/New_York')).toBe('2025-12-31');
		// Clocks there went from midnight to one o'clock on that day.
		expect(day('2026-04-24', 'Africa/Cairo')).toBe('2026-04-24');
	});

	it('Unix seconds as whole numbers', () => {
		const seconds = (raw: unknown) => readDateTime(raw, 'Time', { form: 'unixSeconds' }, at('UTC'));
		expect(seconds('2027-01-31T09:30:00.900Z')).toBe(1_801_387_800);
		expect(seconds(1_801_387_800)).toBe(1_801_387_800);
	});

	it('nothing that has passed, where it must not have', () => {
		const field = dateTime({ displayName: 'Time', name: 'time', form: 'utc', future: true });
		const read = (raw: unknown) => field.read(raw, at('Europe/Berlin'));
		expect(() => read('2026-11-25T12:00')).toThrow(
			'Time has passed: 2026-11-25T11:00:00.000Z (read in the time zone Europe/Berlin)',
		);
		expect(() => read(NOW)).toThrow('has passed');
		expect(read(NOW + 1)).toBe('2026-11-26T00:00:00.001Z');
		expect(field).toMatchObject({ blank: 'refuse', property: { type: 'dateTime' } });
	});
});

// Half an hour of summer time, offsets of three quarters of an hour, changes at midnight, winter time
// as the exception, none at all.
const ZONES = [
	...['Europe/Berlin', 'Europe/London', 'Europe/Dublin', 'America/New_York', 'America/St_Johns'],
	...[
		'America/Santiago',
		'Australia/Lord_Howe',
		'Pacific/Chatham',
		'Africa/Cairo',
		'Africa/Casablanca',
	],
	'Asia/Kolkata',
];

const MINUTE = 60_000;
const YEAR = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2028, 0, 1) };

/** The moments at which the offset of a zone changes, to the minute. */
function changesOf(zone: IANAZone): number[] {
	const found: number[] = [];
	for (let start = YEAR.from; start < YEAR.to; start += 12 * 60 * MINUTE) {
		let [low, high] = [start, start + 12 * 60 * MINUTE];
		if (zone.offset(low) === zone.offset(high)) continue;
		while (high - low > MINUTE) {
			const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
			if (zone.offset(middle) === zone.offset(low)) low = middle;
			else high = middle;
		}
		found.push(high);
	}
	return found;
}

describe.each(ZONES)('around the changes of the clocks in %s', (name) => {
	const zone = IANAZone.create(name);
	const moments = changesOf(zone).flatMap((change) =>
		Array.from({ length: 41 }, (_, step) => change + (step - 20) * 7.5 * MINUTE),
	);

	it('has changes to look at, where the zone has summer time', () => {
		expect(moments.length > 0).toBe(name !== 'Asia/Kolkata');
	});

	it('reads what a clock shows as the first moment at which it shows it', () => {
		for (const moment of moments) {
			const shown = DateTime.fromMillis(moment, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
			const read = Date.parse(utc(shown, name));
			// The clock shows the same at both, and at no moment of the hours before.
			const shows = (at: number) =>
				at + zone.offset(at) * MINUTE === moment + zone.offset(moment) * MINUTE;
			expect({ shown, shows: shows(read) }).toEqual({ shown, shows: true });
			const earlier = Array.from({ length: 24 }, (_, step) => read - (step + 1) * 7.5 * MINUTE);
			expect({ shown, earlier: earlier.filter(shows) }).toEqual({ shown, earlier: [] });
		}
	});

	it('reads a time that no clock shows as the one after the gap', () => {
		for (const change of changesOf(zone)) {
			const gap = zone.offset(change) - zone.offset(change - MINUTE);
			if (gap <= 0) continue;
			const skipped = new Date(change + (zone.offset(change - MINUTE) + gap / 2) * MINUTE);
			const read = Date.parse(utc(skipped.toISOString().slice(0, 19), name));
			expect(read).toBe(change + (gap / 2) * MINUTE);
		}
	});

	it('tells each moment by its day and by its offset', () => {
		for (const moment of moments) {
			const local = DateTime.fromMillis(moment, { zone });
			expect(utc(local.toISO(), 'UTC')).toBe(new Date(moment).toISOString());
			expect(day(moment, name)).toBe(local.toISODate());
			expect(day(local.toISODate(), name)).toBe(local.toISODate());
		}
	});
});

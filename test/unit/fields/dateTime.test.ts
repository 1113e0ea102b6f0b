import { DateTime } from 'luxon';

import { futureTime } from '../../../nodes/shared/fields/dateTime';

const NOW = Date.UTC(2026, 10, 20);
const read = (input: unknown, zone = 'UTC') => futureTime(input, zone, NOW, 'Time');

describe('futureTime', () => {
	it.each([
		['2027-01-31T09:30:00', 'UTC', '2027-01-31T09:30:00.000Z'],
		['2027-01-31T09:30:00', 'Europe/Berlin', '2027-01-31T08:30:00.000Z'],
		['2027-07-31T09:30:00', 'Europe/Berlin', '2027-07-31T07:30:00.000Z'],
		['2027-01-31 09:30', 'America/New_York', '2027-01-31T14:30:00.000Z'],
		['2027-01-31T09:30:00.250', 'Asia/Kolkata', '2027-01-31T04:00:00.250Z'],
		['2027-01-31', 'Asia/Tokyo', '2027-01-30T15:00:00.000Z'],
		['2028-02-29T10:00', 'UTC', '2028-02-29T10:00:00.000Z'],
		['2027-01-01T00:30', 'Pacific/Kiritimati', '2026-12-31T10:30:00.000Z'],
	])('reads %s in %s', (input, zone, expected) => {
		expect(read(input, zone)).toBe(expected);
	});

	it.each([
		'2027-01-31T09:30:00Z', '2027-01-31T10:30:00+01:00', '2027-01-31T10:30:00+0100', '2027-01-31 09:30:00Z',
		'2027-01-31T04:30:00.000-05:00', '2027-01-31t09:30:00z', '2027-01-31 10:30:00 +01:00', ' 2027-01-31T09:30Z ',
		Date.UTC(2027, 0, 31, 9, 30), new Date(Date.UTC(2027, 0, 31, 9, 30)),
	])('takes the zone of %p, not the workflow\'s', (input) => {
		expect(read(input, 'Asia/Tokyo')).toBe('2027-01-31T09:30:00.000Z');
	});

	it('reads Luxon\'s objects, in whatever zone they are', () => {
		const time = DateTime.fromISO('2027-01-31T09:30:00', { zone: 'America/New_York' });
		expect(read(time, 'Asia/Tokyo')).toBe('2027-01-31T14:30:00.000Z');
		expect(read(time.toUTC(), 'Asia/Tokyo')).toBe('2027-01-31T14:30:00.000Z');
	});

	it.each([
		['Europe/Berlin', '2027-03-28T02:30:00', '2027-03-28T01:30:00.000Z'],
		['America/New_York', '2027-03-14T02:30:00', '2027-03-14T07:30:00.000Z'],
	])('in the gap of summer time in %s takes the time after it', (zone, input, expected) => {
		expect(read(input, zone)).toBe(expected);
	});

	it.each([
		['Europe/Berlin', '2027-10-31T02:30:00', '2027-10-31T00:30:00.000Z'],
		['America/New_York', '2027-11-07T01:30:00', '2027-11-07T05:30:00.000Z'],
	])('where a time in %s comes twice takes the first', (zone, input, expected) => {
		expect(read(input, zone)).toBe(expected);
	});

	it('agrees with Luxon on every hour of a year, but for the doubled ones', () => {
		for (const zone of ['Europe/London', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'America/New_York']) {
			for (let hour = 0; hour < 365 * 24; hour += 5) {
				const text = new Date(Date.UTC(2027, 0, 1, hour, 30)).toISOString().slice(0, 19);
				expect({ zone, text, utc: read(text, zone) }).toEqual({
					zone,
					text,
					utc: DateTime.fromISO(text, { zone }).toUTC().toISO(),
				});
			}
		}
	});

	it.each([
		'', 'tomorrow', '2026-13-40', '2027-02-30T10:00:00', '2027-02-30T10:00:00Z', '2027-02-29', '2027-01-31T25:00',
		'2027-1-1', '31.01.2027', '01/31/2027', '2027-01-31T09:30+99:99', 'garbage 2027 +01:00', '[object Object]',
		null, undefined, {}, NaN, Infinity, 9e15, true, new Date(NaN), DateTime.invalid('x'),
	])('says of %p that it is no time', (input) => {
		expect(() => read(input)).toThrow(/^Time is not a time/);
	});

	it('refuses what has passed, now included, and names the zone', () => {
		expect(() => read('2026-11-19T12:00:00', 'Europe/Berlin')).toThrow(/Time has passed: 2026-11-19T11:00:00.000Z .*Europe\/Berlin/);
		expect(() => read(NOW)).toThrow(/has passed/);
		expect(read(NOW + 1)).toBe('2026-11-20T00:00:00.001Z');
	});
});

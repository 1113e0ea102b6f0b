import { day } from '../../../nodes/shared/fields/dateTime';

test.each([
	['2026-05-01', 'Asia/Tokyo', '2026-05-01'],
	['2026-05-01T00:00:00', 'America/New_York', '2026-05-01'],
	['2026-05-31T23:30:00.000Z', 'Europe/Berlin', '2026-06-01'],
	['2026-05-31T23:30:00+09:00', 'UTC', '2026-05-31'],
	[new Date('2026-01-01T00:00:00Z'), 'America/New_York', '2025-12-31'],
])('%j in %s is %s', (input, zone, expected) => {
	expect(day(input, zone, 'From')).toBe(expected);
});

test.each(['', 'tomorrow', '01.05.2026', null])('%j is no day', (input) => {
	expect(() => day(input, 'UTC', 'From')).toThrow('From is not a day');
});

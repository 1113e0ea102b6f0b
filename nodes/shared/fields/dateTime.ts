import { readDateTime } from './types/dateTime';

/**
 * Reads a time in the future and writes it as ISO 8601 in UTC.
 *
 * @param input as `readDateTime` takes it
 * @param zone the workflow's time zone, used where the time has none
 * @param now epoch milliseconds
 * @throws InputError where it is no time, or has passed
 */
export const futureTime = (input: unknown, zone: string, now: number, name: string): string =>
	readDateTime(input, name, { form: 'utc', future: true }, { now, timezone: zone });

/**
 * Reads a day and writes it as `YYYY-MM-DD`.
 *
 * @param input a day, or a time as `readDateTime` takes it
 * @param zone the workflow's time zone, in which a moment's day is told
 * @throws InputError where it is neither
 */
export const day = (input: unknown, zone: string, name: string): string =>
	readDateTime(input, name, { form: 'day' }, { now: 0, timezone: zone });

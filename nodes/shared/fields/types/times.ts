import { DateTime } from 'luxon';

// By its tag: values of n8n's expressions can come from another realm, whose Date is another class.
const isDate = (value: unknown): value is Date =>
	Object.prototype.toString.call(value) === '[object Date]';

/** Whether it is one of the objects that JavaScript or n8n's expressions have for times. */
export const isTime = (value: unknown): value is Date | DateTime =>
	isDate(value) || DateTime.isDateTime(value);

/** Epoch milliseconds of such an object, NaN for one that stands for no time. */
export const millisOf = (value: Date | DateTime): number => value.valueOf();

/** ISO 8601 of such an object, Luxon's with the offset of its zone; undefined for anything else. */
export function isoOf(value: unknown): string | undefined {
	if (!isTime(value) || Number.isNaN(millisOf(value))) return undefined;
	return DateTime.isDateTime(value) ? (value.toISO() ?? undefined) : value.toISOString();
}

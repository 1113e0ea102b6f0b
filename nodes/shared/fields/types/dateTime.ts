import { DateTime } from 'luxon';

import { withoutInvisible } from '../blank';
import type { Field, FieldOptions, ReadingContext } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';
import { isTime, millisOf } from './times';

/** How a vendor writes times: `2027-01-31T09:30:00.000Z`, `2027-01-31` or `1801301400`. */
export type TimeForm = 'day' | 'unixSeconds' | 'utc';

/** Options of {@link dateTime}. */
export interface DateTimeOptions<F extends TimeForm> extends FieldOptions {
	form: F;
	/** A time that has passed is refused. */
	future?: boolean;
}

/** What {@link dateTime} reads: a number for `unixSeconds`, else text. */
export type TimeIn<F extends TimeForm> = F extends 'unixSeconds' ? number : string;

type Context = Pick<ReadingContext, 'now' | 'timezone'>;

// ISO 8601 as pickers, programs and databases write it; what else Luxon reads (weeks, years alone) is
// no time that anybody means.
const EXTENDED =
	/^(\d{4}-\d\d-\d\d)(?:[t ](\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?))?(?: ?(z|[+-](?:0\d|1[0-8])(?::?[0-5]\d)?))?$/i;
const BASIC = /^(\d{8})t(\d{4}(?:\d\d)?)(z|[+-](?:0\d|1[0-8])(?::?[0-5]\d)?)?$/i;

// Ten digits are seconds, thirteen are milliseconds. Fewer or more are something else, such as the
// serial number that a spreadsheet has for a day, or a date and time without separators.
const EPOCH = /^(?:\d{10}|\d{13})$/;
const FIRST_SECONDS = 100_000_000;
const FIRST_MILLIS = 100_000_000_000;
const END_OF_MILLIS = 10_000_000_000_000;

// Years of fewer or more than four digits are written in a form that few read.
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T00:00:00Z');

const ofEpoch = (value: number): number => {
	if (!(value >= FIRST_SECONDS && value < END_OF_MILLIS)) return NaN;
	return value >= FIRST_MILLIS ? value : value * 1_000;
};

/**
 * The moment at which clocks in a zone show a time: the first where they show it twice, the moment
 * after the gap where summer time skips it.
 */
const inZone = (text: string, zone: string): number =>
	Math.min(
		...DateTime.fromISO(text, { zone })
			.getPossibleOffsets()
			.map((one) => one.toMillis()),
	);

function ofText(text: string, zone: string): number {
	if (EPOCH.test(text)) return ofEpoch(Number(text));
	const [, date, clock, offset] = EXTENDED.exec(text) ?? BASIC.exec(text) ?? [];
	if (date === undefined || (clock === undefined && offset !== undefined)) return NaN;
	const iso = clock === undefined ? date : `${date}T${clock}`;
	if (offset === undefined) return inZone(iso, zone);
	return DateTime.fromISO(`${iso}${offset.toUpperCase()}`).toMillis();
}

function momentOf(raw: unknown, zone: string): number {
	if (typeof raw === 'number') return ofEpoch(raw);
	if (isTime(raw)) return millisOf(raw);
	return typeof raw === 'string' ? ofText(withoutInvisible(raw), zone) : NaN;
}

const HOW = {
	day: ['is not a day', 'Pick one, or write it like 2027-01-31.'],
	utc: ['is not a time', 'Pick one, or give it as ISO 8601, for example 2027-01-31T09:30:00.'],
};

/**
 * Reads a time: ISO 8601 with or without offset, as n8n's picker, programs and databases write it; an
 * object of Luxon or JavaScript; epoch seconds or milliseconds, as number or text.
 *
 * A time without offset is one of the workflow's zone, and a day is told in that zone.
 *
 * @throws InputError where it is no time, or has passed although it must not have
 */
export function readDateTime<F extends TimeForm>(
	raw: unknown,
	label: string,
	{ form, future = false }: { form: F; future?: boolean },
	{ now, timezone: zone }: Context,
): TimeIn<F> {
	const moment = momentOf(raw, zone);
	if (!(moment >= EARLIEST && moment <= LATEST)) {
		const [what, how] = form === 'day' ? HOW.day : HOW.utc;
		throw new InputError(`${label} ${what}`, how);
	}
	const utc = new Date(moment).toISOString();
	if (future && moment <= now) {
		throw new InputError(
			`${label} has passed: ${utc} (read in the time zone ${zone})`,
			'Pick a time in the future, or leave it out to send now.',
		);
	}
	const written = {
		day: () => DateTime.fromMillis(moment, { zone }).toISODate(),
		unixSeconds: () => Math.floor(moment / 1_000),
		utc: () => utc,
	};
	return written[form]() as TimeIn<F>;
}

/** A time, or a day; written as the vendor writes them. */
export function dateTime<F extends TimeForm>(options: DateTimeOptions<F>): Field<TimeIn<F>> {
	return makeField<TimeIn<F>>(options, {
		type: 'dateTime',
		property: { type: 'dateTime', default: '' },
		blank: 'refuse',
		read: (raw, context) => readDateTime(raw, context.label, options, context),
	});
}

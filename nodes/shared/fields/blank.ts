import { withoutLast } from '../withoutLast';

/**
 * Marks that nobody sees: direction marks that address books copy along, zero-width characters of web
 * pages, the byte order mark of files. `trim()` leaves most of them.
 */
const INVISIBLE =
	'\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufeff';

const ALL_INVISIBLE = new RegExp(`[${INVISIBLE}]`, 'g');
const OUTER = new RegExp(`[\\s${INVISIBLE}]`);
const LEADING = new RegExp(`^[\\s${INVISIBLE}]+`);

/** A text without any invisible mark, for values in which none has a meaning, and trimmed. */
export const withoutInvisible = (text: string): string => text.replace(ALL_INVISIBLE, '').trim();

/**
 * A text without blanks and invisible marks at its ends. Those inside stay: they join letters of
 * Persian and parts of emoji.
 */
export const trimmed = (text: string): string => withoutLast(text, OUTER).replace(LEADING, '');

/** Whether a value says nothing: missing, blank, or a list of nothing else. */
export function isBlank(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return trimmed(value) === '';
	return Array.isArray(value) && value.every(isBlank);
}

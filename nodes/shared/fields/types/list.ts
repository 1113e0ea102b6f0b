import { jsonParse } from 'n8n-workflow';

import { trimmed, withoutInvisible } from '../blank';
import { InputError } from '../../transport';

const NOT_JSON = Symbol('not JSON');

// A list that JSON or Python wrote, even one that was cut off.
const BRACKETED = /^\[(?:.*\]$|\s*["'])/s;

const FENCE = '```';

/** What stands between a model's fences; any other text as it is. */
export function withoutFences(text: string): string {
	const isFenced = text.length > 5 && text.startsWith(FENCE) && text.endsWith(FENCE);
	return isFenced ? text.slice(3, -3).replace(/^\w+/, '').trim() : text;
}

// With the commas and semicolons of Arabic, Chinese and Japanese.
const BETWEEN = /[,;\n،؛，；、]/;

/** The entries of a quoted cell of a CSV file, `"Berlin, Mitte","Hamburg"`; undefined for any other text. */
function quotedEntries(text: string): unknown[] | undefined {
	const bare = withoutInvisible(text);
	if (!bare.startsWith('"') || !bare.endsWith('"')) return undefined;
	const value = jsonParse<unknown>(`[${bare}]`, { fallbackValue: NOT_JSON });
	return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : undefined;
}

/**
 * The entries of a text in which some are in quotes, as spreadsheets write those with a comma:
 * `vip, "Berlin, Mitte"`.
 *
 * @returns undefined where the quotes are something else, such as the inches of `27" screen`
 */
function partlyQuoted(text: string): string[] | undefined {
	const pieces = text.split('"');
	if (pieces.length < 3 || pieces.length % 2 === 0) return undefined;
	const last = pieces.length - 1;
	const areApart = pieces.every((piece, place) => {
		if (place % 2 === 1) return true;
		// Not trimmed: a line break stands between entries too.
		const bare = piece.replace(/[ \t\r]/g, '');
		// Two quotes in a row are one that is meant.
		if (bare === '') return place === 0 || place === last;
		const closes = place === 0 || BETWEEN.test(bare[0]);
		return closes && (place === last || BETWEEN.test(bare.slice(-1)));
	});
	if (!areApart) return undefined;
	return pieces.flatMap((piece, place) => (place % 2 === 1 ? [piece] : piece.split(BETWEEN)));
}

const BULLET = /^\s*[-*•]\s/;

/** The lines of a list as people and models write it, without its bullets. */
function bulleted(text: string): string[] | undefined {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	if (lines.length < 2 || !lines.every((line) => BULLET.test(line))) return undefined;
	return lines.map((line) => line.replace(BULLET, ''));
}

/**
 * The list that a text writes as JSON, as agents do.
 *
 * @returns undefined where the text is no JSON
 * @throws InputError for JSON that is no list, and for brackets around something else
 */
export function jsonListIn(text: string, label: string): unknown[] | undefined {
	const bare = withoutFences(withoutInvisible(text));
	const isBracketed = BRACKETED.test(bare);
	if (!isBracketed && !/^\{.*\}$/s.test(bare)) return undefined;
	const value = jsonParse<unknown>(bare, { fallbackValue: NOT_JSON });
	if (Array.isArray(value)) return value;
	if (isBracketed || value !== NOT_JSON) {
		throw new InputError(
			`${label} must be a list`,
			'Write it like ["one", "two"], or leave out the brackets.',
		);
	}
	return undefined;
}

const writtenEntries = (text: string, label: string): unknown[] =>
	jsonListIn(text, label) ??
	quotedEntries(text) ??
	partlyQuoted(text) ??
	bulleted(text) ??
	text.split(BETWEEN);

/**
 * The entries of what may be a list: a list, a JSON list as text, a text with commas, semicolons or
 * line breaks between its entries, or one value.
 *
 * @returns the entries that say something, texts trimmed
 * @throws InputError for JSON that is no list
 */
export function entriesIn(raw: unknown, label: string): unknown[] {
	if (typeof raw !== 'string' && !Array.isArray(raw)) return [raw];
	const entries: unknown[] = typeof raw === 'string' ? writtenEntries(raw, label) : raw;
	return entries
		.map((entry) => (typeof entry === 'string' ? trimmed(entry) : entry))
		.filter((entry) => entry !== '' && entry !== null && entry !== undefined);
}

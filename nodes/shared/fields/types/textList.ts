import { isBlank } from '../blank';
import type { Field, FieldOptions, ReadingContext } from '../field';
import { InputError } from '../../transport';
import { entriesIn } from './list';
import { makeField } from './makeField';
import { readText } from './text';

/** Options of {@link textList}. */
export interface TextListOptions<T> extends FieldOptions {
	/** Reads one entry, such as a phone number; it is text, trimmed and not blank. */
	each?: (entry: string, context: ReadingContext) => T;
	/** Equal entries stand once; unless said otherwise. */
	unique?: boolean;
	default?: string;
	/** Above 1, a taller editor. */
	rows?: number;
	/**
	 * The node's method that loads what there is to choose from. An expression may still give a list or a
	 * text with commas.
	 */
	loadOptionsMethod?: string;
}

function entryText(entry: unknown, label: string): string {
	if (typeof entry === 'string' || Number.isFinite(entry)) return readText(entry, label);
	throw new InputError(
		`${label} contains a value that is not text`,
		'Give a list of texts, or one comma-separated text.',
	);
}

/**
 * Reads a list of texts: a list, a JSON list as text, text with commas, semicolons or line breaks, or
 * one value; numbers become text.
 *
 * @returns undefined where no entry says anything
 * @throws InputError where an entry is neither text nor a number
 */
export function readTextList<T = string>(
	raw: unknown,
	context: ReadingContext,
	{ each, unique = true }: Pick<TextListOptions<T>, 'each' | 'unique'> = {},
): T[] | undefined {
	const texts = entriesIn(raw, context.label).map((entry) => entryText(entry, context.label));
	const values = each === undefined ? (texts as T[]) : texts.map((entry) => each(entry, context));
	if (values.length === 0) return undefined;
	return unique ? [...new Set(values)] : values;
}

/** A list of texts, such as tags, ids or phone numbers. */
export function textList<T = string>(options: TextListOptions<T>): Field<T[]> {
	const { default: value = '', rows = 1, loadOptionsMethod } = options;
	const typed = { type: 'string', default: value, ...(rows > 1 && { typeOptions: { rows } }) } as const;
	const loaded = { type: 'multiOptions', default: [], typeOptions: { loadOptionsMethod } } as const;
	return makeField<T[]>(options, {
		type: 'textList',
		property: loadOptionsMethod === undefined ? typed : { ...loaded, default: [] },
		blank: 'leaveOut',
		read: (raw, context) => readTextList(raw, context, options),
	});
}

/**
 * The same outside of an operation, such as for a trigger's filters.
 *
 * @returns an empty list where nothing was given
 */
export const textsOf = (raw: unknown, label: string): string[] =>
	isBlank(raw) ? [] : (readTextList(raw, { label, timezone: 'UTC', now: 0 }) ?? []);

import { trimmed } from '../blank';
import type { Field, FieldOptions } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';
import { isoOf } from './times';

/** Options of {@link text}. */
export interface TextOptions extends FieldOptions {
	/** More than one makes it a message: a taller editor, and nothing is trimmed. */
	rows?: number;
	default?: string;
	/** Blanks at both ends are taken away; unless said otherwise in a field of one row. */
	trim?: boolean;
}

const WHAT_TO_GIVE =
	'Give one text. If it is an expression, choose the property that holds the text, such as {{ $json.reply.text }}.';

const notText = (label: string) => new InputError(`${label} must be text`, WHAT_TO_GIVE);

/** What gives a number that lost digits whole again. */
export const GIVE_AS_TEXT =
	'Give it as text: put it in quotes where it comes from, or format the column as text.';

/** Whether JavaScript may have rounded a whole number. */
export const isInexact = (value: number): boolean => Number.isInteger(value) && !Number.isSafeInteger(value);

/**
 * Refuses a number that JavaScript has rounded.
 *
 * @throws InputError from there on
 */
export function refuseInexact(value: number, label: string): void {
	if (!isInexact(value)) return;
	throw new InputError(`${label} is a number with too many digits to be exact`, GIVE_AS_TEXT);
}

/**
 * Refuses a text that ends or begins within a character, such as an emoji that an expression cut in two:
 * no address can hold it, and databases store another one in its place.
 */
export function refuseHalfCharacter(text: string, label: string): void {
	if (!/\p{Cs}/u.test(text)) return;
	throw new InputError(
		`${label} contains half a character`,
		'Copy the text again. If an expression shortens it, it cut an emoji in two.',
	);
}

function ofNumber(value: number, label: string): string {
	refuseInexact(value, label);
	if (!Number.isFinite(value)) throw notText(label);
	return String(value);
}

/** Whether an expression put an object into a text. */
export const holdsObject = (text: string): boolean => text.includes('[object Object]');

/**
 * Makes text of a value whose text is certain: texts, numbers, booleans, and times as ISO 8601.
 *
 * @throws InputError for objects, lists, null, numbers that lost digits, and texts into which an
 * expression put an object
 */
export function readText(raw: unknown, label: string): string {
	if (typeof raw === 'number') return ofNumber(raw, label);
	if (typeof raw === 'boolean' || typeof raw === 'bigint') return String(raw);
	const found = typeof raw === 'string' ? raw : isoOf(raw);
	if (found === undefined) throw notText(label);
	if (!holdsObject(found)) return found;
	throw new InputError(`${label} must be text; an expression in it gives an object`, WHAT_TO_GIVE);
}

/**
 * A text. Numbers, booleans and times become text; objects and lists are refused.
 *
 * Names, labels and subjects are trimmed; messages (`rows` above 1) leave exactly as they are.
 */
export function text(options: TextOptions): Field<string> {
	const { rows = 1, trim = rows === 1, default: value = '' } = options;
	return makeField(options, {
		type: 'text',
		property: { type: 'string', default: value, ...(rows > 1 && { typeOptions: { rows } }) },
		blank: 'leaveOut',
		read: (raw, { label }) => {
			const found = readText(raw, label);
			return trim ? trimmed(found) : found;
		},
	});
}

import { withoutInvisible } from '../blank';
import type { Field, FieldOptions, ReadingContext } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';
import { GIVE_AS_TEXT, holdsObject, refuseHalfCharacter, refuseInexact } from './text';

/** How a vendor writes its ids. */
export type IdKind = 'integer' | 'text' | 'uuid';

/**
 * Brings an id into the vendor's form; may throw an InputError.
 *
 * @param text trimmed, without invisible marks
 */
export type IdForm = (text: string, label: string, context: ReadingContext) => string | number;

/** Options of {@link id}. */
export interface IdOptions extends FieldOptions {
	/** `text` unless said otherwise. An `integer` leaves as a number. */
	kind?: IdKind;
	/** The vendor's own form, after the rules of the kind. */
	form?: IdForm;
	default?: string;
}

/** What an id looks like. */
export const PLACEHOLDERS: Record<IdKind, string | undefined> = {
	integer: 'e.g. 42',
	text: undefined,
	uuid: 'e.g. 0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c4d',
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

// What expressions make of nothing, and what servers take for "this folder" and "the one above".
const NO_IDS = ['undefined', 'null', 'NaN', '.', '..'];

// Lists and objects that an agent wrote as text.
const JSON_TEXT = /^(?:\[.*\]|\{.*\})$/s;

const CONTROL = /[\p{Cc}\u2028\u2029]/u;

// How spreadsheets and programs write a long number that they rounded: 4.4772E+11, 4,4772E+11, 1e+21. Without
// the plus or the decimals, as in 4e10, it may be an id that is one.
const ROUNDED = /^[+-]?\d+(?:[.,]\d+e\+?|e\+)\d+$/i;

const short = (value: string) => value.slice(0, 40);

function ofNumber(value: number, label: string): string {
	if (Number.isSafeInteger(value)) return String(value);
	refuseInexact(value, label);
	throw new InputError(
		`${label} must be an ID: ${value}`,
		'Give a whole number, or the ID as text.',
	);
}

function idText(raw: unknown, label: string): string {
	if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'bigint') {
		throw new InputError(
			`${label} must be an ID`,
			'Give one text or number. If it is an expression, choose the property that holds the ID, such as {{ $json.id }}.',
		);
	}
	const found = typeof raw === 'number' ? ofNumber(raw, label) : withoutInvisible(String(raw));
	if (ROUNDED.test(found)) {
		throw new InputError(`${label} is a number that lost digits: ${short(found)}`, GIVE_AS_TEXT);
	}
	refuseHalfCharacter(found, label);
	if (
		NO_IDS.includes(found) ||
		JSON_TEXT.test(found) ||
		holdsObject(found) ||
		CONTROL.test(found)
	) {
		throw new InputError(
			`${label} is not an ID: ${short(found)}`,
			'If it is an expression, it resolved to something else than an ID for this item.',
		);
	}
	// A column of decimals writes 42 as 42.0; as a number it is 42 as well, and so the same id.
	return found.replace(/^(\d+)\.0+$/, '$1');
}

const KINDS: Record<IdKind, (text: string, label: string) => string | number> = {
	text: (found) => found,
	integer: (found, label) => {
		if (!/^[1-9]\d*$/.test(found)) {
			throw new InputError(
				`${label} is not a number: ${short(found)}`,
				'Give a whole number, such as 42.',
			);
		}
		if (Number.isSafeInteger(Number(found))) return Number(found);
		throw new InputError(
			`${label} has too many digits: ${short(found)}`,
			'Give the number that the vendor shows.',
		);
	},
	uuid: (found, label) => {
		if (UUID.test(found)) return found;
		throw new InputError(
			`${label} is not a UUID: ${short(found)}`,
			'Give an ID such as 0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c4d.',
		);
	},
};

/**
 * Reads an id: trimmed, without invisible marks.
 *
 * @throws InputError for what is no id, above all what expressions make of nothing
 */
export function readId(
	raw: unknown,
	context: ReadingContext,
	{ kind = 'text', form }: Pick<IdOptions, 'form' | 'kind'> = {},
): string | number {
	const { label } = context;
	const found = KINDS[kind](idText(raw, label), label);
	return form === undefined ? found : form(String(found), label, context);
}

/** The id of something at the vendor, given by hand. */
export function id(options: IdOptions): Field<string | number> {
	const { kind = 'text', default: value = '' } = options;
	const placeholder = options.placeholder ?? PLACEHOLDERS[kind];
	return makeField<string | number>(
		{ ...options, placeholder },
		{
			type: 'id',
			property: { type: 'string', default: value },
			blank: 'leaveOut',
			read: (raw, context) => readId(raw, context, options),
		},
	);
}

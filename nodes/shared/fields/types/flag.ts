import { withoutInvisible } from '../blank';
import type { Field, FieldOptions } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';

/** Options of {@link flag}. */
export interface FlagOptions extends FieldOptions {
	default?: boolean;
	/** The editor offers no expression. What an agent puts there is still read. */
	noDataExpression?: boolean;
}

const WORDS = new Map([
	...['true', 'yes', 'on', '1'].map((word): [string, boolean] => [word, true]),
	...['false', 'no', 'off', '0'].map((word): [string, boolean] => [word, false]),
]);

/** Whether a value is one of the words for true or false; undefined where it is none of them. */
export function flagOf(raw: unknown): boolean | undefined {
	if (typeof raw === 'boolean') return raw;
	if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
	return WORDS.get(withoutInvisible(String(raw)).toLowerCase());
}

/**
 * Reads true or false, as spreadsheets and agents write them: `"FALSE"`, `"no"`, `0`.
 *
 * @throws InputError for anything else
 */
export function readFlag(raw: unknown, label: string): boolean {
	const value = flagOf(raw);
	if (value !== undefined) return value;
	throw new InputError(
		`${label} is neither true nor false`,
		'Give true or false. If it is an expression, it resolved to something else for this item.',
	);
}

/** A yes or no. */
export function flag(options: FlagOptions): Field<boolean> {
	const { default: value = false, noDataExpression } = options;
	return makeField(options, {
		type: 'flag',
		property: { type: 'boolean', ...(noDataExpression && { noDataExpression }), default: value },
		blank: 'refuse',
		read: (raw, { label }) => readFlag(raw, label),
	});
}

import type { Field, FieldOptions } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';
import { oneOfThese, optionOf, shown, type Option, type OptionValue } from './options';

/** Options of {@link choice}. */
export interface ChoiceOptions<V extends OptionValue> extends FieldOptions {
	/** In the order of their names. */
	options: ReadonlyArray<Option & { value: V }>;
	default: V;
}

/**
 * Reads one of some values; the case of letters does not matter where it is clear what is meant.
 *
 * @throws InputError for anything else
 */
export function readChoice<V extends OptionValue>(
	raw: unknown,
	label: string,
	options: ReadonlyArray<Option & { value: V }>,
): V {
	const found = optionOf(options, raw);
	if (found !== undefined) return found as V;
	throw new InputError(`${label} has an unknown value${shown(raw)}`, oneOfThese(options));
}

/** One of some values. */
export function choice<V extends OptionValue>(options: ChoiceOptions<V>): Field<V> {
	const { options: all, default: value } = options;
	return makeField<V>(options, {
		type: 'choice',
		property: { type: 'options', options: [...all], default: value },
		blank: 'refuse',
		read: (raw, { label }) => readChoice(raw, label, all),
	});
}

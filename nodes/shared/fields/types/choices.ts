import type { Field, FieldOptions } from '../field';
import { InputError } from '../../transport';
import { entriesIn } from './list';
import { makeField } from './makeField';
import { oneOfThese, optionOf, shown, type Option } from './options';

/** Options of {@link choices}. */
export interface ChoicesOptions<V extends string> extends FieldOptions {
	/** In the order of their names. */
	options: ReadonlyArray<Option & { value: V }>;
	default?: readonly V[];
}

/**
 * Reads several of some values: a list, a JSON list as text, or text with commas.
 *
 * @returns each value once; undefined where there is none
 * @throws InputError for a value that is none of the options
 */
export function readChoices<V extends string>(
	raw: unknown,
	label: string,
	options: ReadonlyArray<Option & { value: V }>,
): V[] | undefined {
	const values = entriesIn(raw, label).map((entry) => {
		const found = optionOf(options, entry);
		if (found !== undefined) return found as V;
		throw new InputError(`${label} contains an unknown value${shown(entry)}`, oneOfThese(options));
	});
	return values.length === 0 ? undefined : [...new Set(values)];
}

/** Several of some values. */
export function choices<V extends string>(options: ChoicesOptions<V>): Field<V[]> {
	const { options: all, default: value = [] } = options;
	return makeField<V[]>(options, {
		type: 'choices',
		property: { type: 'multiOptions', options: [...all], default: [...value] },
		blank: 'refuse',
		read: (raw, { label }) => readChoices(raw, label, all),
	});
}

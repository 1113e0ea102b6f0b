import { withoutInvisible } from '../blank';
import type { Field, FieldOptions } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';
import { refuseThousands } from './numberText';

/** Options of {@link integer}; the bounds are inclusive. */
export interface IntegerOptions extends FieldOptions {
	min?: number;
	max?: number;
	default?: number;
}

type Bounds = Pick<IntegerOptions, 'max' | 'min'>;

function boundsIn({ min, max }: Bounds): string {
	if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
	if (min !== undefined) return ` of at least ${min}`;
	return max === undefined ? '' : ` of at most ${max}`;
}

// A column of decimals writes 42 as 42.0. Hexadecimal and exponents are no one's intention.
function numberOf(raw: unknown, label: string, bounds: Bounds): number {
	if (typeof raw === 'number') return raw;
	const text = typeof raw === 'string' ? withoutInvisible(raw) : '';
	refuseThousands(text, label, bounds);
	return /^[+-]?\d+(?:\.0+)?$/.test(text) ? Number(text) : NaN;
}

/**
 * Reads a whole number, as a number or as text.
 *
 * @throws InputError for anything else, for `1.000`, which may be a thousand, or a number out of bounds
 */
export function readInteger(raw: unknown, label: string, bounds: Bounds = {}): number {
	const value = numberOf(raw, label, bounds);
	const { min = -Infinity, max = Infinity } = bounds;
	if (Number.isSafeInteger(value) && value >= min && value <= max) return value === 0 ? 0 : value;
	throw new InputError(
		`${label} must be a whole number${boundsIn(bounds)}`,
		'Write it in digits, without decimals.',
	);
}

/** A whole number. */
export function integer(options: IntegerOptions): Field<number> {
	const { min, max, default: value = min ?? 0 } = options;
	const typeOptions = {
		...(min !== undefined && { minValue: min }),
		...(max !== undefined && { maxValue: max }),
		numberPrecision: 0,
	};
	return makeField(options, {
		type: 'integer',
		property: { type: 'number', typeOptions, default: value },
		blank: 'refuse',
		read: (raw, { label }) => readInteger(raw, label, { min, max }),
	});
}

import { withoutInvisible } from '../blank';
import type { Field, FieldOptions } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';
import { refuseThousands } from './numberText';

/** Options of {@link amount}. */
export interface AmountOptions extends FieldOptions {
	min?: number;
	/** `min` itself is refused, too. */
	exclusive?: boolean;
	max?: number;
	default?: number;
}

type Bounds = Pick<AmountOptions, 'exclusive' | 'max' | 'min'>;

function boundsIn({ min, exclusive, max }: Bounds): string {
	const least = exclusive ? `greater than ${min}` : `of at least ${min}`;
	const parts = [
		...(min === undefined ? [] : [least]),
		...(max === undefined ? [] : [`of at most ${max}`]),
	];
	return parts.length === 0 ? '' : ` ${parts.join(' and ')}`;
}

/**
 * Reads an amount: a number, or text that writes one with a dot before its decimals.
 *
 * @throws InputError for separators of thousands and what may be one, exponents, `0x10`, what JSON cannot hold, a number
 * out of bounds, and one with more digits than are exact
 */
export function readAmount(raw: unknown, label: string, bounds: Bounds = {}): number {
	const text = typeof raw === 'string' ? withoutInvisible(raw) : raw;
	if (typeof text === 'string') refuseThousands(text, label, bounds);
	const isPlain = typeof text === 'string' && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text);
	const value = isPlain ? Number(text) : text;
	if (typeof value !== 'number' || !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
		throw new InputError(
			`${label} must be a number such as 1200.50`,
			'Write it without thousands separators and currency, with a dot before the decimals.',
		);
	}
	const { min = -Infinity, max = Infinity, exclusive = false } = bounds;
	if (value >= min && value <= max && !(exclusive && value === min)) return value === 0 ? 0 : value;
	throw new InputError(
		`${label} must be a number${boundsIn(bounds)}`,
		`It is ${value} for this item.`,
	);
}

/** A number that may have decimals, such as a deal's value. */
export function amount(options: AmountOptions): Field<number> {
	const { min, max, default: value = 0 } = options;
	const typeOptions = {
		...(min !== undefined && { minValue: min }),
		...(max !== undefined && { maxValue: max }),
	};
	const hasBounds = Object.keys(typeOptions).length > 0;
	return makeField(options, {
		type: 'amount',
		property: { type: 'number', ...(hasBounds && { typeOptions }), default: value },
		blank: 'refuse',
		read: (raw, { label }) => readAmount(raw, label, options),
	});
}

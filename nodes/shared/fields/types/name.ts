import { trimmed } from '../blank';
import type { ReadingContext } from '../field';
import { InputError } from '../../transport';
import { exactJsonOr } from '../../exactJson';
import { withoutFences } from './list';
import { readText } from './text';

// What expressions make of nothing.
const NO_NAMES = ['', 'undefined', 'null', 'NaN'];

/**
 * Reads the name of one thing that the vendor creates where it is missing, so that nothing tells of a wrong one.
 *
 * @returns the name, trimmed; the only entry of a list of one, as agents write it
 * @throws InputError for several names, and for what expressions make of nothing
 */
export function readName(raw: unknown, { label }: ReadingContext): string {
	const text = trimmed(readText(raw, label));
	const list = exactJsonOr(withoutFences(text), undefined);
	// Brackets around anything else are a part of the name: [VIP].
	const isList = Array.isArray(list) && list.every((one) => typeof one === 'string');
	const [only = '', ...others]: string[] = isList ? list : [text];
	if (others.length > 0) {
		throw new InputError(`${label} must be one name`, 'Give one for each item: put a Split Out node before this one.');
	}
	const name = trimmed(only);
	if (!NO_NAMES.includes(name)) return name;
	throw new InputError(
		`${label} is not a name: ${name}`,
		'If it is an expression, it resolved to nothing for this item.',
	);
}

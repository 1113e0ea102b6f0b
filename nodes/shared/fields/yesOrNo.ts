import { InputError } from '../transport/errors/outcome';

/**
 * Reads a decision that must not be lost: where an expression gives neither, the vendor's or the
 * node's default would decide instead of the user.
 *
 * @param value for this item
 * @param name the field as the user sees it
 * @throws InputError for anything that is neither yes nor no
 */
export function yesOrNo(value: unknown, name: string): boolean {
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw new InputError(
		`${name} is neither true nor false`,
		'Nothing was sent. If it is an expression, it gave nothing for this item.',
	);
}

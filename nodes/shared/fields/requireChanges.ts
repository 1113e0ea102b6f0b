import { isObject } from '../object';
import { InputError } from '../transport';

/**
 * A check that demands something to change, so that an update is not an empty call.
 *
 * @throws InputError where the body has nothing
 */
export function requireChanges({ body }: { body?: unknown }): void {
	if (isObject(body) && Object.keys(body).length > 0) return;
	throw new InputError(
		'There is nothing to update',
		'Add at least one field under Update Fields. If they are expressions, they resolved to empty values for this item.',
	);
}

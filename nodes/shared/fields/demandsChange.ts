import type { Check } from '../operation/operationPolicy';
import { InputError } from '../transport/errors/outcome';
import { dropEmpty } from '../transport/send/request';

/** A check that demands something to change, so that an update is not an empty call. */
export const demandsChange: Check = (request) => {
	dropEmpty(request);
	if (Object.keys(request.body ?? {}).length > 0) return;
	throw new InputError(
		'There is nothing to update',
		'Add at least one field under Update Fields; if they are expressions, they gave nothing for this item.',
	);
};

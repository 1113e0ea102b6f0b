import { stableId } from '../shared/fields';
import type { Check } from '../shared/operation';

/**
 * A check that marks a create, so that HueChat can tell a repeated one. Seed 003 advises such keys
 * and names no header; this one is the usual name, so nothing relies on it: an ambiguous create is
 * still never sent again. Comes last, when the body is complete.
 */
export const idempotencyKey: Check = (request, item) => {
	const key = stableId(item, [request.method, request.url, request.body]);
	request.headers = { ...request.headers, 'Idempotency-Key': key };
};

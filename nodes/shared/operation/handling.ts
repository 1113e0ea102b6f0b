import type { Request } from '../transport';
import type { ItemView } from './itemView';
import type { Handling, Operation } from './spec';

/**
 * How one item's request is treated: as the operation says for all of them, or as follows from what the
 * user wrote.
 */
export function handlingOf(operation: Operation, request: Request, item: ItemView): Handling {
	const { effect, pages, platform, recipient, handlingOf: own } = operation;
	if (own !== undefined) return own(request, item, platform);
	const { method, url } = operation.request;
	return { effect, pages, platform, route: `${method} ${url}`, recipient: recipient?.(request) };
}

import { createHash } from 'node:crypto';

import type { ItemView } from '../operation';

/**
 * An id for what one item sends: the same on every try of n8n's Retry On Fail and on every retry of
 * the transport, another one for every other item, execution or content.
 *
 * @param content what is sent, anything that JSON can write
 * @returns `n8n-` and 32 hexadecimal digits
 */
export function stableId(item: ItemView, content: unknown): string {
	const parts = JSON.stringify([item.identity(), content]);
	return `n8n-${createHash('sha256').update(parts).digest('hex').slice(0, 32)}`;
}

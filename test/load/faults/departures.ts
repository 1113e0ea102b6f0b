import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

import type { ReceivedRequest } from '../../../sandbox';

const HEADER = 'x-left-at';

/**
 * Notes in every request of this process when it left. When it reaches the server is another thing: a
 * busy process takes up one new connection in each turn of its event loop, so that what left before
 * the end of a run may come in long after.
 */
export function stampDepartures(): void {
	subscribe('http.client.request.created', (message) => {
		(message as { request: ClientRequest }).request.setHeader(HEADER, String(Date.now()));
	});
}

/**
 * When a request left, epoch milliseconds.
 *
 * @throws Error where it is not known, as nothing could then be said of it
 */
export function leftAt({ headers, path }: ReceivedRequest): number {
	const at = Number(headers[HEADER]);
	if (Number.isFinite(at)) return at;
	throw new Error(`Nobody noted when the request to ${path} left`);
}

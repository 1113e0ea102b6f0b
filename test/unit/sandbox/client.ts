import type { Sandbox } from '../../../sandbox';

/** Calls HitlChat's sandbox with the right key unless told otherwise. */
export function client(sandbox: () => Sandbox) {
	const call = (method: string, path: string, body?: unknown, headers: object = {}) =>
		fetch(sandbox().baseUrl('hitlChat') + path, {
			method,
			redirect: 'manual',
			signal: AbortSignal.timeout(5_000),
			headers: {
				authorization: `Bearer ${sandbox().key('hitlChat')}`,
				...(body !== undefined && { 'content-type': 'application/json' }),
				...headers,
			},
			...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
		});
	return {
		get: (path: string, headers?: object) => call('GET', path, undefined, headers),
		post: (path: string, body: unknown, headers?: object) => call('POST', path, body, headers),
		call,
	};
}

export const TEXT = { type: 'text', recipientNumber: '447700900123', messageText: 'Hello' };

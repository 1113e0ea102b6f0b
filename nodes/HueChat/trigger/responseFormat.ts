import type { ResponseFormat } from '../../shared/webhook';

/** How HueChat words its own errors ("Your First API Call"); what it expects of an answer is not documented. */
export const responseFormat: ResponseFormat = {
	accepted: (id) => ({ received: true, ...(id === null ? {} : { id }) }),
	refused: ({ code, message, status, retryAfter }) => ({
		error: code.toLowerCase(),
		message,
		code: status,
		...(retryAfter === undefined ? {} : { retry_after: retryAfter }),
	}),
};

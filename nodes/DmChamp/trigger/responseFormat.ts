import type { ResponseFormat } from '../../shared/webhook';

/**
 * How DM Champ answers on its own endpoint for incoming messages: `{ success, messageId }`
 * (platform page "messages") and the nested error of "API Access".
 */
export const responseFormat: ResponseFormat = {
	accepted: (id) => ({ success: true, ...(id === null ? {} : { messageId: id }) }),
	refused: ({ code, message }) => ({ error: { code, message } }),
};

import type { Platform } from '../shared/transport';
import { operationsOf } from '../shared/operation';

/** HitlChat ("How to Use the HitlChat API"). It documents no rate limit and no error body but that 401 means the key. */
export const hitlChat: Platform = {
	name: 'HitlChat',
	keyPlace: 'in HitlChat under My Account → API',
	credential: 'hitlChatApi',
	limitScope: 'key',
};

/** Makes an operation of this platform. */
export const operation = operationsOf(hitlChat);

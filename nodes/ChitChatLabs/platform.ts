import type { Platform } from '../shared/transport';
import { operationsOf } from '../shared/operation';

/** ChitChatLabs ("Sending Messages via API"). It documents no limit, no error body and no answer at all. */
export const chitChatLabs: Platform = {
	name: 'ChitChatLabs',
	keyPlace: 'in ChitChatLabs under Settings → Account Information',
	credential: 'chitChatLabsApi',
	limitScope: 'key',
};

/** Makes an operation of this platform. */
export const operation = operationsOf(chitChatLabs);

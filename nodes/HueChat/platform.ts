import type { Platform } from '../shared/transport';
import { operationsOf } from '../shared/operation';
import { hint } from './hint';

/**
 * HueChat's API v2 ("Your First API Call" and developer.huechat.ai). Limits count per key and plan, are told in
 * `X-RateLimit-*` on every answer, and in `Retry-After` and `retry_after` on 429. No document says
 * that anything but a read may be repeated.
 */
export const hueChat: Platform = {
	name: 'HueChat',
	keyPlace: 'in HueChat under API Keys',
	credential: 'hueChatApi',
	limitScope: 'key',
	hint,
};

/** Makes an operation of this platform. */
export const operation = operationsOf(hueChat);

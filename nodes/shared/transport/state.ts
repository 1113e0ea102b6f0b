import { LimiterRegistry } from './rateLimit/limiterRegistry';
import { systemClock } from './run/clock';
import { KeyedQueue } from '../keyedQueue';

/**
 * What all nodes of this process share: one line per API key. n8n loads every
 * node of the package through the same module cache, so this really is one per process.
 */
export const clock = systemClock;
export const limiters = new LimiterRegistry(clock);
export const recipients = new KeyedQueue();

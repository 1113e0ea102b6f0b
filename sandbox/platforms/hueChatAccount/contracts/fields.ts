import { z } from 'zod';

export const ACCOUNT = '42';
export const V1 = '/api/v1/accounts/:account';
export const V2 = '/api/v2/accounts/:account';

/** Seed 003 prints no request: names and conventions are its, every path is ours. */
export const byConvention = {
	document: 'HueChat API',
	certainty: 'by convention' as const,
};

export const text = z.string().min(1, 'must not be empty');
export const whole = z.number().int().positive();
export const integerId = z.string().regex(/^[1-9]\d*$/, 'must be an integer');
export const uuid = z.string().uuid();
export const address = z.string().url().regex(/^https?:\/\//, 'must be an http or https address');
export const attributes = z.record(z.string(), z.unknown());
export const status = z.enum(['open', 'resolved', 'pending', 'snoozed']);
export const page = z.string().regex(/^[1-9]\d*$/).transform(Number).default('1');
export const labels = z.array(text);

export type Shape = Record<string, z.ZodTypeAny>;

export const sorting = { sort: text.optional() };

/** What an address holds: the account's id and the route's own. */
export const params = (own: Shape = {}) => z.strictObject({ account: integerId, ...own });

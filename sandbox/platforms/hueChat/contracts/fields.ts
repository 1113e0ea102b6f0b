import { z } from 'zod';

/** Where the seed states a route: the section of its guide. */
export const seed = (section: string) => ({
	document: `HueChat, Your First API Call: ${section}`,
	certainty: 'documented' as const,
});

/** Where the vendor states a route: a page of the documentation site. */
export const page = (path: string) => ({
	document: `developer.huechat.ai/docs/${path}`,
	certainty: 'vendor page' as const,
});

export const text = z.string().min(1, 'must not be empty');
export const phone = z.string().regex(/^\+[1-9]\d{6,14}$/, 'Phone number must be in E.164 format');
export const channel = z.enum(['whatsapp', 'instagram', 'sms', 'email']);
export const mediaUrl = z.string().url().regex(/^https?:\/\//, 'must be an http or https address');
const number = (least: number, most: number) =>
	z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.number().min(least).max(most));
export const paging = {
	limit: number(1, 100).default('20'),
	offset: number(0, Number.MAX_SAFE_INTEGER).default('0'),
};

const isPhone = (given: string) => phone.safeParse(given).success;
const isEmail = (given: string) => z.string().email().safeParse(given).success;

export const byReference = z.strictObject({
	id: z
		.string()
		.refine((id) => /^cnt_\w+$/.test(id) || isPhone(id) || isEmail(id), {
			message: 'must be an id (cnt_…), a phone number in E.164 format or an e-mail address',
		}),
});

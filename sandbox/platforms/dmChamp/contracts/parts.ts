import { z } from 'zod';

/** Source of a contract that the guide states, by the section of the guide. */
export const statedIn = (section: string) => ({
	document: `API Access guide: ${section}`,
	certainty: 'documented' as const,
});

/** Source of a contract that only a page of the vendor shows, by the address of the page. */
export const shownOn = (page: string) => ({ document: page, certainty: 'vendor page' as const });

export const text = z.string().min(1, 'must not be empty');
export const email = z.string().email('must be an email address');
export const phone = z.string().regex(/^\+[1-9]\d{1,14}$/, 'must have a + and the country code');
export const digits = z.string().regex(/^[1-9]\d{1,14}$/, 'must be digits, without a plus');
export const inPath = z.object({ id: text });

/** `{ phoneNumber }` or `{ email }`, never both; `phoneField` is how the number is written. */
export const oneOf = (phoneField: z.ZodTypeAny) =>
	z
		.strictObject({ phoneNumber: phoneField.optional(), email: email.optional() })
		.refine((given) => (given.phoneNumber === undefined) !== (given.email === undefined), {
			message: 'exactly one of phoneNumber and email is needed',
		});

import { z } from 'zod';
import { integerId, text } from './fields';

const flag = z.union([z.boolean(), z.enum(['true', 'false'])]).optional();
const file = z.strictObject({
	filename: text,
	content_type: text,
	size: z.number().positive('must not be empty'),
	sha256: text,
});
const kind = { message_type: z.enum(['outgoing', 'incoming']).optional(), private: flag };
export const message = z.union([
	z.strictObject({
		...kind,
		content: text,
		template_params: z
			.strictObject({
				name: text,
				category: text,
				language: text,
				processed_params: z.strictObject({ body: z.record(z.string(), z.string()) }).optional(),
			})
			.optional(),
	}),
	z.strictObject({ ...kind, content: text.optional(), attachments: z.array(file).min(1) }),
]);

export const earlier = z.strictObject({ before: integerId.optional() });

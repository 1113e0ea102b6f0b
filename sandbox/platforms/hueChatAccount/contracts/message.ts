import { z } from 'zod';
import { address, attributes, integerId, text } from './fields';

const flag = z.union([z.boolean(), z.enum(['true', 'false'])]).optional();
const file = z.strictObject({
	filename: text,
	content_type: text,
	size: z.number().positive('must not be empty'),
	sha256: text,
});
const kind = { message_type: z.enum(['outgoing', 'incoming']).optional(), private: flag };
const processed = z.strictObject({
	body: z.record(z.string(), text).optional(),
	header: z
		.strictObject({ media_url: address, media_type: z.enum(['document', 'image', 'video']) })
		.optional(),
	buttons: z.array(z.strictObject({ type: text, parameter: text.optional() })).optional(),
});
export const message = z.union([
	z.strictObject({
		...kind,
		content: text,
		content_type: text.optional(),
		content_attributes: attributes.optional(),
		template_params: z
			.strictObject({
				name: text,
				category: text,
				language: text,
				processed_params: processed.optional(),
			})
			.optional(),
	}),
	z.strictObject({ ...kind, content: text.optional(), attachments: z.array(file).min(1) }),
]);

export const earlier = z.strictObject({ before: integerId.optional() });

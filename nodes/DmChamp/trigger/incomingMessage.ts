import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import type { Result } from '../../shared/webhook/http/body';
import { flatMessage } from '../../shared/webhook/message/message';
import type { Verified } from '../../shared/webhook/message/message';
import { idText, optionalText, parseBody, unblank } from '../../shared/webhook/message/parse';
import type { EventDelivery } from './events';

const schema = z.object({
	customData: z
		.object(
			{
				messageSid: optionalText,
				id: optionalText,
				fromId: idText,
				toId: idText,
				body: z.string({ message: 'must be text' }).min(1, 'must not be blank'),
				channel: optionalText,
				status: optionalText,
			},
			{ message: 'must be an object' },
		)
		.transform(({ messageSid, id, ...rest }) => ({ ...rest, messageSid: messageSid ?? id }))
		.refine(({ messageSid }) => typeof messageSid === 'string', {
			path: ['messageSid'],
			message: 'is required (customData.id will do)',
		}),
	messageType: z.preprocess(
		unblank,
		z.enum(['text', 'reaction'], { message: 'must be "text" or "reaction"' }).nullish(),
	),
});

const PHONE = /^\+[1-9]\d{6,14}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/**
 * Reads the body that seed 001 documents for `POST /incoming_custom_channel_message`.
 *
 * The sender's id is its phone number or e-mail address as well where it reads like one, which is
 * what systems without ids of their own send.
 */
export function readIncomingMessage(body: IDataObject, verified: Verified): Result<EventDelivery> {
	const parsed = parseBody(schema, body);
	if ('refusal' in parsed) return parsed;
	const { customData, messageType } = parsed.value;
	const { fromId, toId, channel } = customData;
	const id = customData.messageSid ?? null;
	const type = messageType ?? 'text';
	return {
		value: {
			// A reaction may carry its message's id, and one message may get several.
			kind: type === 'reaction' ? JSON.stringify([type, fromId, customData.body]) : type,
			receiver: toId,
			id,
			message: flatMessage({
				id,
				platform: 'dmChamp',
				event: 'message',
				channel,
				type,
				contact: {
					id: fromId,
					phone: PHONE.test(fromId) ? fromId : null,
					email: EMAIL.test(fromId) ? fromId : null,
				},
				receiver: toId,
				text: customData.body,
				reply: { fromId, customChannel: channel ?? null },
				verified,
				raw: body,
			}),
		},
	};
}

import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { bareNumber } from '../../shared/number';
import { isObject } from '../../shared/object';
import {
	asTime,
	badRequest,
	contactIn,
	directionIn,
	flatMessage,
	idText,
	mediaIn,
	namedDirectionIn,
	optionalText,
	parseBody,
	pickId,
	pickText,
	valueOf,
} from '../../shared/webhook';
import type { Delivery, Result, Verification } from '../../shared/webhook';

const schema = z.object({
	customData: z
		.object(
			{
				messageSid: optionalText,
				id: optionalText,
				fromId: idText,
				toId: idText,
				channel: optionalText,
			},
			{ message: 'must be an object' },
		)
		.transform(({ messageSid, id, ...rest }) => ({ ...rest, messageSid: messageSid ?? id }))
		.refine(({ messageSid }) => typeof messageSid === 'string', {
			path: ['messageSid'],
			message: 'is required (customData.id will do)',
		}),
});

const PHONE = /^\+[1-9]\d{6,14}$/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

const customDataOf = (body: IDataObject): unknown =>
	valueOf(body, ['customData']) ?? (valueOf(body, ['fromId']) === undefined ? undefined : body);

/** Whether a body is meant as a message: other systems have a `customData` of their own. */
export function looksLikeMessage(body: IDataObject): boolean {
	const data = customDataOf(body);
	if (!isObject(data)) return false;
	return ['fromId', 'toId', 'messageSid', 'body'].some((name) => valueOf(data, [name]) !== undefined);
}

/** What the sender calls the kind of message: any word, in any case. */
function typeIn(body: IDataObject, data: IDataObject): string | null {
	const type = valueOf(body, ['messageType']) ?? valueOf(data, ['messageType']);
	return typeof type === 'string' ? type.trim().toLowerCase() || null : null;
}

function refusalOf(body: unknown): Result<never> {
	if (body === undefined) return badRequest('customData.body is required.');
	const isBlank = typeof body === 'string';
	return badRequest(`customData.body must ${isBlank ? 'not be blank' : 'be text'}.`);
}

/**
 * Reads the body that DM Champ documents for `POST /incoming_custom_channel_message` (API access,
 * Custom channels), as JSON or as a form.
 *
 * The sender's id is its phone number or email address as well where it reads like one, which is
 * what systems without ids of their own send.
 */
export function readCustomMessage(
	body: IDataObject,
	{ verified }: Verification,
): Result<Delivery> {
	const data = customDataOf(body);
	const parsed = parseBody(schema, data === undefined ? {} : { customData: data as IDataObject });
	if ('refusal' in parsed) return parsed;
	const { fromId, toId, channel, messageSid } = parsed.value.customData;
	const custom = data as IDataObject;
	const named = typeIn(body, custom);
	const media = mediaIn(data === body ? [custom] : [custom, body], named ?? 'file');
	const type = named ?? media[0]?.type ?? 'text';
	const written = custom.body;
	const text = written === '' ? null : typeof written === 'string' ? written : pickText([custom], ['body']);
	if (text === null && media.length === 0 && type !== 'reaction') return refusalOf(written);
	const id = messageSid ?? null;
	// Anything else around the message may be of something else: an order's status, for example.
	const direction = namedDirectionIn([custom, body]) ?? directionIn([custom]) ?? 'incoming';
	const [contactId, receiver] = direction === 'outgoing' ? [toId, fromId] : [fromId, toId];
	const told = contactIn([custom], direction);
	const number = bareNumber(contactId);
	return {
		value: {
			// A reaction may carry its message's id, and one message may get several.
			kind: type === 'reaction' ? JSON.stringify([type, fromId, text]) : type,
			receiver: toId,
			id,
			message: flatMessage({
				id,
				platform: 'dmChamp',
				event: 'message',
				channel,
				direction,
				type,
				contact: {
					id: contactId,
					name: told.name,
					phone: PHONE.test(number) ? number : told.phone,
					email: EMAIL.test(contactId) ? contactId : told.email,
				},
				receiver,
				conversationId: pickId([custom, body], ['conversation_id']),
				text,
				media,
				timestamp: asTime(valueOf(custom, ['timestamp', 'created_at', 'sent_at'])),
				reply: { fromId: contactId, customChannel: channel ?? null },
				verified,
				raw: body,
			}),
		},
	};
}

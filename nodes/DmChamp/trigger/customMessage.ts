import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import { isObject } from '../../shared/object';
import {
	asTime,
	badRequest,
	contactIn,
	contactNamed,
	contentHash,
	directionIn,
	fallbackText,
	flatMessage,
	idText,
	mediaIn,
	namedDirectionIn,
	objectsIn,
	optionalText,
	parseBody,
	pickId,
	pickText,
	valueOf,
} from '../../shared/webhook';
import type { Contact, Delivery, Media, Result, Verification } from '../../shared/webhook';

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

// Without + or WhatsApp's words around it, it may as well be an id of the sender's own.
const PLAIN_DIGITS = /^[\d\s().-]+$/;

const FIELDS = ['messageSid', 'id', 'fromId', 'toId', 'channel'];

const customDataOf = (body: IDataObject): unknown =>
	valueOf(body, ['customData']) ?? (valueOf(body, ['fromId']) === undefined ? undefined : body);

/** A field by its documented name, or else in any spelling; null where it is there without a value. */
function fieldOf(data: IDataObject, name: string): unknown {
	const documented = data[name];
	return documented ?? valueOf(data, [name]) ?? documented;
}

/** The fields under the names that the schema and its messages have. */
const spelled = (data: IDataObject): IDataObject =>
	Object.fromEntries(FIELDS.map((name) => [name, fieldOf(data, name)])) as IDataObject;

/** Whether a body is meant as a message, be it an incomplete one: that is told what it lacks. */
export function looksLikeMessage(body: IDataObject): boolean {
	const data = customDataOf(body);
	if (!isObject(data)) return false;
	return ['fromId', 'toId', 'messageSid', 'body'].some((name) => valueOf(data, [name]) !== undefined);
}

/** Whether it can be nothing else: other systems have a `customData`, or a `from_id`, of their own. */
export function isSurelyMessage(body: IDataObject): boolean {
	const data = customDataOf(body);
	if (!isObject(data)) return false;
	// A flat `id` may be the event's.
	const ids = data === body ? ['messageSid'] : ['messageSid', 'id'];
	const isThere = (...names: string[]) => valueOf(data, names) !== undefined;
	return isThere('fromId') && isThere('toId') && isThere(...ids);
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

/** What was written, or else what a file, a button or a reaction says. */
function textIn(custom: IDataObject, places: readonly IDataObject[]): string | null {
	const written = fieldOf(custom, 'body');
	const isWritten = typeof written === 'string' && written !== '';
	return isWritten ? written : (pickText([custom], ['body']) ?? fallbackText(places));
}

/** The sender, whose id may be a phone number or an email address as well; WhatsApp's ids look like the latter. */
function contactOf(id: string, told: Contact): Contact {
	const { phone, email } = PLAIN_DIGITS.test(id) ? {} : contactNamed(id);
	return { id, name: told.name, phone: phone ?? told.phone, email: email ?? told.email };
}

/** A reaction may carry its message's id, and one message may get several. */
function kindFor(type: string, parts: string[], body: IDataObject, places: readonly IDataObject[]): string {
	if (!type.includes('reaction')) return type;
	// The text need not be the emoji: some write what was reacted to.
	const emoji = pickText([...places, ...objectsIn(places, ['reaction'])], ['emoji', 'reaction']);
	const told = [...parts, ...(emoji === null ? [] : [emoji])];
	return JSON.stringify([type, ...told, ...(told.length > 1 ? [] : [contentHash(body)])]);
}

/** Whether there is something to run for: a location, say, has neither a text nor a file. */
const isSaid = (named: string | null, text: string | null, media: readonly Media[]): boolean =>
	text !== null || media.length > 0 || (named !== null && named !== 'text');

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
	const customData = isObject(data) ? spelled(data) : data;
	const parsed = parseBody(schema, data === undefined ? {} : ({ customData } as IDataObject));
	if ('refusal' in parsed) return parsed;
	const { fromId, toId, channel, messageSid } = parsed.value.customData;
	const custom = data as IDataObject;
	const named = typeIn(body, custom);
	const places = data === body ? [custom] : [custom, body];
	const media = mediaIn(places, named ?? 'file');
	const type = named ?? media[0]?.type ?? 'text';
	const text = textIn(custom, places);
	if (!isSaid(named, text, media)) return refusalOf(fieldOf(custom, 'body'));
	const id = messageSid ?? null;
	// Anything else around the message may be of something else: an order's status, for example.
	const direction = namedDirectionIn([custom, body]) ?? directionIn([custom]) ?? 'incoming';
	const [contactId, receiver] = direction === 'outgoing' ? [toId, fromId] : [fromId, toId];
	return {
		value: {
			kind: kindFor(type, text === null ? [fromId] : [fromId, text], body, places),
			receiver: toId,
			id,
			message: flatMessage({
				id,
				platform: 'dmChamp',
				event: 'message',
				channel,
				direction,
				type,
				contact: contactOf(contactId, contactIn([custom], direction)),
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

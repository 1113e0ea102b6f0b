import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BehaviorSettings } from './behavior';
import type { RowInput } from './control';
import type { Delivered, EmitInput } from './deliveries/emit';
import type { Talk } from './talk';

const text = z.string().trim().min(1, 'must not be empty');
/** No document shows media of customers: named as other systems name it. */
const media = z.string().url().regex(/^https?:\/\//, 'must be an http or https address').optional();

const toDmChamp = z.strictObject({
	platform: z.literal('dmChamp').default('dmChamp'),
	/** Where the customer's messages go: the address that the trigger of a workflow shows. */
	url: z.string().url().regex(/^https?:\/\//, 'must be an http or https address'),
	fromId: text,
	toId: text,
	body: z.string().trim(),
	channel: text.default('custom'),
	messageType: z.enum(['text', 'reaction', 'image']).default('text'),
	mediaUrl: media,
	/** For sending the same message a second time. */
	messageSid: text.optional(),
	/** Id of the message that a reaction is about: for the page only, the guide has no field for it. */
	about: text.optional(),
});

const toOthers = z.strictObject({
	platform: z.enum(['hitlChat', 'hueChat']),
	fromId: text,
	body: z.string().trim(),
	mediaUrl: media,
});

/** A picture needs no text. */
function saysSomething({ body, mediaUrl }: { body: string; mediaUrl?: string }, context: z.RefinementCtx) {
	if (body === '' && mediaUrl === undefined) {
		context.addIssue({ code: 'custom', path: ['body'], message: 'must not be empty' });
	}
}

/** What became of a message; `status` is 0 where nobody answered. */
export interface Passed {
	messageSid: string;
	status: number;
	answer: string;
}

/** What the phone needs of the sandbox. */
export interface Phoned {
	change(change: RowInput): void;
	emit(emission: EmitInput): Promise<Delivered[]>;
	state(): object;
	/** How it posts to DM Champ's trigger. */
	encoding(): BehaviorSettings['encoding'];
}

const PATIENCE_MS = 30_000;
const LONGEST_ANSWER = 2_000;

function encoded(customData: Record<string, string>, messageType: string, encoding: BehaviorSettings['encoding']) {
	if (encoding === 'json') {
		const body = JSON.stringify({ customData, messageType });
		return { body, headers: { 'content-type': 'application/json' } };
	}
	const form = new URLSearchParams({ messageType });
	for (const [name, value] of Object.entries(customData)) form.set(`customData[${name}]`, value);
	return { body: form, headers: {} };
}

/** Posts a message as another system posts it to DM Champ ("API Access": Receive Incoming Messages). */
async function pass(
	message: z.output<typeof toDmChamp>,
	messageSid: string,
	encoding: BehaviorSettings['encoding'],
): Promise<Passed> {
	const { url, fromId, toId, body, channel, mediaUrl, messageType } = message;
	const customData = { messageSid, fromId, toId, body, channel, status: 'received', ...(mediaUrl && { mediaUrl }) };
	const answered = await fetch(url, {
		method: 'POST',
		redirect: 'manual',
		...encoded(customData, messageType, encoding),
		signal: AbortSignal.timeout(PATIENCE_MS),
	}).then(
		async (response) => ({ status: response.status, answer: await response.text() }),
		(error: Error) => ({ status: 0, answer: String((error.cause as Error | undefined) ?? error) }),
	);
	return { messageSid, ...answered, answer: answered.answer.slice(0, LONGEST_ANSWER) };
}

type Written = Pick<z.output<typeof toOthers>, 'fromId' | 'body' | 'mediaUrl'>;

/** HitlChat calls nobody: its list says who wrote last, and a poll sees that. */
function writeToHitlChat({ change }: Phoned, { fromId }: Written, messageSid: string): Passed {
	const fields = { customer_whatsapp_number: fromId, last_message_sent_by: 'customer' };
	change({ platform: 'hitlChat', panel: 'conversations', id: fromId, fields });
	return { messageSid, status: 200, answer: 'The next poll of a HitlChat Trigger sees it.' };
}

interface HueChatState {
	hueChat: {
		contacts: Array<{ id: string }>;
		conversations: Array<{ id: string; contact_id: string }>;
	};
}

/** HueChat calls the registered webhooks. Throws for a contact that it does not have. */
async function writeToHueChat(
	phoned: Phoned,
	{ fromId, body, mediaUrl }: Written,
	messageSid: string,
): Promise<Passed> {
	const { hueChat } = phoned.state() as HueChatState;
	const contact = hueChat.contacts.find(({ id }) => id === fromId);
	if (contact === undefined) throw new Error(`HueChat has no contact "${fromId}"`);
	const conversation = hueChat.conversations.find(({ contact_id }) => contact_id === fromId);
	const message = {
		...{ id: messageSid, contact_id: fromId, channel: 'whatsapp' },
		...(conversation && { conversation_id: conversation.id }),
		...(mediaUrl === undefined ? { message_type: 'text' } : { message_type: 'image', media_url: mediaUrl }),
		...{ content: body, sent_by: 'contact', sent_at: new Date().toISOString() },
	};
	phoned.change({ platform: 'hueChat', panel: 'messages', id: messageSid, fields: message });
	const tries = await phoned.emit({
		platform: 'hueChat',
		type: 'message.received',
		data: { ...message, contact },
	});
	const worst = tries.find(({ status }) => status < 200 || status >= 300) ?? tries[0];
	if (worst === undefined) {
		return { messageSid, status: 200, answer: 'No webhook is registered for message.received.' };
	}
	return { messageSid, status: worst.status, answer: worst.answer.slice(0, LONGEST_ANSWER) };
}

const isTaken = ({ status }: Passed): boolean => status >= 200 && status < 300;

async function write(phoned: Phoned, talk: Talk, input: unknown): Promise<Passed> {
	const { platform } = z.object({ platform: z.string().default('dmChamp') }).parse(input);
	const lineOf = (id: string, { body, mediaUrl }: Omit<Written, 'fromId'>) => ({
		...{ id, side: 'customer' as const, text: body, about: null },
		...(mediaUrl === undefined
			? { kind: 'text' as const, media: null }
			: { kind: 'media' as const, media: { type: 'image', url: mediaUrl } }),
	});
	if (platform !== 'dmChamp') {
		const message = toOthers.superRefine(saysSomething).parse(input);
		const id = `phone-${randomUUID()}`;
		if (message.platform === 'hueChat') return await writeToHueChat(phoned, message, id);
		talk.add(platform, message.fromId, lineOf(id, message));
		return writeToHitlChat(phoned, message, id);
	}
	const message = toDmChamp.superRefine(saysSomething).parse(input);
	const { about = null, fromId, messageSid: id = `phone-${randomUUID()}`, messageType } = message;
	// Before the trigger hears of it: a bot may have answered before the trigger has.
	const line = lineOf(id, message);
	talk.add(platform, fromId, messageType === 'reaction' ? { ...line, kind: messageType, about } : line);
	const passed = await pass(message, id, phoned.encoding());
	if (!isTaken(passed)) talk.remove(platform, fromId, id);
	return passed;
}

function reasonOf(error: Error): string {
	if (!(error instanceof z.ZodError)) return error.message;
	const [issue] = error.issues;
	return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not valid'}`;
}

/**
 * The customers' phone: `GET /_sandbox/phone` gives what it shows, `POST` writes as a customer. For DM
 * Champ the server hands the message to a workflow's trigger, because the page may talk to its own
 * server only.
 */
export function servePhone(app: FastifyInstance, phoned: Phoned, talk: Talk): void {
	app.get('/_sandbox/phone', () => talk.all());
	app.post('/_sandbox/phone', async (request, reply) => {
		try {
			return await write(phoned, talk, request.body);
		} catch (error) {
			const message = reasonOf(error as Error);
			return reply.code(400).send({ error: { code: 'INVALID_REQUEST', message } });
		}
	});
}

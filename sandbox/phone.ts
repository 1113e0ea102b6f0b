import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const text = z.string().trim().min(1, 'must not be empty');

const messageSchema = z.strictObject({
	/** Where the customer's messages go: the address that the trigger of a workflow shows. */
	url: z.string().url().regex(/^https?:\/\//, 'must be an http or https address'),
	fromId: text,
	toId: text,
	body: text,
	channel: text.default('custom'),
	messageType: z.enum(['text', 'reaction']).default('text'),
	/** For sending the same message a second time. */
	messageSid: text.optional(),
});

/** What became of a message; `status` is 0 where nobody answered. */
export interface Passed {
	messageSid: string;
	status: number;
	answer: string;
}

const PATIENCE_MS = 30_000;
const LONGEST_ANSWER = 2_000;

/** Posts a message as another system posts it to DM Champ (seed 001: Receive Incoming Messages). */
async function pass(message: z.output<typeof messageSchema>): Promise<Passed> {
	const { url, fromId, toId, body, channel, messageType } = message;
	const messageSid = message.messageSid ?? `phone-${randomUUID()}`;
	const customData = { messageSid, fromId, toId, body, channel, status: 'received' };
	const answered = await fetch(url, {
		method: 'POST',
		redirect: 'manual',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ customData, messageType }),
		signal: AbortSignal.timeout(PATIENCE_MS),
	}).then(
		async (response) => ({ status: response.status, answer: await response.text() }),
		(error: Error) => ({ status: 0, answer: String((error.cause as Error | undefined) ?? error) }),
	);
	return { messageSid, ...answered, answer: answered.answer.slice(0, LONGEST_ANSWER) };
}

/**
 * The customer's phone: `POST /_sandbox/phone` hands a typed message to a workflow's trigger. The
 * server does it because the page may talk to its own server only.
 */
export function servePhone(app: FastifyInstance): void {
	app.post('/_sandbox/phone', async (request, reply) => {
		const given = messageSchema.safeParse(request.body);
		if (given.success) return await pass(given.data);
		const [issue] = given.error.issues;
		const message = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'is not valid'}`;
		return reply.code(400).send({ error: { code: 'INVALID_REQUEST', message } });
	});
}

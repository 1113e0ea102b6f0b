import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { signers, signings } from './sign';

/** A registered webhook that wants an event. */
export interface Hook {
	id: string;
	url: string;
	secret: string;
}

/** What is delivered, as the platform puts it into its envelope. */
export interface Happening {
	/** The same for every copy and every retry. */
	id: string;
	type: string;
	data: Record<string, unknown>;
	/** 0 for the first try. */
	retry: number;
	/** Epoch milliseconds. */
	at: number;
}

/** A platform's side of deliveries. */
export interface Sender {
	/** The active webhooks that are registered for an event of this type. */
	hooks(type: string): Hook[];
	envelope(happening: Happening): object;
}

const emitSchema = z.strictObject({
	platform: z.string(),
	type: z.string(),
	data: z.record(z.string(), z.unknown()).default({}),
	/** Of the event; another one each time unless told. */
	id: z.string().optional(),
	signing: z.enum(signings).default('none'),
	/** Instead of the webhook's own. */
	secret: z.string().optional(),
	/** Seconds by which the signature's time lies in the past; a negative number for the future. */
	age: z.number().int().default(0),
	/** How often the same event is sent, all at once. */
	copies: z.number().int().min(1).max(1_000).default(1),
	/** How often a copy is sent again that was not answered with 2xx. */
	retries: z.number().int().min(0).max(20).default(0),
	retryAfterMs: z.number().int().min(0).default(100),
	/** Sent instead of the envelope, as it is. */
	body: z.string().optional(),
});

export type EmitInput = z.input<typeof emitSchema>;
type Emission = z.output<typeof emitSchema>;

/** How one try ended. */
export interface Delivered {
	hook: string;
	copy: number;
	retry: number;
	/** 0 where no answer came. */
	status: number;
	answer: string;
}

const PATIENCE_MS = 60_000;

let emitted = 0;

async function post(url: string, headers: Record<string, string>, body: string) {
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body,
			signal: AbortSignal.timeout(PATIENCE_MS),
		});
		return { status: response.status, answer: await response.text() };
	} catch (error) {
		return { status: 0, answer: (error as Error).message };
	}
}

async function deliverCopy(
	sender: Sender,
	hook: Hook,
	copy: number,
	id: string,
	emission: Emission,
): Promise<Delivered[]> {
	const { type, data, signing, age, retries, retryAfterMs } = emission;
	const tries: Delivered[] = [];
	for (let retry = 0; retry <= retries; retry += 1) {
		if (retry > 0) await sleep(retryAfterMs);
		const now = Date.now();
		const happening = { id, type, data, retry, at: now };
		const body = emission.body ?? JSON.stringify(sender.envelope(happening));
		const secret = emission.secret ?? hook.secret;
		const headers = signers[signing]({ id, body, secret, at: Math.floor(now / 1_000) - age });
		const { status, answer } = await post(hook.url, headers, body);
		tries.push({ hook: hook.id, copy, retry, status, answer });
		if (status >= 200 && status < 300) break;
	}
	return tries;
}

/**
 * Delivers an event to every webhook that wants it, as a vendor does: signed, repeated where it is
 * refused, and twice where that is wanted.
 *
 * @param senderOf the platform's side by its name
 * @returns each try, when all have ended; none where no webhook wants the event
 * @throws ZodError for a malformed input, Error for a platform that calls no webhooks
 */
export async function emit(
	input: EmitInput,
	senderOf: (platform: string) => Sender | undefined,
): Promise<Delivered[]> {
	const emission = emitSchema.parse(input);
	const sender = senderOf(emission.platform);
	if (sender === undefined) throw new Error(`${emission.platform} calls no webhooks`);
	emitted += 1;
	const id = emission.id ?? `evt_${String(emitted).padStart(12, '0')}`;
	const copies = Array.from({ length: emission.copies }, (_, copy) => copy);
	const all = sender
		.hooks(emission.type)
		.flatMap((hook) => copies.map((copy) => deliverCopy(sender, hook, copy, id, emission)));
	return (await Promise.all(all)).flat();
}

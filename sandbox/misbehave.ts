import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Mishap } from './faults';
import type { ReceivedRequest } from './log';
import type { Answer, Problem } from './platform';
import { reset, send, sendHead, sendTruncated, toWire } from './respond';

/** What a fault needs of the request it strikes. */
export interface Victim {
	readonly reply: FastifyReply;
	/** The key the caller sent, or the platform's own where it sent none. */
	readonly key: string;
	readonly entry: ReceivedRequest;
	/** Aborted when the sandbox closes, so that no delay outlives it. */
	readonly closing: AbortSignal;
	/** Does what would have been done without the fault; the entry then says whether it took effect. */
	answer(): Promise<Answer>;
	/** Writes the outcome down; to be called before anything leaves. */
	settle(status: number): void;
	errorBody(problem: Problem): unknown;
}

type FaultOf<Kind extends Mishap['kind']> = Extract<Mishap, { kind: Kind }>;

const NO_JSON = '<html><head><title>Welcome</title></head><body><h1>It works!</h1></body></html>';

function rateLimitHeaders({ retryAfter, resetIn }: FaultOf<'rateLimit'>): Record<string, string> {
	const back = Date.now() + (resetIn ?? 1) * 1000;
	const found: Record<string, string> = {};
	if (retryAfter === 'date') {
		// An HTTP date has whole seconds: rounded up, never earlier than asked for.
		found['retry-after'] = new Date(Math.ceil(back / 1000) * 1000).toUTCString();
	} else {
		if (retryAfter !== undefined) found['retry-after'] = String(retryAfter);
		if (resetIn !== undefined) found['x-ratelimit-reset'] = String(Math.ceil(back / 1000));
	}
	return found;
}

function refusal(victim: Victim, problem: Problem, body: unknown): Answer {
	return { status: problem.status, body: body ?? victim.errorBody(problem) };
}

function echo(victim: Victim, status: number): Answer {
	const { authorization } = victim.entry.headers;
	const header = typeof authorization === 'string' ? authorization : `Bearer ${victim.key}`;
	const message =
		`Could not handle the request of key ${victim.key} ` +
		`(query apiKey=${encodeURIComponent(victim.key)}, header Authorization: ${header})`;
	return { status, body: victim.errorBody({ status, kind: 'refused', message }) };
}

/** The answer that stands in for the real one, for the faults that leave the route untouched. */
function standIn(victim: Victim, fault: Mishap): Answer | undefined {
	switch (fault.kind) {
		case 'status': {
			const { status, headers, body } = fault;
			const message = `The server answered with status ${status} on demand`;
			return { ...refusal(victim, { status, kind: 'serverError', message }, body), headers };
		}
		case 'rateLimit': {
			const { headers, body } = fault;
			const retryAfter = typeof fault.retryAfter === 'number' ? fault.retryAfter : undefined;
			const message = 'Too many requests';
			const problem: Problem = { status: 429, kind: 'rateLimited', message, retryAfter };
			return {
				...refusal(victim, problem, body),
				headers: { ...rateLimitHeaders(fault), ...headers },
			};
		}
		case 'redirect':
			return { status: fault.status, headers: { location: fault.location } };
		case 'echoKey':
			return echo(victim, fault.status);
		default:
			return undefined;
	}
}

function sendSettled(victim: Victim, answer: Answer): void {
	const wire = toWire(answer);
	victim.settle(wire.status);
	send(victim.reply, wire);
}

async function delay(victim: Victim, ms: number): Promise<void> {
	try {
		await sleep(ms, undefined, { signal: victim.closing });
	} catch {
		victim.reply.hijack();
		return;
	}
	// Also for a caller that has given up meanwhile: real servers finish what they have begun.
	sendSettled(victim, await victim.answer());
}

async function dribble(victim: Victim, ms: number): Promise<void> {
	const wire = toWire(await victim.answer());
	victim.settle(wire.status);
	const finish = sendHead(victim.reply, wire);
	// A sandbox that closes ends the connection by itself; the rest has nowhere to go then.
	await sleep(ms, undefined, { signal: victim.closing }).then(finish, () => undefined);
}

/** Lets `fault` happen to one request. */
export async function misbehave(victim: Victim, fault: Mishap): Promise<void> {
	const { reply } = victim;
	switch (fault.kind) {
		case 'resetBefore':
			victim.settle(0);
			return reset(reply);
		case 'resetAfter':
			await victim.answer();
			victim.settle(0);
			return reset(reply);
		case 'hang':
			victim.settle(0);
			reply.hijack();
			return;
		case 'delay':
			return await delay(victim, fault.ms);
		case 'garbage':
			await victim.answer();
			return sendSettled(victim, {
				body: NO_JSON,
				headers: { 'content-type': 'text/html; charset=utf-8' },
			});
		case 'truncate': {
			const wire = toWire(await victim.answer());
			victim.settle(wire.status);
			return sendTruncated(reply, wire);
		}
		case 'slowBody':
			return await dribble(victim, fault.ms);
		default: {
			if ('carriedOut' in fault && fault.carriedOut === true) await victim.answer();
			const answer = standIn(victim, fault);
			if (answer) sendSettled(victim, answer);
		}
	}
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { checkRequest } from './contracts';
import type { FaultQueue } from './faults';
import { fieldsOf, isForm } from './form';
import { presentedKey, withoutKey, type Query } from './keys';
import type { Limits } from './limits';
import type { ReceivedRequest, RequestLog } from './log';
import { misbehave } from './misbehave';
import type { Answer, Contract, OpenPlatform, Platform, Problem } from './platform';
import { send, toWire } from './respond';

declare module 'fastify' {
	interface FastifyRequest {
		/** Set for every request below a platform's base path. */
		received: ReceivedRequest | null;
	}
}

/** What all platforms of one sandbox share. */
export interface Shared {
	readonly log: RequestLog;
	readonly faults: FaultQueue;
	readonly limits: Limits;
	readonly closing: AbortSignal;
	/** The current state; a reset replaces it. */
	opened(platform: string): OpenPlatform;
	/** Hears of each request twice: when it is in and when its outcome is known. */
	watch(entry: ReceivedRequest): void;
}

/**
 * Reads the body once; undefined also where it is neither JSON nor a form, which the contract then
 * refuses. A form is kept byte by byte, one character each.
 */
async function keepBody(entry: ReceivedRequest, raw: unknown): Promise<void> {
	if (Buffer.isBuffer(raw)) {
		entry.rawBody = raw.toString('latin1');
		entry.body = await fieldsOf(raw, String(entry.headers['content-type']));
		return;
	}
	if (typeof raw !== 'string' || raw === '') return;
	entry.rawBody = raw;
	try {
		entry.body = JSON.parse(raw) as unknown;
	} catch {
		entry.body = undefined;
	}
}

function bodyProblem(entry: ReceivedRequest, contract: Contract): Problem | undefined {
	if (entry.rawBody === '') return undefined;
	const type = entry.headers['content-type'];
	if (contract.form && isForm(type) && entry.body !== undefined) return undefined;
	const invalid = { status: 400, kind: 'invalid' } as const;
	if (typeof type !== 'string' || !/^application\/json\b/i.test(type)) {
		return { ...invalid, field: 'Content-Type', message: 'Content-Type: must be application/json' };
	}
	return entry.body === undefined
		? { ...invalid, field: 'body', message: 'body: is not JSON' }
		: undefined;
}

/** Key, limit, contract, effect: in this order, each of them only when the one before let through. */
async function answerTo(
	platform: Platform,
	contract: Contract,
	entry: ReceivedRequest,
	params: unknown,
	shared: Shared,
): Promise<Answer> {
	const refuse = (problem: Problem, headers: Record<string, string> = {}): Answer => ({
		status: problem.status,
		headers,
		body: platform.errorBody(problem),
	});
	const places = contract.keyPlaces ?? platform.keyPlaces;
	if (presentedKey(places, entry.headers, entry.query) !== platform.key) {
		return refuse({
			status: 401,
			kind: 'unauthorized',
			message: 'The API key is missing or wrong',
		});
	}
	const verdict = shared.limits.take(platform.name, contract);
	if (verdict && !verdict.allowed) {
		const { retryAfter, headers } = verdict;
		const message = 'Too many requests';
		return refuse({ status: 429, kind: 'rateLimited', message, retryAfter }, headers);
	}
	const query = withoutKey(places, entry.query);
	const wrongBody = bodyProblem(entry, contract);
	const checked = wrongBody
		? { problem: wrongBody }
		: checkRequest(contract, { params, query, body: entry.body });
	if ('problem' in checked) return refuse(checked.problem, verdict?.headers);
	const answer = await shared.opened(platform.name).answer(contract, checked.call);
	entry.accepted = answer.accepted ?? (answer.status ?? 200) < 400;
	return { ...answer, headers: { ...verdict?.headers, ...answer.headers } };
}

/** Puts one platform's routes below its base path. */
export function servePlatform(app: FastifyInstance, platform: Platform, shared: Shared): void {
	const settle = (entry: ReceivedRequest, status: number) => {
		entry.status = status;
		shared.watch(entry);
	};
	const sendProblem = (request: FastifyRequest, reply: FastifyReply, problem: Problem) => {
		if (request.received) settle(request.received, problem.status);
		send(reply, toWire({ status: problem.status, body: platform.errorBody(problem) }));
	};
	const handle = async (contract: Contract, request: FastifyRequest, reply: FastifyReply) => {
		const entry = request.received;
		if (!entry) throw new Error('A platform request was not written down');
		await keepBody(entry, request.body);
		const key = presentedKey(
			contract.keyPlaces ?? platform.keyPlaces,
			entry.headers,
			entry.query,
		);
		const victim = {
			reply,
			entry,
			key: key ?? platform.key,
			closing: shared.closing,
			answer: () => answerTo(platform, contract, entry, request.params, shared),
			settle: (status: number) => settle(entry, status),
			errorBody: (problem: Problem) => platform.errorBody(problem),
		};
		const fault = shared.faults.take(contract, entry);
		if (fault) {
			await misbehave(victim, fault);
		} else {
			const wire = toWire(await victim.answer());
			victim.settle(wire.status);
			send(reply, wire);
		}
		return reply;
	};

	void app.register(
		async (scope) => {
			scope.removeAllContentTypeParsers();
			scope.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (_request, body, done) => {
				done(null, body);
			});
			scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => {
				done(null, body);
			});
			scope.addHook('onRequest', (request, _reply, done) => {
				const [path = ''] = request.url.split('?', 1);
				const query = request.query as Query;
				request.received = shared.log.receive({
					platform: platform.name,
					method: request.method,
					path: path.slice(platform.basePath.length),
					query: { ...query },
					headers: request.headers,
				});
				shared.watch(request.received);
				done();
			});
			for (const contract of platform.contracts) {
				scope.route({
					method: contract.method,
					url: contract.path,
					handler: (request, reply) => handle(contract, request, reply),
				});
			}
			scope.setNotFoundHandler((request, reply) => {
				if (request.received) void keepBody(request.received, request.body);
				const message = `There is no ${request.method} ${request.received?.path ?? ''}`;
				sendProblem(request, reply, { status: 404, kind: 'notFound', message });
			});
			scope.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
				const { statusCode: status = 500, message } = error;
				const kind = status < 500 ? 'invalid' : 'serverError';
				sendProblem(request, reply, { status, kind, message });
			});
		},
		{ prefix: platform.basePath },
	);
}

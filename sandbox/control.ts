import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { BehaviorInput, BehaviorSettings } from './behavior';
import type { Delivered, EmitInput } from './deliveries/emit';
import { signings } from './deliveries/sign';
import type { FaultInput } from './faults';
import type { LimitInput } from './limits';
import type { ReceivedRequest, RequestFilter } from './log';
import type { EventHub } from './events';

/** What the control API can do to a sandbox. */
export interface Controlled {
	requests(filter?: RequestFilter): ReceivedRequest[];
	fault(fault: FaultInput): void;
	limit(limit: LimitInput): void;
	change(change: RowInput): void;
	behave(behavior: BehaviorInput): void;
	behavior(): BehaviorSettings;
	emit(emission: EmitInput): Promise<Delivered[]>;
	clearFaults(): void;
	reset(): void;
	/** Rows by platform and panel. */
	state(): object;
	platforms(): object;
}

const filterSchema = z.strictObject({
	platform: z.string().optional(),
	method: z.string().optional(),
	path: z.string().optional(),
	/** Only requests with a higher `n`. */
	after: z.coerce.number().int().min(0).default(0),
});

const rowSchema = z.strictObject({
	platform: z.string(),
	panel: z.string(),
	id: z.string(),
	fields: z.record(z.string(), z.unknown()).nullable(),
});

/** A row to change: panel and id as `/state` and the page name them. */
export type RowInput = z.input<typeof rowSchema>;

/** The sandbox's own routes below `/_sandbox`, for tests and demos in other processes. */
export function serveControl(app: FastifyInstance, sandbox: Controlled, events: EventHub): void {
	void app.register(
		async (scope) => {
			scope.get('/platforms', () => sandbox.platforms());
			scope.get('/state', () => sandbox.state());
			scope.get('/requests', (request) => {
				const { after, ...filter } = filterSchema.parse(request.query);
				return sandbox.requests(filter).filter((entry) => entry.n > after);
			});
			scope.get('/events', (_request, reply) => {
				reply.hijack();
				events.connect(reply.raw);
			});
			// The sandbox parses these bodies by the schemas that also guard its in-process interface.
			scope.post('/faults', (request, reply) => {
				sandbox.fault(request.body as FaultInput);
				return reply.code(204).send();
			});
			scope.delete('/faults', (_request, reply) => {
				sandbox.clearFaults();
				return reply.code(204).send();
			});
			scope.post('/rows', (request, reply) => {
				sandbox.change(rowSchema.parse(request.body));
				return reply.code(204).send();
			});
			scope.get('/behavior', () => ({ behavior: sandbox.behavior(), signings }));
			scope.post('/behavior', (request, reply) => {
				sandbox.behave(request.body as BehaviorInput);
				return reply.code(204).send();
			});
			scope.post('/emit', async (request) => await sandbox.emit(request.body as EmitInput));
			scope.post('/limits', (request, reply) => {
				sandbox.limit(request.body as LimitInput);
				return reply.code(204).send();
			});
			scope.post('/reset', (_request, reply) => {
				sandbox.reset();
				return reply.code(204).send();
			});
			scope.setErrorHandler<Error>((error, _request, reply) => {
				const message =
					error instanceof z.ZodError
						? error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
						: error.message;
				return reply.code(400).send({ error: { code: 'INVALID_REQUEST', message } });
			});
		},
		{ prefix: '/_sandbox' },
	);
}

import { z } from 'zod';
import { fitsTemplate } from './contracts';
import type { ReceivedRequest } from './log';
import type { Contract } from './platform';

const target = {
	platform: z.string(),
	method: z.string().toUpperCase().optional(),
	/** Without the base path: a route's template or one path of it. */
	path: z.string().startsWith('/').optional(),
	/** JSON knows no Infinity, hence the word. */
	times: z
		.union([z.number(), z.literal('always').transform(() => Infinity)])
		.refine((times) => times === Infinity || (Number.isInteger(times) && times > 0), {
			message: 'must be a whole number above 0, or "always"',
		})
		.default(1),
};
const status = z.number().int().min(200).max(599);
const headers = z.record(z.string(), z.string());
/** Whether the request takes effect first, as where a proxy in front of the server gives the answer. */
const carriedOut = z.boolean().optional();

/** A fault as the control API takes it; times in seconds but `ms` in milliseconds. */
export const faultSchema = z.discriminatedUnion('kind', [
	z.strictObject({
		...target,
		kind: z.literal('status'),
		status,
		headers: headers.optional(),
		body: z.unknown(),
		carriedOut,
	}),
	z.strictObject({
		...target,
		kind: z.literal('rateLimit'),
		retryAfter: z.union([z.number().int().min(0), z.literal('date')]).optional(),
		resetIn: z.number().min(0).optional(),
		headers: headers.optional(),
		body: z.unknown(),
	}),
	z.strictObject({ ...target, kind: z.literal('resetBefore') }),
	z.strictObject({ ...target, kind: z.literal('resetAfter') }),
	z.strictObject({ ...target, kind: z.literal('delay'), ms: z.number().min(0) }),
	z.strictObject({ ...target, kind: z.literal('hang') }),
	z.strictObject({ ...target, kind: z.literal('garbage') }),
	z.strictObject({ ...target, kind: z.literal('truncate') }),
	z.strictObject({ ...target, kind: z.literal('slowBody'), ms: z.number().min(0) }),
	z.strictObject({
		...target,
		kind: z.literal('redirect'),
		status: z.number().int().min(300).max(399).default(302),
		location: z.string(),
		carriedOut,
	}),
	z.strictObject({ ...target, kind: z.literal('echoKey'), status: status.default(400) }),
]);

export type Fault = z.output<typeof faultSchema>;

type WithoutTarget<Each> = Each extends unknown ? Omit<Each, keyof typeof target> : never;

/** What goes wrong with one request, whichever it is. */
export type Mishap = WithoutTarget<Fault>;

/** Decides for every request of a platform what goes wrong with it; undefined where nothing does. */
export type Chaos = (request: Readonly<ReceivedRequest>) => Mishap | undefined;

/** A fault as tests give it. `match` sees the parsed JSON body and picks single requests. */
export type FaultInput = z.input<typeof faultSchema> & { match?: (body: unknown) => boolean };

interface Queued {
	readonly fault: Fault;
	readonly match?: (body: unknown) => boolean;
	left: number;
}

/** Faults still to happen. Each request takes at most one: the first in line that means it. */
export class FaultQueue {
	private queue: Queued[] = [];

	private chaos?: Chaos;

	/** @throws ZodError for a malformed fault, Error for a path the platform does not have. */
	add(input: FaultInput, contractsOf: (platform: string) => readonly Contract[]): void {
		const { match, ...rest } = input;
		const fault = faultSchema.parse(rest);
		const { method, path } = fault;
		const possible = contractsOf(fault.platform).some(
			(contract) =>
				(method === undefined || contract.method === method) &&
				(path === undefined || contract.path === path || fitsTemplate(contract.path, path)),
		);
		// A fault that can never happen would let a test pass without testing anything.
		if (!possible) {
			throw new Error(`${fault.platform} has no route ${method ?? ''} ${path ?? ''}`);
		}
		this.queue.push({ fault, match, left: fault.times });
	}

	/** Asks `chaos` about every request from now on, before the queue; replaces an earlier one. */
	disturb(chaos: Chaos): void {
		this.chaos = chaos;
	}

	take(contract: Contract, request: Readonly<ReceivedRequest>): Mishap | undefined {
		const { platform, path, body } = request;
		const mishap = this.chaos?.(request);
		if (mishap !== undefined) return mishap;
		const index = this.queue.findIndex(
			({ fault, match }) =>
				fault.platform === platform &&
				(fault.method === undefined || fault.method === contract.method) &&
				(fault.path === undefined || fault.path === contract.path || fault.path === path) &&
				(match === undefined || match(body)),
		);
		const queued = this.queue[index];
		if (!queued) return undefined;
		queued.left -= 1;
		if (queued.left === 0) this.queue.splice(index, 1);
		return queued.fault;
	}

	clear(): void {
		this.chaos = undefined;
		this.queue = [];
	}
}

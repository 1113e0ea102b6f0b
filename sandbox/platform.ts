import type { z } from 'zod';
import type { Sender } from './deliveries/emit';
import type { Changed, Panel } from './table';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Where a request carries its key; header names are compared without regard to case. */
export type KeyPlace =
	| { in: 'bearer' }
	| { in: 'header'; name: string }
	| { in: 'query'; name: string };

/**
 * What one route accepts.
 * A missing `body` or `query` schema means that none may be sent.
 */
export interface Contract<
	Body extends z.ZodTypeAny = z.ZodTypeAny,
	Query extends z.ZodTypeAny = z.ZodTypeAny,
	Params extends z.ZodTypeAny = z.ZodTypeAny,
> {
	readonly method: Method;
	/** Below the platform's base path, parameters as `:name`. */
	readonly path: string;
	readonly params?: Params;
	readonly query?: Query;
	readonly body?: Body;
	/** Takes multipart/form-data too; the body schema then sees its fields, and files by `FormFile`. */
	readonly form?: boolean;
	/** Only where this route differs from its platform; any one of the places is enough. */
	readonly keyPlaces?: readonly KeyPlace[];
	/** Title and section of the document that states the route. */
	readonly document: string;
	readonly certainty: 'documented' | 'vendor page' | 'seen in use' | 'by convention';
	/** Fields whose name or form the document leaves open. */
	readonly byConvention?: readonly string[];
	/** The request body the document prints, unchanged. */
	readonly documentedExample?: unknown;
}

/** A request that has passed its contract. */
export interface Call<Body = unknown, Query = unknown, Params = unknown> {
	readonly body: Body;
	readonly query: Query;
	readonly params: Params;
}

/**
 * What a route answers. Text and buffers go out as they are, everything else as JSON.
 * `accepted` says whether the effect was carried out; without it, every status below 400 counts.
 */
export interface Answer {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
	readonly accepted?: boolean;
}

export type ProblemKind =
	| 'invalid'
	| 'unauthorized'
	| 'notFound'
	| 'rateLimited'
	| 'serverError'
	| 'refused';

/** Something to be told in the platform's own error shape. */
export interface Problem {
	readonly status: number;
	readonly kind: ProblemKind;
	readonly message: string;
	readonly field?: string;
	/** Whole seconds until the caller may come back, where that is known. */
	readonly retryAfter?: number;
}

export interface Route<State> {
	readonly contract: Contract;
	handle(state: State, call: Call): Answer | Promise<Answer>;
}

/** All that a platform has to say. */
export interface PlatformSpec<State> {
	/** As the node is called, e.g. `hitlChat`. */
	readonly name: string;
	readonly title: string;
	/** Stands for everything up to the vendor's version prefix, e.g. `/hitlchat`. */
	readonly basePath: string;
	/** The one key that is accepted. */
	readonly key: string;
	readonly keyPlaces: readonly KeyPlace[];
	/** Holds from the start, for a vendor whose answers tell a limit; a test can set another. */
	readonly limit?: {
		readonly requests: number;
		readonly windowMs: number;
		/** `route` counts every method and path template by itself. */
		readonly scope?: 'key' | 'route';
		readonly headers?: 'ratelimit' | 'retryAfter' | 'both' | 'none';
	};
	errorBody(problem: Problem): unknown;
	createState(changed: Changed): State;
	/** The tables to show on the page, in their order. */
	panels(state: State): readonly Panel[];
	/** For a vendor that calls webhooks. */
	sender?(state: State): Sender;
	readonly routes: ReadonlyArray<Route<State>>;
}

/** A platform whose state has been created. */
export interface OpenPlatform {
	readonly panels: readonly Panel[];
	readonly sender?: Sender;
	answer(contract: Contract, call: Call): Answer | Promise<Answer>;
}

/** A platform with the type of its state hidden, so that different ones fit into one list. */
export interface Platform extends Omit<
	PlatformSpec<never>,
	'createState' | 'panels' | 'routes' | 'sender'
> {
	readonly contracts: readonly Contract[];
	/** Creates fresh state; `changed` hears of every row written from then on. */
	open(changed: Changed): OpenPlatform;
}

/** Keeps a contract's schema types while checking its form. */
export function contract<
	Body extends z.ZodTypeAny = z.ZodUndefined,
	Query extends z.ZodTypeAny = z.ZodUndefined,
	Params extends z.ZodTypeAny = z.ZodUndefined,
>(definition: Contract<Body, Query, Params>): Contract<Body, Query, Params> {
	return definition;
}

/** Joins a contract and its handler, which sees body, query and params with the contract's types. */
export function route<
	State,
	Body extends z.ZodTypeAny,
	Query extends z.ZodTypeAny,
	Params extends z.ZodTypeAny,
>(
	routeContract: Contract<Body, Query, Params>,
	handle: (
		state: State,
		call: Call<z.output<Body>, z.output<Query>, z.output<Params>>,
	) => Answer | Promise<Answer>,
): Route<State> {
	return {
		contract: routeContract,
		// The server lets a call through only after this very contract has parsed it.
		handle: (state, call) =>
			handle(state, call as Call<z.output<Body>, z.output<Query>, z.output<Params>>),
	};
}

/** Makes a platform out of what its file says. */
export function definePlatform<State>(spec: PlatformSpec<State>): Platform {
	const { routes, createState, panels, sender, ...common } = spec;
	const routeOf = new Map(routes.map((entry) => [entry.contract, entry]));
	return {
		...common,
		contracts: routes.map((entry) => entry.contract),
		open(changed) {
			const state = createState(changed);
			return {
				panels: panels(state),
				sender: sender?.(state),
				answer(wanted, call) {
					const found = routeOf.get(wanted);
					if (!found) throw new Error(`${spec.name} has no route ${wanted.method} ${wanted.path}`);
					return found.handle(state, call);
				},
			};
		},
	};
}

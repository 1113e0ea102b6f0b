import type { RowInput } from './control';
import type { BehaviorInput } from './behavior';
import type { Delivered, EmitInput } from './deliveries/emit';
import type { Chaos, FaultInput } from './faults';
import type { LimitInput } from './limits';
import type { ReceivedRequest, RequestFilter } from './log';
import type { Platform } from './platform';
import type { Welcome } from './welcome';

export interface SandboxOptions {
	/** 0, the default, takes any free port. */
	port?: number;
	/** Instead of all platforms. */
	platforms?: readonly Platform[];
}

/** What a credential for the platform needs. */
export interface PlatformInfo {
	name: string;
	title: string;
	baseUrl: string;
	key: string;
}

/** A running sandbox. Platform names are those of the nodes; an unknown one throws an Error. */
export interface Sandbox {
	/** Origin without a trailing slash; the page is at its root. */
	readonly url: string;
	/** What goes into a credential's base URL. */
	baseUrl(platform: string): string;
	/** The key the platform accepts. */
	key(platform: string): string;
	platforms(): PlatformInfo[];
	/** The rows of all platforms, by platform and panel. */
	state(): object;
	/** In the order of arrival, refused ones included. */
	requests(filter?: RequestFilter): ReceivedRequest[];
	/** Queues a fault. Throws a ZodError for a malformed one, an Error for an unknown route. */
	fault(fault: FaultInput): void;
	/** Lets a function decide for every request what goes wrong with it, until faults are cleared. */
	chaos(decide: Chaos): void;
	/** Sets the platform's fixed-window limit; above it requests get 429. */
	limit(limit: LimitInput): void;
	/**
	 * Changes a row behind the API's back, as people and bots do in the vendor's app; null takes it
	 * away. Throws an Error for an unknown panel.
	 */
	change(change: RowInput): void;
	/** Switches what vendors do beyond their documents, until a reset. */
	behave(behavior: BehaviorInput): void;
	/** Calls the registered webhooks as the vendor does. Throws for a platform that has none. */
	emit(emission: EmitInput): Promise<Delivered[]>;
	/**
	 * Shows on the welcome page what there is to try.
	 *
	 * @returns the page's address
	 */
	welcome(welcome: Welcome): string;
	clearFaults(): void;
	/** State, faults, limits and log as at the start. */
	reset(): void;
	/** Ends every connection, also those kept hanging, and frees the port. */
	close(): Promise<void>;
}

import type { Headers, Query } from './keys';

/** One request as it reached a platform. `status` and `accepted` settle before the answer leaves. */
export interface ReceivedRequest {
	/** 1 for the first since the start or the last reset. */
	readonly n: number;
	readonly platform: string;
	readonly method: string;
	/** Without the platform's base path and without the query, encoded as on the wire. */
	readonly path: string;
	readonly query: Query;
	readonly headers: Headers;
	/** Parsed JSON; undefined where there was no body or it was not JSON. */
	body: unknown;
	rawBody: string;
	/** Unix milliseconds at which the head of the request was in. */
	readonly receivedAt: number;
	/** 0 as long as no answer was sent, and for ever where the connection was reset or left hanging. */
	status: number;
	/** The effect was carried out, whatever the caller then got to see. */
	accepted: boolean;
}

export interface RequestFilter {
	platform?: string;
	method?: string;
	path?: string;
}

const KEPT = 100_000;
const SHARED_VALUES = 1_000;

/** Every request in the order of arrival; at least the newest 100,000. */
export class RequestLog {
	private entries: ReceivedRequest[] = [];
	private count = 0;
	private readonly shared = new Map<string, string>();

	receive(
		seen: Pick<ReceivedRequest, 'platform' | 'method' | 'path' | 'query' | 'headers'>,
	): ReceivedRequest {
		this.count += 1;
		const entry: ReceivedRequest = {
			n: this.count,
			...seen,
			headers: this.share(seen.headers),
			body: undefined,
			rawBody: '',
			receivedAt: Date.now(),
			status: 0,
			accepted: false,
		};
		this.entries.push(entry);
		// Cutting half at once keeps the cost per request constant.
		if (this.entries.length >= 2 * KEPT) this.entries = this.entries.slice(-KEPT);
		return entry;
	}

	/** The entries themselves, not copies: one that is still being answered will change. */
	find(filter: RequestFilter = {}): ReceivedRequest[] {
		return this.entries.filter(
			(entry) =>
				(filter.platform === undefined || entry.platform === filter.platform) &&
				(filter.method === undefined || entry.method === filter.method.toUpperCase()) &&
				(filter.path === undefined || entry.path === filter.path),
		);
	}

	newest(count: number): ReceivedRequest[] {
		return this.entries.slice(-count);
	}

	clear(): void {
		this.entries = [];
		this.count = 0;
		this.shared.clear();
	}

	/** Clients repeat nearly all header values; one copy of each is what makes a long log small. */
	private share(headers: Headers): Headers {
		const slim: Headers = {};
		for (const [name, value] of Object.entries(headers)) {
			if (typeof value !== 'string') {
				slim[name] = value;
				continue;
			}
			const known = this.shared.get(value);
			if (known === undefined && this.shared.size < SHARED_VALUES) this.shared.set(value, value);
			slim[name] = known ?? value;
		}
		return slim;
	}
}

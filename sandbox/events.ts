import type { ServerResponse } from 'node:http';
import type { ReceivedRequest } from './log';
import type { OpenPlatform, Platform } from './platform';

/** A request as the page shows it; no header and no body leaves with it. */
export type RequestLine = Pick<
	ReceivedRequest,
	'n' | 'platform' | 'method' | 'path' | 'receivedAt' | 'status' | 'accepted'
>;

export interface RowChange {
	platform: string;
	panel: string;
	id: string;
	row: object;
	/** Rows the panel holds after the change. */
	size: number;
}

const FLUSH_MS = 100;
const MOST_CHANGES = 500;
const MOST_UNREAD_BYTES = 4 * 1024 * 1024;

/** How many rows and requests a page starts with. */
export const SHOWN = 100;

export function requestLine(entry: ReceivedRequest): RequestLine {
	const { n, platform, method, path, receivedAt, status, accepted } = entry;
	return { n, platform, method, path, receivedAt, status, accepted };
}

/** All the page needs to draw itself: the newest rows of every panel, the newest requests. */
export function snapshot(
	platforms: ReadonlyArray<{ platform: Platform; opened: OpenPlatform; baseUrl: string }>,
	requests: readonly ReceivedRequest[],
): object {
	return {
		platforms: platforms.map(({ platform, opened, baseUrl }) => ({
			name: platform.name,
			title: platform.title,
			baseUrl,
			panels: opened.panels.map((panel) => ({
				id: panel.id,
				title: panel.title,
				columns: panel.columns,
				size: panel.size,
				rows: panel.newest(SHOWN),
			})),
		})),
		requests: requests.map(requestLine),
	};
}

/**
 * Server-sent events for the page: `state` (a snapshot) at the start, after a reset and when too
 * much happened at once; `changes` otherwise, at most ten times a second. Without a listener it
 * costs nothing.
 */
export class EventHub {
	private readonly listeners = new Set<ServerResponse>();
	private readonly rows = new Map<string, RowChange>();
	private readonly requests = new Map<number, ReceivedRequest>();
	private timer: NodeJS.Timeout | undefined;

	constructor(private readonly takeSnapshot: () => object) {}

	connect(response: ServerResponse): void {
		response.writeHead(200, {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store',
		});
		this.listeners.add(response);
		response.once('close', () => this.listeners.delete(response));
		this.write([response], 'state', this.takeSnapshot());
	}

	row(change: RowChange): void {
		if (this.listeners.size === 0) return;
		this.rows.set(`${change.platform} ${change.panel} ${change.id}`, change);
		this.schedule();
	}

	request(entry: ReceivedRequest): void {
		if (this.listeners.size === 0) return;
		this.requests.set(entry.n, entry);
		this.schedule();
	}

	restart(): void {
		this.forget();
		this.write(this.listeners, 'state', this.takeSnapshot());
	}

	close(): void {
		this.forget();
		for (const listener of this.listeners) listener.end();
		this.listeners.clear();
	}

	private forget(): void {
		clearTimeout(this.timer);
		this.timer = undefined;
		this.rows.clear();
		this.requests.clear();
	}

	private schedule(): void {
		this.timer ??= setTimeout(() => this.flush(), FLUSH_MS);
	}

	private flush(): void {
		if (this.rows.size + this.requests.size > MOST_CHANGES) {
			this.restart();
			return;
		}
		const changes = {
			rows: [...this.rows.values()],
			requests: [...this.requests.values()].map(requestLine),
		};
		this.forget();
		this.write(this.listeners, 'changes', changes);
	}

	private write(listeners: Iterable<ServerResponse>, event: string, data: object): void {
		const text = `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
		for (const listener of listeners) {
			// A page that does not keep up reconnects and starts over with a snapshot.
			if (listener.writableLength > MOST_UNREAD_BYTES) listener.destroy();
			else listener.write(text);
		}
	}
}

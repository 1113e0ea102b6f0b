import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { FakeClock } from '../fakeClock';
import type { Fate, VendorPlan } from './plan';

/** Which request of which item it is. */
export interface Mark {
	execution: number;
	/** The turn of a loop, or the call of a tool. */
	turn: number;
	/** Of n8n's Retry On Fail. */
	tryNo: number;
	item: number;
}

/** One request as the vendor's side of the line saw it. */
export interface Seen extends Mark {
	text: string;
	to: string;
	route: string;
	/** When it left and ended, and its place among all events. */
	at: number;
	order: number;
	endedAt: number;
	endOrder: number;
	/** What became of it; `ok` may be a 429 of the limit instead. */
	fate: Fate;
	/** Of the answer that the caller got. */
	status?: number;
	/** It is certain that the vendor did nothing, by what the caller was told. */
	isRefused: boolean;
	/** The vendor did it. */
	acted: boolean;
	/** The caller was told that it was done. */
	isAccepted: boolean;
}

const lost = (code: string, syscall?: string) => Object.assign(new Error(code), { code, syscall });

/** A vendor with a limit, which lets every request meet its fate and keeps account of all of them. */
export class ModelVendor {
	readonly seen: Seen[] = [];

	private readonly begun: number;

	private readonly used = new Map<string, number>();

	constructor(
		private readonly clock: FakeClock,
		private readonly plan: VendorPlan,
		/** Gives every event its place among all. */
		private readonly nextOrder: () => number,
	) {
		this.begun = clock.now();
	}

	/** One request. Rejects where the connection ends without an answer. */
	async ask(
		mark: Mark,
		options: IHttpRequestOptions,
		fate: Fate,
		signal: AbortSignal,
	): Promise<IN8nHttpFullResponse> {
		const { to, text } = (options.body ?? options.qs) as { to: string; text: string };
		const route = `${options.method} ${options.url}`;
		const seen: Seen = {
			...{ ...mark, text, to, route, fate, at: this.clock.now(), order: this.nextOrder() },
			...{ endedAt: Infinity, endOrder: Infinity },
			...{ isRefused: false, acted: false, isAccepted: false },
		};
		this.seen.push(seen);
		try {
			return await this.meet(seen, fate, options.timeout ?? Infinity, signal);
		} finally {
			seen.endedAt = this.clock.now();
			seen.endOrder = this.nextOrder();
		}
	}

	private async meet(
		seen: Seen,
		fate: Fate,
		timeout: number,
		signal: AbortSignal,
	): Promise<IN8nHttpFullResponse> {
		const { latencyMs } = this.plan;
		if (fate.kind === 'noConnection') {
			seen.isRefused = true;
			await this.clock.sleep(0, signal);
			throw lost(fate.code, fate.syscall);
		}
		const hangs = fate.kind === 'lost' && fate.hangs;
		const there = Math.min(latencyMs / 2, timeout);
		await this.clock.sleep(there, signal);
		// It goes on when its caller is gone, so this comes before any look at the signal.
		const answer = this.answer(seen, fate);
		const isLate = hangs || latencyMs >= timeout;
		await this.clock.sleep(isLate ? timeout - there : latencyMs / 2, signal);
		const isLost = signal.aborted || isLate || fate.kind === 'lost';
		if (isLost) seen.isRefused = false;
		if (signal.aborted) throw lost('ERR_CANCELED');
		if (isLost) throw lost(isLate ? 'ECONNABORTED' : 'ECONNRESET', 'read');
		seen.status = answer.statusCode;
		seen.isAccepted = fate.kind === 'ok' && answer.statusCode === 200;
		return answer;
	}

	private answer(seen: Seen, fate: Fate): IN8nHttpFullResponse {
		const { limits, isOver } = this.count(seen.route);
		const date = new Date(this.clock.now() + this.plan.skewMs).toUTCString();
		const headers: Record<string, string> = { date, ...limits };
		const full = (statusCode: number, body: unknown) =>
			({ statusCode, headers, body }) as IN8nHttpFullResponse;
		if (isOver) {
			seen.isRefused = true;
			return full(429, { message: 'Too many requests' });
		}
		if (fate.kind === 'ok') {
			seen.acted = true;
			return full(200, { text: seen.text });
		}
		if ('retryAfter' in fate && fate.retryAfter !== undefined) {
			headers['retry-after'] = String(fate.retryAfter);
		}
		if (fate.kind === 'refusal') {
			seen.isRefused = true;
			return full(fate.status, { message: 'No' });
		}
		const isWord = this.plan.unavailableMeansNotAccepted && 'retry-after' in headers;
		const isProof = isWord && fate.kind === 'unclear' && fate.status === 503;
		seen.isRefused = isProof;
		seen.acted = !isProof && 'acts' in fate && fate.acts;
		const { status, body = {} } = fate.kind === 'unclear' ? fate : { status: 200 };
		return full(status, body);
	}

	/** Counts a request in its window, and says what the vendor tells of it. */
	private count(route: string) {
		const { limit, windowMs, tells, scope, skewMs } = this.plan;
		const passed = this.clock.now() - this.begun;
		const window = Math.floor(passed / windowMs);
		const name = `${scope === 'route' ? route : ''} ${window}`;
		const used = (this.used.get(name) ?? 0) + 1;
		const isOver = used > limit;
		this.used.set(name, Math.min(used, limit));
		const rest = (window + 1) * windowMs - passed;
		const resetAt = Math.ceil((this.clock.now() + rest + skewMs) / 1_000);
		const limits: Record<string, string> = {};
		if (tells === 'everything') {
			limits['x-ratelimit-limit'] = String(limit);
			limits['x-ratelimit-remaining'] = String(Math.max(0, limit - used));
			limits['x-ratelimit-reset'] = String(resetAt);
		}
		if (isOver && tells !== 'nothing') limits['retry-after'] = String(Math.ceil(rest / 1_000));
		return { limits, isOver };
	}
}

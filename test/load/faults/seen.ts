import type { ReceivedRequest } from '../../../sandbox';
import { leftAt } from './departures';
import { idOf } from './execute';
import type { Kind } from './kinds';
import type { Execution } from './plan';

/** What a server saw of one item. */
export interface Seen {
	/** Requests that reached it. */
	requests: number;
	/** Those that it carried out. */
	accepted: number;
	/** When the first and the last left, epoch milliseconds. */
	firstAt: number;
	lastAt: number;
}

const NOTHING: Seen = { requests: 0, accepted: 0, firstAt: Infinity, lastAt: -Infinity };

const together = (one: Seen, other: Seen): Seen => ({
	requests: one.requests + other.requests,
	accepted: one.accepted + other.accepted,
	firstAt: Math.min(one.firstAt, other.firstAt),
	lastAt: Math.max(one.lastAt, other.lastAt),
});

/** What the requests for an item of an execution say they are for. */
export const markFor = (kind: Kind, execution: Execution, index: number): string => {
	const id = idOf(execution, index);
	return kind.canRepeat === true ? `${id} ${execution.sender}` : id;
};

/** A server's log, put together by what its requests say they are for. */
export class SeenItems {
	private readonly marks = new Map<string, Seen>();

	private readonly ids = new Map<string, Seen>();

	constructor(kind: Kind, requests: readonly ReceivedRequest[]) {
		for (const request of requests) {
			const mark = kind.markOf(request);
			const [id] = mark.split(' ');
			const at = leftAt(request);
			const one = { requests: 1, accepted: Number(request.accepted), firstAt: at, lastAt: at };
			this.marks.set(mark, together(this.marks.get(mark) ?? NOTHING, one));
			this.ids.set(id, together(this.ids.get(id) ?? NOTHING, one));
		}
	}

	/** What was seen of an item for that execution alone. */
	ofMark(mark: string): Seen {
		return this.marks.get(mark) ?? NOTHING;
	}

	/** What was seen of an item, whichever execution asked. */
	ofId(id: string): Seen {
		return this.ids.get(id) ?? NOTHING;
	}

	/** The marks of all requests. */
	all(): string[] {
		return [...this.marks.keys()];
	}
}

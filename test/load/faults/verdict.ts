import type { ReceivedRequest } from '../../../sandbox';
import { idOf } from './execute';
import type { Report } from './execute';
import { breachesOf } from './judge';
import type { Breach } from './judge';
import type { Kind } from './kinds';
import { stopsOnFailure } from './plan';
import { markFor, SeenItems } from './seen';

const MOST_SHOWN = 20;

/** How a kind's items ended, and how often the node's word and the server's log differ. */
export class Verdict {
	items = 0;
	delivered = 0;
	rejected = 0;
	ambiguous = 0;
	notSent = 0;
	skipped = 0;
	untold = 0;
	/** Of the ambiguous ones, those that the server had carried out. */
	ambiguousAccepted = 0;
	/** Of those that the node could say nothing of, those that the server had carried out. */
	untoldAccepted = 0;
	/** Promises that broke, by kind. */
	readonly breaches: Record<Breach, number> = {
		...{ lost: 0, doubled: 0, wronglyRejected: 0, unnamed: 0, misnamed: 0, stray: 0 },
	};

	executions = 0;
	/** Executions that were cancelled or ran into their time limit. */
	ended = 0;
	/** Executions that one item which cannot be read holds back as a whole. */
	heldBack = 0;
	/** Items that cannot be read in executions that go on without them. */
	spoilt = 0;
	/** Executions with an item that only a later try of n8n could read. */
	hurdles = 0;
	/** Executions that ran beside another one with the same items. */
	together = 0;
	requests = 0;
	/** The most requests that one item took. */
	mostRequests = 0;
	/** The first few ids for which a promise broke. */
	readonly broken: string[] = [];

	constructor(readonly kind: Kind) {}

	/** Whether a promise broke. */
	get failed(): boolean {
		return Object.values(this.breaches).some((count) => count > 0);
	}

	/** Compares what the node said in some executions with what their server received. */
	add(reports: readonly Report[], requests: readonly ReceivedRequest[]): void {
		const { kind } = this;
		const seen = new SeenItems(kind, requests);
		const expected = new Set<string>();
		const ids = new Set<string>();
		this.requests += requests.length;
		for (const report of reports) {
			const { execution } = report;
			this.countExecution(report);
			for (let index = 0; index < execution.count; index += 1) {
				expected.add(markFor(kind, execution, index));
				ids.add(idOf(execution, index));
				this.countItem(report, index, seen);
				for (const [breach, what] of breachesOf(kind, report, index, seen))
					this.breaks(breach, what);
			}
		}
		for (const mark of seen.all()) {
			if (!expected.has(mark)) this.breaks('stray', `a request for "${mark}", which is no item`);
		}
		if (kind.isRead === true) return;
		for (const id of ids) {
			const { accepted } = seen.ofId(id);
			if (accepted > 1) this.breaks('doubled', `${id} ×${accepted}`);
		}
	}

	private countExecution({ execution, status }: Report): void {
		this.executions += 1;
		if (status === 'canceled') this.ended += 1;
		if (execution.hasHurdle) this.hurdles += 1;
		if (execution.sender !== 'first') this.together += 1;
		if (!stopsOnFailure(execution)) this.spoilt += execution.spoilt.size;
		else if (execution.spoilt.size > 0) this.heldBack += 1;
	}

	private countItem({ execution, said }: Report, index: number, seen: SeenItems): void {
		const word = said[index];
		const { accepted, requests } = seen.ofMark(markFor(this.kind, execution, index));
		this.items += 1;
		this[word] += 1;
		this.mostRequests = Math.max(this.mostRequests, requests);
		if (accepted === 0) return;
		if (word === 'ambiguous') this.ambiguousAccepted += 1;
		if (word === 'untold') this.untoldAccepted += 1;
	}

	private breaks(breach: Breach, what: string): void {
		this.breaches[breach] += 1;
		if (this.broken.length < MOST_SHOWN) this.broken.push(`${breach}: ${what}`);
	}
}

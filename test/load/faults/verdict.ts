import type { ReceivedRequest } from '../../../sandbox';
import { idOf } from './execute';
import type { Report } from './execute';
import type { Kind } from './kinds';

/** How a kind's items ended, and where the node's word and the server's log differ. */
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
	/** Said to be delivered, and the server did not carry it out, or something else came out. */
	lost = 0;
	/** Carried out more than once. */
	doubled = 0;
	/** Said to be rejected, not sent or skipped, and the server carried it out. */
	wronglyRejected = 0;
	/** Carried out or unclear, and not named in an error that names items. */
	unnamed = 0;
	executions = 0;
	/** Executions that were cancelled or ran into their time limit. */
	ended = 0;
	/** Executions with tries that overlapped, or that ran beside another one with the same items. */
	overlapped = 0;
	requests = 0;
	/** The first few ids for which a promise broke. */
	readonly broken: string[] = [];

	constructor(readonly kind: Kind) {}

	/** Whether a promise broke. */
	get failed(): boolean {
		return this.lost + this.doubled + this.wronglyRejected + this.unnamed > 0;
	}

	/** Compares what the node said in some executions with what their server received. */
	add(reports: readonly Report[], requests: readonly ReceivedRequest[]): void {
		const marks = new Map<string, number>();
		const ids = new Map<string, number>();
		this.requests += requests.length;
		for (const request of requests.filter(({ accepted }) => accepted)) {
			const mark = this.kind.markOf(request);
			const [id] = mark.split(' ');
			marks.set(mark, (marks.get(mark) ?? 0) + 1);
			ids.set(id, (ids.get(id) ?? 0) + 1);
		}
		for (const report of reports) {
			this.executions += 1;
			if (report.status === 'canceled') this.ended += 1;
			const { execution } = report;
			const isSecond = execution.sender !== 'first';
			if (report.overlapped || isSecond) this.overlapped += 1;
			for (let index = 0; index < execution.count; index += 1) {
				const id = idOf(execution, index);
				const mark = this.kind.canRepeat === true ? `${id} ${execution.sender}` : id;
				this.judge(report, index, { id, own: marks.get(mark) ?? 0, all: ids.get(id) ?? 0 });
			}
		}
		if (this.kind.isRead === true) return;
		for (const [id, times] of ids) if (times > 1) this.breaks('doubled', `${id} ×${times}`);
	}

	private judge({ said, wrong, status }: Report, index: number, accepted: Accepted): void {
		const word = said[index];
		const isRead = this.kind.isRead === true;
		this.items += 1;
		this[word] += 1;
		const name = `${accepted.id} (run ended as ${status})`;
		if (word === 'delivered' && (accepted.all === 0 || wrong.has(index))) {
			this.breaks('lost', name);
		}
		if (accepted.own === 0) return;
		if (word === 'ambiguous') this.ambiguousAccepted += 1;
		if (word === 'untold') this.untoldAccepted += 1;
		if (isRead) return;
		if (word === 'rejected' || word === 'notSent' || word === 'skipped') this.breaks('wronglyRejected', name);
		if (word === 'untold' && status !== 'canceled') this.breaks('unnamed', name);
	}

	private breaks(promise: 'doubled' | 'lost' | 'unnamed' | 'wronglyRejected', what: string): void {
		this[promise] += 1;
		if (this.broken.length < 20) this.broken.push(`${promise}: ${what}`);
	}
}

interface Accepted {
	id: string;
	/** How often the server carried it out for this execution. */
	own: number;
	/** How often in all. */
	all: number;
}

import type { NodeExecutionHint } from 'n8n-workflow';

import { summarize } from '../transport';
import type { Attempt } from '../transport';

type Tally = ReturnType<Attempt['tally']>;

/** What else a run has to say, and to whom. */
export interface RunFacts {
	/** How the items ended. */
	tally: Tally;
	/** Each call is answered for itself: an agent called. */
	isTool: boolean;
	/** The vendor's name. */
	vendor: string;
}

const of = (some: number, all: number) =>
	some === all && all === 1 ? '' : ` for ${some} of ${all} items`;

/** What the user should know of a run that its items alone do not show. */
export class RunHints {
	private readonly shown = new Set<number>();

	private readonly cut = new Map<number, number>();

	/** The item's request was shown instead of sent. */
	noteDryRun(itemIndex: number): void {
		this.shown.add(itemIndex);
	}

	/** The item's list ended at its Limit although it may go on. */
	noteCut(itemIndex: number, limit: number): void {
		this.cut.set(itemIndex, limit);
	}

	/** The hints in plain words, for n8n to show beside the output. */
	all({ tally, isTool, vendor }: RunFacts): NodeExecutionHint[] {
		const total = Object.values(tally).reduce((sum, items) => sum + items.length, 0);
		const hints: NodeExecutionHint[] = [];
		const add = (message: string, type: 'info' | 'warning') =>
			hints.push({ message, type, location: 'outputPane' });
		if (this.shown.size > 0) {
			const whom = of(this.shown.size, total);
			add(`Dry Run is on: nothing was sent${whom}. The output shows the request.`, 'info');
		}
		const { ambiguous, rejected, notSent } = tally;
		const failed = ambiguous.length + rejected.length + notSent.length;
		if (failed > 0 && total > 1 && !isTool) {
			// Shown requests are none of the items that were skipped.
			const skipped = tally.skipped.filter((index) => !this.shown.has(index));
			const advice =
				ambiguous.length > 0
					? ` Ambiguous ones may have been processed: check in ${vendor} before sending them again.`
					: '';
			const items = summarize({ ...tally, skipped });
			add(`${failed} of ${total} items were not delivered. ${items}.${advice}`, 'warning');
		}
		if (this.cut.size > 0) {
			const limits = [...new Set(this.cut.values())];
			const which = limits.length === 1 ? `its Limit of ${limits[0]}` : 'its Limit';
			const whom = of(this.cut.size, total);
			add(
				`The list was cut at ${which}${whom} and may go on. Raise the Limit, or turn on Return All.`,
				'info',
			);
		}
		return hints;
	}
}

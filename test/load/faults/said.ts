import type { INodeExecutionData } from 'n8n-workflow';

import type { NodeRun } from '../../engine/harness';

/**
 * What the node said of an item. `untold`: nothing that can be told by item, because n8n ended the run
 * itself or the error's list was cut short.
 */
export type Said = 'delivered' | 'rejected' | 'ambiguous' | 'notSent' | 'skipped' | 'untold';

const BY_OUTCOME: Record<string, Said> = {
	rejected: 'rejected',
	ambiguous: 'ambiguous',
	notSent: 'notSent',
	skipped: 'skipped',
};

const BY_LABEL: ReadonlyArray<readonly [string, Said]> = [
	['delivered', 'delivered'],
	['rejected', 'rejected'],
	['ambiguous', 'ambiguous'],
	['not sent', 'notSent'],
	['skipped', 'skipped'],
];

interface Told {
	message?: string;
	description?: string | null;
	context?: { itemIndex?: unknown; delivery?: { outcome?: string } };
}

const outcomeOf = (error: unknown): Said => {
	const outcome = (error as Told | undefined)?.context?.delivery?.outcome;
	return BY_OUTCOME[outcome ?? ''] ?? 'untold';
};

function itemIndexOf({ pairedItem }: INodeExecutionData): number | undefined {
	if (typeof pairedItem === 'number') return pairedItem;
	return Array.isArray(pairedItem) ? undefined : pairedItem?.item;
}

/** Reads `0–2, 4` of the error's list. */
function indexesOf(ranges: string): number[] {
	return ranges.split(', ').flatMap((range) => {
		const [from, to = from] = range.split('–').map(Number);
		if (!Number.isInteger(from) || !Number.isInteger(to)) return [];
		return Array.from({ length: to - from + 1 }, (_, index) => from + index);
	});
}

function readSummary(description: string, said: Said[]): boolean {
	const [, summary] = /Items: (.*)$/m.exec(description) ?? [];
	if (summary === undefined) return false;
	for (const part of summary.split(' · ')) {
		const found = BY_LABEL.find(([label]) => part.startsWith(`${label} `));
		if (found === undefined) throw new Error(`Unknown words in the error's list: ${part}`);
		const [label, kind] = found;
		const ranges = part.slice(label.length + 1).replace(/( …)? \(\d+\)$/, '');
		for (const index of indexesOf(ranges)) said[index] = kind;
	}
	return true;
}

function readError(error: unknown, said: Said[]): void {
	const { description, context } = error as Told;
	// n8n's own word on a run that it ended says nothing of single items.
	if (context?.delivery === undefined || readSummary(description ?? '', said)) return;
	said[Number(context.itemIndex)] = outcomeOf(error);
}

/**
 * What the node said of each item: by its output where there is one, else by the error that the run
 * ended with.
 *
 * @param isRight whether what a delivered item gave out is that item's
 * @returns by item index; `wrong` has the items that gave out something else than their own
 */
export function saidOf(
	run: NodeRun,
	count: number,
	isRight: (item: INodeExecutionData, index: number) => boolean,
): { said: Said[]; wrong: Set<number> } {
	const said = Array.from({ length: count }, (): Said => 'untold');
	const wrong = new Set<number>();
	for (const item of run.output.flat()) {
		const index = itemIndexOf(item);
		if (index === undefined) throw new Error('An item came out without its origin');
		said[index] = item.error === undefined ? 'delivered' : outcomeOf(item.error);
		if (said[index] === 'delivered' && !isRight(item, index)) wrong.add(index);
	}
	if (run.error !== undefined) readError(run.error, said);
	return { said, wrong };
}

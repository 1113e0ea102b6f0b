import type { BulkRun } from './bulkRun';

/** What a bulk send must show beside that n8n itself sends nothing twice. */
export interface BulkPromise {
	/** People who may get no message, for each time n8n was struck. */
	missedEach: number;
	/** A retry may reach people a second time. */
	mayRepeat: boolean;
	/** Everybody who got no message is named as open by the last execution, and nobody else. */
	namesOpen?: boolean;
}

/** Promises that a bulk send breaks, in words; none where all are kept. */
export function brokenBy(run: BulkRun, { missedEach, mayRepeat, namesOpen }: BulkPromise): string[] {
	const { atBlow, byItself, doubledByItself, never, open, twice, unnamed, statuses } = run;
	const missed = missedEach * atBlow.length;
	const last = statuses.at(-1);
	return [
		...(byItself > 0 ? [`${byItself} sent by n8n itself after it had come back`] : []),
		...(doubledByItself > 0 ? [`${doubledByItself} people got two before any retry`] : []),
		...(never > missed ? [`${never} people got none, more than ${missed}`] : []),
		...(namesOpen && unnamed > 0 ? [`${unnamed} people got none and are not named as open`] : []),
		...(namesOpen && open > missed ? [`${open} keys are open, more than ${missed}`] : []),
		...(twice > 0 && !mayRepeat ? [`${twice} people got more than one`] : []),
		...(last === 'success' ? [] : [`the last execution ended as ${last}`]),
	];
}

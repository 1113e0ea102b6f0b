import type { BulkRun } from './bulkRun';

/** What a bulk send must show beside that n8n itself sends nothing twice. */
export interface BulkPromise {
	/** People who may get no message, for each time n8n was struck. */
	missedEach: number;
	/** A retry may reach people a second time. */
	mayRepeat: boolean;
}

/** Promises that a bulk send breaks, in words; none where all are kept. */
export function brokenBy(run: BulkRun, { missedEach, mayRepeat }: BulkPromise): string[] {
	const { atBlow, byItself, doubledByItself, never, twice, statuses } = run;
	const missed = missedEach * atBlow.length;
	const last = statuses.at(-1);
	return [
		...(byItself > 0 ? [`${byItself} sent by n8n itself after it had come back`] : []),
		...(doubledByItself > 0 ? [`${doubledByItself} people got two before any retry`] : []),
		...(never > missed ? [`${never} people got none, more than ${missed}`] : []),
		...(twice > 0 && !mayRepeat ? [`${twice} people got more than one`] : []),
		...(last === 'success' ? [] : [`the last execution ended as ${last}`]),
	];
}

import { dead } from './stored';
import type { TriggerRun } from './triggerRun';

/** How the messages of a load ended. Counts are messages unless they say otherwise. */
export interface TriggerFigures {
	messages: number;
	/** Deliveries, the second ones of a message included. */
	deliveries: number;
	/** Times a delivery was repeated because it was not answered 2xx. */
	again: number;
	/** Messages with an attempt that was left without an answer, or answered with a failure. */
	unclear: number;
	/** Executions that died with n8n. */
	dead: number;
	once: number;
	/** Replied to more than once, as far as unclear attempts (or a user's retries) explain it. */
	repeated: number;
	/** Replied to more often than that. */
	doubled: number;
	/** Answered 200 and not replied to; n8n shows the execution that died with it. */
	unfinished: number;
	/** Answered 200, not replied to, and nothing in n8n tells of it. */
	lost: number;
}

/** Attempts of each message that n8n may have acted on without saying so. */
function unclearAttempts({ ids, sent }: TriggerRun): Map<string, number> {
	const attempts = new Map(ids.map((id) => [id, 0]));
	ids.forEach((id, index) => attempts.set(id, (attempts.get(id) ?? 0) + sent.unclear[index]));
	return attempts;
}

/**
 * Compares what the sender was told with what the vendor received.
 *
 * @param rules.rerun an unclear attempt may have run and runs again: When Last Node Finishes, but not Immediately
 * @param rules.retried the dead executions were retried, so that each may have replied once more
 */
export function figuresOf(
	run: TriggerRun,
	rules: { rerun: boolean; retried: boolean },
): TriggerFigures {
	const { ids, sent, replies } = run;
	const attempts = unclearAttempts(run);
	const remains = dead(run).map(({ data }) => data);
	const figures: TriggerFigures = {
		messages: attempts.size,
		deliveries: ids.length,
		again: sent.again,
		unclear: [...attempts.values()].filter((count) => count > 0).length,
		dead: remains.length,
		once: 0,
		repeated: 0,
		doubled: 0,
		unfinished: 0,
		lost: 0,
	};
	for (const [id, unclear] of attempts) {
		const count = replies.get(id) ?? 0;
		const died = remains.filter((data) => data.includes(`"${id}"`)).length;
		const allowed = 1 + (rules.rerun ? unclear : 0) + (rules.retried ? died : 0);
		if (count > allowed) figures.doubled += 1;
		else if (count > 1) figures.repeated += 1;
		else if (count === 1) figures.once += 1;
		else if (died > 0) figures.unfinished += 1;
		else figures.lost += 1;
	}
	return figures;
}

/** What a load must show. */
export interface TriggerPromise {
	/** Messages that may be left to a user's retry. */
	mayBeUnfinished: boolean;
	/** Messages may be replied to twice. */
	mayRepeat: boolean;
}

/** Promises that a load breaks, in words; none where all are kept. */
export function brokenBy(figures: TriggerFigures, promise: TriggerPromise): string[] {
	const { lost, doubled, unfinished, repeated } = figures;
	return [
		...(lost > 0 ? [`${lost} answered 200, never replied to, and no execution tells of it`] : []),
		...(doubled > 0 ? [`${doubled} replied to more often than unclear attempts explain`] : []),
		...(unfinished > 0 && !promise.mayBeUnfinished ? [`${unfinished} never replied to`] : []),
		...(repeated > 0 && !promise.mayRepeat ? [`${repeated} replied to more than once`] : []),
	];
}

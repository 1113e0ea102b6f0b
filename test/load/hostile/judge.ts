import { isObject } from '../../../nodes/shared/object';
import type { Expectation } from './expect';
import type { TriggerSetup } from './setups';
import type { Ending } from './tally';

/** What became of a delivery, and what was to become of it. */
export interface Evidence {
	setup: Pick<TriggerSetup, 'finishes' | 'platform'>;
	expected: Expectation;
	status: number;
	/** Bodies of all answers. */
	answers: readonly unknown[];
	/** What the execution is told of who called; undefined where none began, or where that is not known. */
	verified?: unknown;
	/** Whether an execution began. */
	hasStarted: boolean;
	/** Whether one for the same delivery was there already. */
	isDouble: boolean;
	/** Whether that execution failed. */
	hasFailed: boolean;
	/** Whether an execution for this delivery has been accepted, be it this one or one before. */
	wasAccepted: boolean;
}

export interface Judgement {
	ending: Ending;
	/** What went against a promise. */
	broken: string[];
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const SHAPES: Record<TriggerSetup['platform'], (answer: unknown, status: number) => boolean> = {
	dmChamp: (answer, status) => {
		if (!isObject(answer)) return false;
		if (status === 200) return answer.success === true;
		return isObject(answer.error) && isText(answer.error.code) && isText(answer.error.message);
	},
	hueChat: (answer, status) => {
		if (!isObject(answer)) return false;
		if (status === 200) return answer.received === true;
		return isText(answer.error) && isText(answer.message) && answer.code === status;
	},
};

/** Whether an answer is in the vendor's own shape. */
export const isInShape = (
	platform: TriggerSetup['platform'],
	answer: unknown,
	status: number,
): boolean => SHAPES[platform](answer, status);

const OPEN_ENDED: ReadonlyMap<number, Ending> = new Map([
	...([[400, '400'], [413, '413']] as const),
	...([[503, '503'], [500, 'run failed']] as const),
]);

function endingOf({ expected, hasFailed, hasStarted, setup, status }: Evidence): Ending {
	if ('anything' in expected) {
		if (status === 200) return hasStarted ? 'new' : 'filtered';
		return OPEN_ENDED.get(status) ?? 'other';
	}
	if ('refused' in expected) {
		return status === expected.refused ? (`${expected.refused}` as const) : 'other';
	}
	if (!expected.wanted) return status === 200 ? 'filtered' : 'other';
	if (hasStarted && hasFailed) return status === 500 ? 'run failed' : 'other';
	if (status === 200) return hasStarted ? 'new' : 'duplicate';
	return status === 503 && setup.finishes && !hasStarted ? '503' : 'other';
}

/** Compares what became of a delivery with what the documents say. */
export function judge(evidence: Evidence): Judgement {
	const { answers, expected, hasStarted, isDouble, setup, status, wasAccepted } = evidence;
	const ending = endingOf(evidence);
	const mayStart = 'anything' in expected || ('key' in expected && expected.wanted);
	const isMisjudged = 'key' in expected && ![undefined, expected.verified].includes(evidence.verified as undefined);
	const expectedText = JSON.stringify(expected).slice(0, 200);
	const broken = [
		answers.length !== 1 && `${answers.length} answers`,
		ending === 'other' && `answered ${status}, expected ${expectedText}`,
		hasStarted && !mayStart && `started an execution, expected ${expectedText}`,
		isMisjudged && `said to be verified by ${String(evidence.verified)}, expected ${expectedText}`,
		hasStarted && isDouble && 'started a second execution',
		ending === 'duplicate' && !wasAccepted && 'called received, and no execution had it',
		!isInShape(setup.platform, answers[0], status) &&
			`not in the vendor's shape: ${JSON.stringify(answers[0]).slice(0, 200)}`,
	];
	return { ending, broken: broken.filter((one) => one !== false) };
}

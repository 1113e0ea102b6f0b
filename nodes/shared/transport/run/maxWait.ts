import type { IExecuteSingleFunctions } from 'n8n-workflow';

/** Default of the Longest Wait option, in seconds. */
export const MAX_WAIT_S = 300;

/** The parameter that holds it, below the node's options. */
export const MAX_WAIT_PARAMETER = 'options.longestWait';

/** The option's value in milliseconds; its default where it is no time. */
export function waitMs(option: unknown): number {
	const seconds = Number(option);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : MAX_WAIT_S * 1_000;
}

/** The longest wait of a run in milliseconds, from the node's option. */
export function maxWaitMs(context: IExecuteSingleFunctions): number {
	return waitMs(context.getNodeParameter(MAX_WAIT_PARAMETER, MAX_WAIT_S));
}

/**
 * When the workflow's own time limit ends the execution.
 *
 * @param startedAt when Delivery first heard of the execution: n8n does not tell a node when it began
 * @returns epoch milliseconds; undefined without a limit in the workflow's settings, and in an older n8n,
 * which does not tell a node these settings
 */
export function deadlineOf(
	context: Partial<Pick<IExecuteSingleFunctions, 'getWorkflowSettings'>>,
	startedAt: number,
): number | undefined {
	const seconds = Number(context.getWorkflowSettings?.().executionTimeout ?? 0);
	return seconds > 0 ? startedAt + seconds * 1_000 : undefined;
}

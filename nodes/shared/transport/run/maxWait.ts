/** Default of the Max Wait option, in seconds. */
export const MAX_WAIT_S = 300;

/**
 * When the workflow's own time limit ends the execution.
 *
 * @param executionTimeout seconds, from the workflow's settings; 0 without a limit
 * @param startedAt when the package first heard of the execution, epoch milliseconds: n8n does not
 * tell a node when it began
 * @returns epoch milliseconds; undefined without a limit
 */
export function deadlineOf(executionTimeout: number, startedAt: number): number | undefined {
	return executionTimeout > 0 ? startedAt + executionTimeout * 1_000 : undefined;
}

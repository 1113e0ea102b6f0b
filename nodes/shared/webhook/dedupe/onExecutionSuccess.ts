import type { IExecuteFunctions } from 'n8n-workflow';

import { isObject } from '../../object';

type AddHandler = (name: string, handler: (run: unknown) => Promise<void>) => void;

/** n8n's hooks into the life of an execution. Nodes can reach them, but no document promises it. */
function hooksOf(context: IExecuteFunctions): { addHandler: AddHandler } | undefined {
	const { additionalData } = context as { additionalData?: { hooks?: { addHandler?: unknown } } };
	const hooks = additionalData?.hooks;
	return typeof hooks?.addHandler === 'function' ? (hooks as { addHandler: AddHandler }) : undefined;
}

const DONE = new Set<unknown>(['success', 'waiting']);

/** Whether n8n will answer the caller of this run with a 200: the same look at its last node. */
function isDone(run: unknown): boolean {
	if (!isObject(run) || !DONE.has(run.status) || !isObject(run.data)) return false;
	const { resultData } = run.data;
	if (!isObject(resultData) || resultData.error !== undefined) return false;
	const { runData, lastNodeExecuted } = resultData;
	const last = isObject(runData) ? runData[String(lastNodeExecuted)] : undefined;
	const result: unknown = Array.isArray(last) ? last.at(-1) : undefined;
	return !isObject(result) || result.error === undefined;
}

/**
 * Calls back at the end of the context's run where it ended well, before n8n tells anybody. n8n waits
 * for it. In queue mode this is the only way to learn of it: the process that answers the caller
 * is another one.
 *
 * @returns false where this n8n lets a node know nothing of the end; it is never called then
 */
export function onExecutionSuccess(context: IExecuteFunctions, followUp: () => Promise<void>): boolean {
	const hooks = hooksOf(context);
	if (hooks === undefined) return false;
	hooks.addHandler('workflowExecuteAfter', async (run) => {
		if (isDone(run)) await followUp();
	});
	return true;
}

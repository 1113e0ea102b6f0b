import type { StoredExecution } from '../../../../demo/executions';
import type { FreshN8n } from '../../../../demo/fresh-n8n';
import type { WorkflowFile } from '../../../../demo/n8n-cli';
import { peopleOf, quiet } from '../bench-n8n';
import { watch } from '../responsiveness';
import type { Behavior, Vendor } from '../vendor';
import { SENDER } from '../workflows';

/** How one run of one node ended. */
export interface Ended {
	seconds: number;
	/** People who got nothing. */
	lost: number;
	/** Messages besides the first to anybody. */
	doubled: number;
	/** Requests that the server refused. */
	refused: number;
	/** Items that carry an error. */
	failed: number;
	/** The execution's error or the first item's, in the node's own words. */
	said?: string;
	/** Longest wait for n8n's health check, in milliseconds. */
	longestMs: number;
}

const textOf = (error: unknown): string =>
	typeof error === 'object' && error !== null && 'message' in error
		? String(error.message)
		: String(error);

function wordsOf({ nodes, error }: StoredExecution): Pick<Ended, 'failed' | 'said'> {
	const outputs = nodes.find(({ node }) => node === SENDER)?.outputs.flat() ?? [];
	const errors = outputs
		.map((item) => (item as { error?: unknown }).error)
		.filter((one) => one !== undefined);
	const first = error ?? errors[0];
	return { failed: errors.length, ...(first !== undefined && { said: textOf(first) }) };
}

/**
 * Runs a workflow of `sendingBy` against a server once, however it ends.
 *
 * @param before how many executions the workflow has had
 */
export async function runOnce(
	n8n: FreshN8n,
	vendor: Vendor,
	{ id }: WorkflowFile,
	{ behavior, items, before }: { behavior: Behavior; items: number; before: number },
): Promise<Ended> {
	const people = peopleOf(items);
	await quiet(n8n);
	await vendor.behave(behavior);
	const stop = watch(n8n.url);
	const began = performance.now();
	await n8n.webhook(id, { people });
	const seconds = (performance.now() - began) / 1_000;
	const longestMs = Math.max(...(await stop()));
	const { taken, people: reached, refused } = await vendor.seen();
	const execution = await n8n.rest.newestExecution(id, before + 1);
	return {
		...{ seconds, longestMs, refused, lost: items - reached, doubled: taken - reached },
		...wordsOf(execution),
	};
}

import type { INodeExecutionData } from 'n8n-workflow';

import { platforms } from '../../../scripts/registry';
import type { Sandbox } from '../../../sandbox';
import { runNode } from '../../engine/harness';
import type { NodeRun } from '../../engine/harness';
import type { Kind } from './kinds';
import { TIMEOUT_MS } from './mishaps';
import type { Execution } from './plan';
import { saidOf } from './said';
import type { Said } from './said';

// Long enough for the first try to have requests under way, short enough for the next to meet them.
const HURDLE_MS = 400;

/** How one execution went, item by item. */
export interface Report {
	execution: Execution;
	said: Said[];
	/** Items that gave out something else than their own. */
	wrong: Set<number>;
	/** A try began while requests of the one before were under way. */
	overlapped: boolean;
	status: string;
}

/** The id of an item of an execution; the server sees it in the request. */
export const idOf = (execution: Execution, index: number) => `${execution.name}_${index}`;

function itemsOf(execution: Execution): INodeExecutionData[] {
	return Array.from({ length: execution.count }, (_, index) => ({
		json: {
			id: idOf(execution, index),
			// Every tenth has the number of another one: messages to one person keep their order.
			number: String(447_700_900_000 + (index % Math.ceil(execution.count * 0.9))),
			sender: execution.sender,
		},
	}));
}

const nodes = new Map(platforms().map(({ name, action }) => [name, action.nodeClass]));

function nodeOf({ platform }: Kind) {
	const node = nodes.get(platform);
	if (node === undefined) throw new Error(`There is no node ${platform}`);
	return node;
}

/** The expression for an item's id; one item cannot be prepared before the hurdle is gone. */
function idExpression({ overlaps, count, name }: Execution): string {
	if (!overlaps) return '$json.id';
	const last = `${name}_${count - 1}`;
	const until = Date.now() + HURDLE_MS;
	return `$json.id === '${last}' && Date.now() < ${until} ? $('Nowhere').first().json.id : $json.id`;
}

const isRefusedByN8n = (error: unknown) =>
	(error as { context?: { delivery?: unknown } }).context?.delivery === undefined;

async function run(kind: Kind, sandbox: Sandbox, execution: Execution): Promise<NodeRun> {
	const { ending, longestWaitS, name, onError, overlaps } = execution;
	const node = nodeOf(kind);
	const { platform } = kind;
	return await runNode({
		node,
		credentials: {
			[`${platform}Api`]: { apiKey: sandbox.key(platform), baseUrl: sandbox.baseUrl(platform) },
		},
		parameters: {
			...kind.parameters(
				idExpression(execution),
				longestWaitS === undefined ? {} : { longestWait: longestWaitS },
			),
			requestOptions: { timeout: TIMEOUT_MS },
		},
		items: itemsOf(execution),
		nodeId: `node-${name}`,
		workflowId: `workflow-${name}`,
		onError,
		retryOnFail: true,
		maxTries: overlaps ? 5 : 3,
		waitBetweenTries: overlaps ? 150 : 20,
		...(ending && 'cancelAfterMs' in ending ? ending : {}),
		settings:
			ending && 'timeLimitS' in ending ? { executionTimeout: ending.timeLimitS } : undefined,
	});
}

/** Runs one execution in n8n's engine and reads what the node said of each item. */
export async function execute(
	kind: Kind,
	sandbox: Sandbox,
	execution: Execution,
): Promise<Report> {
	const ended = await run(kind, sandbox, execution);
	const { said, wrong } = saidOf(ended, execution.count, ({ json }, index) =>
		Object.values(json).includes(idOf(execution, index)),
	);
	const overlapped = execution.overlaps && ended.thrown.some(isRefusedByN8n);
	return { execution, said, wrong, overlapped, status: ended.status };
}

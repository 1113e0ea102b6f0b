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

// Shorter than n8n's pauses between the tries of such a run together.
const HURDLE_MS = 400;
const PAUSE_MS = { withHurdle: 150, usual: 20 };

/** How one execution went, item by item. Times are epoch milliseconds. */
export interface Report {
	execution: Execution;
	said: Said[];
	/** Items that gave out something else than their own. */
	wrong: Set<number>;
	status: string;
	/** From when on its items can all be read; undefined where nothing stood in the way. */
	readableFrom?: number;
	/** When n8n said that it had ended. */
	endedAt: number;
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
			spoilt: execution.spoilt.get(index) ?? '',
		},
	}));
}

const nodes = new Map(platforms().map(({ name, action }) => [name, action.nodeClass]));

function nodeOf({ platform }: Kind) {
	const node = nodes.get(platform);
	if (node === undefined) throw new Error(`There is no node ${platform}`);
	return node;
}

/** The expression for an item's id, with what spoils it. */
function idExpression(execution: Execution, readableFrom?: number): string {
	const last = idOf(execution, execution.count - 1);
	const hurdle =
		readableFrom === undefined ? '' : ` || ($json.id === '${last}' && Date.now() < ${readableFrom})`;
	return [
		`$json.spoilt === 'throws'${hurdle} ? $('Nowhere').first().json.id`,
		"$json.spoilt === 'object' ? { id: $json.id }",
		"$json.spoilt === 'objectInText' ? 'Hello ' + { id: $json.id }",
		'$json.id',
	].join(' : ');
}

async function run(
	kind: Kind,
	sandbox: Sandbox,
	execution: Execution,
	readableFrom?: number,
): Promise<NodeRun> {
	const { ending, hasHurdle, maxWaitS, name, onError, tries } = execution;
	const { platform } = kind;
	return await runNode({
		node: nodeOf(kind),
		credentials: {
			[`${platform}Api`]: { apiKey: sandbox.key(platform), baseUrl: sandbox.baseUrl(platform) },
		},
		parameters: {
			...kind.parameters(
				idExpression(execution, readableFrom),
				maxWaitS === undefined ? {} : { maxWait: maxWaitS },
			),
			requestOptions: { timeout: TIMEOUT_MS },
		},
		items: itemsOf(execution),
		nodeId: `node-${name}`,
		workflowId: `workflow-${name}`,
		onError,
		retryOnFail: tries > 1,
		maxTries: tries,
		waitBetweenTries: hasHurdle ? PAUSE_MS.withHurdle : PAUSE_MS.usual,
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
	const readableFrom = execution.hasHurdle ? Date.now() + HURDLE_MS : undefined;
	const ended = await run(kind, sandbox, execution, readableFrom);
	const endedAt = Date.now();
	const { said, wrong } = saidOf(ended, execution.count, ({ json }, index) =>
		Object.values(json).includes(idOf(execution, index)),
	);
	return { execution, said, wrong, status: ended.status, readableFrom, endedAt };
}

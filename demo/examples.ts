import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkflow, type WorkflowFile } from './n8n-cli';
import { packageDir, packageName } from './paths';

const folder = join(packageDir, 'examples');

/** The payment system that the auto-recharge stands for, which nobody has. */
const PAYMENTS = 'https://payments.example.com/charges';

/** One of the workflows in `examples/`. */
export interface Example {
	/** Its file name, e.g. `dm-champ-echo-bot.json`. */
	file: string;
	workflow: WorkflowFile;
}

interface ExampleNode {
	name: string;
	type: string;
}

/**
 * One of the workflows in `examples/`.
 *
 * @param file Its file name, e.g. `dm-champ-echo-bot.json`.
 */
export function readExample(file: string): WorkflowFile {
	return readWorkflow(join(folder, file));
}

/** All workflows in `examples/`, in the order of their file names. */
export function allExamples(): Example[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.json'))
		.map((file) => ({ file, workflow: readExample(file) }));
}

const isTrigger = ({ type }: ExampleNode): boolean =>
	/trigger$/i.test(type) || type === 'n8n-nodes-base.webhook';

/** Whether what the node outputs comes from a server that stands ready beside n8n. */
const isServed = (node: ExampleNode): boolean =>
	(node.type.startsWith(`${packageName}.`) && !isTrigger(node)) ||
	node.type === 'n8n-nodes-base.httpRequest';

const nodesOf = ({ nodes }: WorkflowFile) => nodes as ExampleNode[];

/**
 * Name of the node that starts a workflow.
 *
 * @throws Error where there is none.
 */
export function triggerOf(workflow: WorkflowFile): string {
	const found = nodesOf(workflow).find(isTrigger);
	if (found === undefined) throw new Error(`"${workflow.name}" has no trigger`);
	return found.name;
}

/**
 * The workflow as it runs against the sandbox: the triggers keep their pinned data, and so does what a
 * model or a person would say; the nodes of this package really send.
 *
 * @param payments Address of the payment system.
 */
export function againstSandbox(workflow: WorkflowFile, payments: string): WorkflowFile {
	const served = new Set(nodesOf(workflow).filter(isServed).map(({ name }) => name));
	const pinned = Object.entries(workflow.pinData ?? {}).filter(([name]) => !served.has(name));
	const text = JSON.stringify({ ...workflow, pinData: Object.fromEntries(pinned) });
	return JSON.parse(text.replaceAll(PAYMENTS, payments)) as WorkflowFile;
}

/** The workflow without its credentials, as somebody has it who has imported it and no account. */
export function withoutAccount(workflow: WorkflowFile): WorkflowFile {
	const nodes = (workflow.nodes as object[]).map((node) => ({ ...node, credentials: undefined }));
	return { ...workflow, nodes };
}

import type { Credential, WorkflowFile } from '../../demo/n8n-cli';
import { packageName } from '../../demo/paths';

/** A node of this package that somebody tries. */
export interface TriedNode {
	id: string;
	name: string;
	/** The node's name in the package, such as `hitlChat`. */
	node: string;
	parameters: Record<string, unknown>;
	credential: Credential;
}

/** What starts a workflow by a click on *Execute workflow*. */
const manualTrigger = {
	id: 'by-hand',
	name: 'By Hand',
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Manual trigger → the node. */
export function tried({ node, credential, ...own }: TriedNode) {
	const { id, name, type } = credential;
	return {
		name: own.name,
		nodes: [
			manualTrigger,
			{
				...own,
				type: `${packageName}.${node}`,
				typeVersion: 1,
				position: [220, 0],
				credentials: { [type]: { id, name } },
			},
		],
		connections: { [manualTrigger.name]: { main: [[{ node: own.name, type: 'main', index: 0 }]] } },
	};
}

/** The workflow with a manual trigger in the place of its first node, which nobody calls then. */
export function byHand({ name, nodes: [first, ...others], connections }: WorkflowFile) {
	const { name: replaced, position } = first as { name: string; position: number[] };
	const { [replaced]: from, ...rest } = connections as Record<string, object>;
	return {
		name,
		nodes: [{ ...manualTrigger, position }, ...others],
		connections: { [manualTrigger.name]: from, ...rest },
	};
}

import type { INodeProperties } from 'n8n-workflow';
import type { Credential } from '../../demo/n8n-cli';
import { platforms } from '../../scripts/registry';
import type { ToolNode } from './agentWorkflows';

const all = platforms();

const TYPES: Record<string, string> = { boolean: 'boolean', number: 'number' };

const shows = ({ displayOptions }: INodeProperties, chosen: Record<string, unknown>): boolean =>
	Object.entries(displayOptions?.show ?? {}).every(
		([name, values]) => !(name in chosen) || (values as unknown[]).includes(chosen[name]),
	);

/** What the editor writes into a field when somebody lets the model fill it in, with the field's own words. */
function fromModel({ displayName, description = '', type }: INodeProperties): string {
	const key = displayName.replace(/[^a-zA-Z0-9_-]/g, '_');
	const about = description.replaceAll('`', "'");
	return `={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${key}', \`${about}\`, '${TYPES[type] ?? 'string'}') }}`;
}

function filledByModel(property: INodeProperties): unknown {
	if (property.type !== 'resourceLocator') return fromModel(property);
	const mode = property.modes?.find(({ type }) => type !== 'list')?.name ?? 'id';
	return { __rl: true, mode, value: fromModel(property) };
}

/** A tool as a person sets it up. */
export interface ToolSetup {
	/** Of the node. */
	name: string;
	/** The node's name in the package, such as `hitlChat`. */
	node: string;
	/** As `resource: operation`. */
	does: string;
	/** The parameters that the model fills in. */
	byModel: readonly string[];
	/** What the person fixed. */
	fixed?: Record<string, unknown>;
}

/**
 * Makes the node of a tool whose open fields the model fills in by what the node's description says.
 *
 * @throws Error where the operation has no such parameter
 */
export function toolNode(setup: ToolSetup, credential: Credential): ToolNode {
	const { name, node, does, byModel, fixed = {} } = setup;
	const [resource, operation] = does.split(': ');
	const description = all.find((platform) => platform.name === node)?.action.node.description;
	const chosen = { resource, operation, ...fixed };
	const open = byModel.map((wanted): [string, unknown] => {
		const property = description?.properties.find(
			(one) => one.name === wanted && shows(one, chosen),
		);
		if (property === undefined) throw new Error(`${node} ${does} has no parameter ${wanted}`);
		return [wanted, filledByModel(property)];
	});
	return { name, node, parameters: { ...chosen, ...Object.fromEntries(open) }, credential };
}

import {
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
	type ResourceMapperFields,
	type Workflow,
} from 'n8n-workflow';
import { findDisplayedProperty as foundByFile } from 'n8n-workflow/dist/cjs/node-helpers';

import { additionalData } from './additional-data';
import { HarnessCredentials } from './credentials';
import { inIsolate, routeOnce, singleNodeWorkflow } from './editor-context';
import { LoadOptionsContext } from './engine';
import { nodeUnderTest, type NodeOptions } from './node-under-test';
import { NodeTypes } from './node-types';

// By its file it is this repository's also where test/compat runs an older n8n, which has none.
const findDisplayedProperty =
	foundByFile as unknown as typeof import('n8n-workflow').findDisplayedProperty;

export interface DropdownOptions extends NodeOptions {
	/** Path of the parameter whose list is opened, e.g. `template` or `options.list`. */
	property: string;
}

export interface ListSearchOptions extends DropdownOptions {
	/** What the user typed into the list's search box. */
	filter?: string;
	paginationToken?: string;
}

interface Editor {
	type: INodeType;
	node: INode;
	property: INodeProperties;
	workflow: Workflow;
	data: IWorkflowExecuteAdditionalData;
	load: LoadOptionsContext;
}

function openEditor(options: DropdownOptions): Editor {
	const nodeTypes = new NodeTypes([options.node]);
	const node: INode = { ...nodeUnderTest({ ...options, name: 'Temp-Node' }), id: 'uuid-1234' };
	const workflow = singleNodeWorkflow(node, nodeTypes);
	// The editor knows a parameter's default although the user never touched it.
	const currentNodeParameters: INodeParameters = workflow.nodes[node.name]?.parameters ?? {};
	const data = additionalData({
		credentialsHelper: new HarnessCredentials(options),
		currentNodeParameters,
	});
	const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const property = findDisplayedProperty(
		options.property,
		type.description.properties,
		currentNodeParameters,
		node,
		type.description,
	);
	if (!property || !('type' in property)) {
		throw new Error(`No parameter "${options.property}" is shown with these parameters`);
	}
	const load = new LoadOptionsContext(workflow, node, data, `parameters.${options.property}`);
	return { type, node, property, workflow, data, load };
}

/**
 * The entries of a parameter's dropdown, by its `loadOptions.routing` or `loadOptionsMethod`.
 * Source: `dist/services/dynamic-node-parameters.service.js` of n8n 2.41.
 *
 * @throws what the node throws, or Error when the parameter loads nothing
 */
export async function runLoadOptions(options: DropdownOptions): Promise<INodePropertyOptions[]> {
	const { type, property, workflow, data, load } = openEditor(options);
	const routing = property.typeOptions?.loadOptions?.routing;
	if (routing) {
		const properties = [{ displayName: '', name: '', type: 'string', default: '', routing }];
		const description = { ...type.description, properties } as INodeType['description'];
		const entries = await routeOnce(workflow, { ...type, description }, data);
		return entries as INodePropertyOptions[];
	}
	const method = type.methods?.loadOptions?.[property.typeOptions?.loadOptionsMethod ?? ''];
	if (!method) throw new Error(`Parameter "${options.property}" loads no options`);
	return await inIsolate(workflow, async () => await method.call(load));
}

/**
 * The entries of a resource locator's "From list", by its `searchListMethod`.
 *
 * @throws what the node throws, or Error when the parameter has no list
 */
export async function runListSearch(options: ListSearchOptions): Promise<INodeListSearchResult> {
	const { type, property, workflow, load } = openEditor(options);
	const names = (property.modes ?? []).map(({ typeOptions }) => typeOptions?.searchListMethod);
	const name = names.find((each) => each !== undefined);
	const method = type.methods?.listSearch?.[name ?? ''];
	if (!method) throw new Error(`Parameter "${options.property}" has no list to search`);
	return await inIsolate(
		workflow,
		async () => await method.call(load, options.filter, options.paginationToken),
	);
}

/**
 * The form that a resource mapper shows, by its `resourceMapperMethod`.
 *
 * @throws what the node throws, or Error when the parameter is no resource mapper
 */
export async function runResourceMapping(options: DropdownOptions): Promise<ResourceMapperFields> {
	const { type, property, workflow, load } = openEditor(options);
	const name = property.typeOptions?.resourceMapper?.resourceMapperMethod;
	const method = type.methods?.resourceMapping?.[name ?? ''];
	if (!method) throw new Error(`Parameter "${options.property}" maps nothing`);
	return await inIsolate(workflow, async () => await method.call(load));
}

import { NodeConnectionTypes, type INodeProperties, type INodeType } from 'n8n-workflow';

const toolDescriptionFields = (description: string, byOperation: boolean): INodeProperties[] => {
	const text: INodeProperties = {
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		default: description,
		required: true,
	};
	if (!byOperation) return [text];
	const kind: INodeProperties = {
		displayName: 'Tool Description',
		name: 'descriptionType',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Set Automatically', value: 'auto' },
			{ name: 'Set Manually', value: 'manual' },
		],
		default: 'auto',
	};
	return [kind, { ...text, displayOptions: { show: { descriptionType: ['manual'] } } }];
};

/**
 * The type n8n makes of a `usableAsTool` node for AI agents: the same code behind a description
 * with an `ai_tool` output. Source: `convertNodeToAiTool` of n8n 2.41 (`dist/tool-generation`).
 *
 * @throws Error when the node is not usable as a tool, as n8n refuses it
 */
export function toolVariant(type: INodeType): INodeType {
	const { usableAsTool, ...own } = type.description;
	if (!usableAsTool) throw new Error(`Node cannot be used as a tool: ${own.name}`);
	const replacements = typeof usableAsTool === 'object' ? usableAsTool.replacements : {};
	const description = { ...own, ...replacements };
	const byOperation = description.properties.some(({ name }) =>
		['resource', 'operation'].includes(name),
	);
	return Object.create(type, {
		description: {
			value: {
				...description,
				name: `${description.name}Tool`,
				displayName: `${description.displayName} Tool`,
				inputs: [],
				outputs: [NodeConnectionTypes.AiTool],
				properties: [
					...toolDescriptionFields(description.description, byOperation),
					...description.properties,
				],
			},
		},
	}) as INodeType;
}

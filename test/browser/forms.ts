import { NodeHelpers } from 'n8n-workflow';
import type {
	INode,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodeTypeDescription,
} from 'n8n-workflow';
import type { Operation } from '../../nodes/shared/operation';
import type { Resource } from '../../nodes/shared/operation/operation';
import type { RegisteredPlatform } from '../../scripts/registry';
import type { Credential } from '../../demo/n8n-cli';

type Choice = boolean | number | string;

/** A node whose form is looked at. */
export interface Form {
	id: string;
	name: string;
	parameters: INodeParameters;
}

const isCollection = ({ type }: INodeProperties) => type === 'collection' || type === 'fixedCollection';

/** An added member of a collection as the editor adds it: with its default. */
function added({ name, type, default: value, options, typeOptions }: INodeProperties) {
	if (type !== 'fixedCollection') return [name, value] as const;
	const rows = (options as INodePropertyCollection[]).map((group) => {
		const row = Object.fromEntries(group.values.map((one) => [one.name, one.default]));
		return [group.name, typeOptions?.multipleValues === true ? [row] : row];
	});
	return [name, Object.fromEntries(rows)] as const;
}

/** All members of a collection added, as somebody does who wants to see everything. */
function whole(property: INodeProperties) {
	if (property.type === 'fixedCollection') return added(property);
	return [property.name, Object.fromEntries((property.options as INodeProperties[]).map(added))] as const;
}

/** What a property shows with, besides its resource and operation: by name, without the path's slash. */
function conditionsOf({ displayOptions: { show = {} } = {} }: INodeProperties) {
	return Object.entries(show)
		.map(([name, values]) => [name.replace(/^\//, ''), values ?? []] as const)
		.filter(([name]) => name !== 'resource' && name !== 'operation' && !name.startsWith('@'));
}

/** Choices that show something together, by the names of their fields. */
type Choices = Record<string, Choice>;

/** What to choose to see each field that does not always show, each value of its choices once. */
function choicesOf(properties: readonly INodeProperties[]): Choices[] {
	const inside = properties
		.filter(({ type }) => type === 'collection')
		.flatMap(({ options }) => options as INodeProperties[]);
	const all = [...properties, ...inside].flatMap((property) => {
		const conditions = conditionsOf(property);
		const first = Object.fromEntries(conditions.map(([name, [value]]) => [name, value as Choice]));
		return conditions.flatMap(([name, values]) =>
			values.map((value): Choices => ({ ...first, [name]: value as Choice })),
		);
	});
	const isDefault = ([name, value]: [string, Choice]) =>
		properties.some((property) => property.name === name && property.default === value);
	const news = all.map((choices) =>
		Object.fromEntries(Object.entries(choices).filter((one) => !isDefault(one))),
	);
	const distinct = new Map(news.map((choices) => [JSON.stringify(choices), choices]));
	return [...distinct.values()].filter((choices) => Object.keys(choices).length > 0);
}

/**
 * The nodes that show every form of one operation: as it opens, with each choice that brings other
 * fields, and with every optional field added.
 */
function formsOf(
	resource: Resource,
	operation: Operation,
	all: readonly INodeProperties[],
): Array<Omit<Form, 'id'>> {
	const name = `${resource.name}: ${operation.name}`;
	const base = { resource: resource.value, operation: operation.value };
	const properties = all.filter(
		({ displayOptions: { show = {} } = {} }) =>
			show.resource?.includes(resource.value) === true &&
			show.operation?.includes(operation.value) === true,
	);
	const full = Object.fromEntries(properties.filter(isCollection).map(whole)) as INodeParameters;
	return [
		{ name, parameters: base },
		...choicesOf(properties).map((choices) => ({
			name: `${name} (${Object.entries(choices).flat().join(' ')})`,
			parameters: { ...base, ...choices },
		})),
		...(Object.keys(full).length === 0
			? []
			: [{ name: `${name} (all)`, parameters: { ...base, ...full } }]),
	];
}

/** Every form of every operation of a platform. */
export function formsOfPlatform({ resources, action, name }: RegisteredPlatform): Form[] {
	const { properties } = action.node.description;
	return resources
		.flatMap((resource) =>
			resource.operations.flatMap((operation) => formsOf(resource, operation, properties)),
		)
		.map((form, index) => ({ ...form, id: `${name}-${index}` }));
}

/** The settings of a node, which n8n shows on a tab of their own. */
export const settingsOf = ({ properties }: INodeTypeDescription): INodeProperties[] =>
	properties.filter(({ isNodeSetting }) => isNodeSetting === true);

/**
 * The properties that n8n shows on the Parameters tab of such a node, in their order; those in
 * collections too.
 */
export function shownProperties(
	description: INodeTypeDescription,
	parameters: INodeParameters,
): INodeProperties[] {
	const node = { typeVersion: 1 } as INode;
	const { properties } = description;
	const values =
		NodeHelpers.getNodeParameters(properties, parameters, true, false, node, description) ?? {};
	const isShown = (property: INodeProperties, at: INodeParameters) =>
		property.type !== 'hidden' &&
		property.isNodeSetting !== true &&
		NodeHelpers.displayParameter(at, property, node, description, values);
	return properties
		.filter((property) => isShown(property, values))
		.flatMap((property) => {
			if (property.type !== 'collection') return [property];
			const inside = (values[property.name] ?? {}) as INodeParameters;
			const members = (property.options as INodeProperties[])
				.filter(({ name }) => name in inside)
				.filter((member) => isShown(member, inside));
			return [property, ...members];
		});
}

/** A workflow in which all these forms stand in a row. */
export function workflowOf(forms: readonly Form[], type: string, credential: Credential) {
	const nodes = forms.map((form, index) => ({
		...form,
		type,
		typeVersion: 1,
		position: [index * 220, 0],
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
	}));
	const links = forms.slice(1).map(({ name }, index) => [
		forms[index].name,
		{ main: [[{ node: name, type: 'main', index: 0 }]] },
	]);
	return { name: `Forms of ${type}`, nodes, connections: Object.fromEntries(links) as object };
}

import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import type { FieldRule } from './data';

type Choice = INodeProperties | INodePropertyCollection | INodePropertyOptions;

const isField = (choice: Choice): choice is INodeProperties => 'type' in choice;

/** A property's own ones: those of a collection, or of every group of a fixed collection. */
function inner({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options.filter(isField);
	if (type !== 'fixedCollection') return [];
	return options.flatMap((group) => ('values' in group ? group.values : []));
}

/** A property and all that is in it. */
export function withInner(property: INodeProperties): INodeProperties[] {
	return [property, ...inner(property).flatMap(withInner)];
}

const isSorted = (texts: string[]) =>
	texts.every((one, index) => index === 0 || texts[index - 1].localeCompare(one) <= 0);

/** Choices and collections of a description stand in the order of the alphabet. */
export const unsorted = (properties: readonly INodeProperties[]): string[] =>
	properties
		.flatMap(withInner)
		.filter(({ type }) => ['options', 'multiOptions', 'collection'].includes(type))
		.filter(
			({ options = [] }) =>
				!isSorted(options.map((one) => ('displayName' in one ? one.displayName : one.name))),
		)
		.map(({ displayName }) => `${displayName} is not sorted`);

/** The same of one operation. */
export const sortsItsOptions: FieldRule = ({ described }) => unsorted(described);

const GENERAL = ['resource', 'operation'];

function ownConditions({ displayOptions }: INodeProperties): string[] {
	const rules = { ...displayOptions?.show, ...displayOptions?.hide };
	return Object.keys(rules).filter((name) => !GENERAL.includes(name) && !name.startsWith('@'));
}

/** The description shows every field at its operation. */
export const showsFieldsHere: FieldRule = ({ resource, operation, described }) =>
	described
		.filter(({ displayOptions }) => {
			const { resource: at = [], operation: on = [] } = displayOptions?.show ?? {};
			return !at.includes(resource) || !on.includes(operation.value);
		})
		.map(({ displayName }) => `${displayName} does not show here`);

/** n8n refuses the whole workflow where a required field is empty and its choice is an expression. */
export const demandsOnlyWhatAlwaysShows: FieldRule = ({ described }) => [
	...described
		.filter((property) => property.required === true && ownConditions(property).length > 0)
		.map(({ name }) => `${name} is required in the description although it may be hidden`),
	...described
		.flatMap((property) => withInner(property).slice(1))
		.filter(({ required }) => required === true)
		.map(({ name }) => `${name} is required inside a collection`),
];

/** What the description demands is what the executor demands. */
export const demandsTheSame: FieldRule = ({ operation, described }) =>
	operation.fields
		.filter((entry) => entry.kind === 'field' && entry.required && entry.show === undefined)
		.filter(({ property }) => {
			return described.some(({ name, required }) => name === property.name && required !== true);
		})
		.map(({ property }) => `${property.name} is required, which the editor does not show`);

/** Parameters are named in camelCase. */
export const namesInCamelCase: FieldRule = ({ described }) =>
	described
		.flatMap(withInner)
		.filter(({ name }) => !/^[a-z][a-zA-Z0-9]*$/.test(name))
		.map(({ name }) => `${name} is not camelCase`);

/** The executor alone makes requests: no field tells n8n's routing anything. */
export const carriesNoRouting: FieldRule = ({ described }) =>
	described
		.flatMap(withInner)
		.filter(({ routing }) => routing !== undefined)
		.map(({ name }) => `${name} has a routing of its own`);

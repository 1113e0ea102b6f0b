import type { INodeProperties } from 'n8n-workflow';

import { sortedByName } from '../fields';
import type { Collection, Conditions, Field, FieldOrCollection } from '../fields';
import type { Notice, OperationSpec } from './spec';

type Show = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

const mutable = (show: Conditions = {}): Show =>
	Object.fromEntries(Object.entries(show).map(([name, values]) => [name, [...values]]));

/** A slash leads from inside a collection to the node's own parameters. */
const fromRoot = (show: Conditions = {}): Show =>
	Object.fromEntries(Object.entries(show).map(([name, values]) => [`/${name}`, [...values]]));

function innerProperty({ property, show }: Field): INodeProperties {
	return show === undefined ? property : { ...property, displayOptions: { show: fromRoot(show) } };
}

function collectionProperty({ property, fields }: Collection): INodeProperties {
	return { ...property, options: sortedByName(fields.map(innerProperty)) };
}

function fieldProperty({ property, required, show }: Field): INodeProperties {
	// n8n refuses the whole workflow where such a field is empty and its choice is an expression; the
	// executor demands it for the items that made the choice.
	return required && show === undefined ? { ...property, required: true } : property;
}

/**
 * One field of an operation as n8n shows it.
 *
 * @param resource n8n's value of the resource
 * @param operation n8n's value of the operation
 */
export function propertyOf(
	field: FieldOrCollection,
	resource: string,
	operation: string,
): INodeProperties {
	const property = field.kind === 'collection' ? collectionProperty(field) : fieldProperty(field);
	const show = { resource: [resource], operation: [operation], ...mutable(field.show) };
	return { ...property, displayOptions: { show } };
}

/** The notices of an operation as n8n shows them. */
export function noticesOf(
	{ notices = [], value }: Pick<OperationSpec, 'notices' | 'value'>,
	resource: string,
): INodeProperties[] {
	return notices.map(({ text, show }, index) => ({
		...{ displayName: text, name: `notice${index + 1}`, type: 'notice', default: '' },
		displayOptions: { show: { resource: [resource], operation: [value], ...mutable(show) } },
	}));
}

/** Whether a field is the node's: n8n shows it on the Settings tab, whatever the operation. */
export const isNodeSetting = ({ property }: FieldOrCollection): boolean =>
	property.isNodeSetting === true;

/**
 * The form of an operation as n8n shows it: its notices and its fields. A notice that belongs to some
 * choices stands below the last of them, so that choosing moves nothing that stands above.
 *
 * @param resource n8n's value of the resource
 */
export function formOf(
	operation: Pick<OperationSpec, 'fields' | 'notices' | 'value'>,
	resource: string,
): INodeProperties[] {
	const { notices = [], value } = operation;
	const fields = operation.fields.filter((field) => !isNodeSetting(field));
	const belongsTo = ({ show = {} }: Notice) =>
		fields.findLastIndex(({ property }) => property.name in show);
	const shown = noticesOf(operation, resource);
	const below = (place: number) => shown.filter((_, index) => belongsTo(notices[index]) === place);
	return [
		...below(-1),
		...fields.flatMap((field, index) => [propertyOf(field, resource, value), ...below(index)]),
	];
}

/** The settings of a node, each once: the same in all operations that have it. */
export function nodeSettingsOf(
	operations: ReadonlyArray<{ fields: readonly FieldOrCollection[] }>,
): INodeProperties[] {
	const settings = operations
		.flatMap(({ fields }) => fields.filter(isNodeSetting))
		.map(({ property }): [string, INodeProperties] => [property.name, property]);
	return [...new Map(settings).values()];
}

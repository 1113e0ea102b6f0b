import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../shared/operation/operationPolicy';
import { sortedByName } from '../shared/fields/sorted';
import { keyValueFields, keyValues } from '../shared/fields/keyValues';
import { idField } from './ids';
import type { IdName } from './ids';

const camelCase = (property: string) =>
	property.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const field =
	(type: 'body' | 'query') =>
	(displayName: string, property: string, own: Partial<INodeProperties> = {}): INodeProperties => ({
		displayName,
		name: camelCase(property),
		type: 'string',
		default: '',
		...own,
		routing: { send: { type, property } },
	});

/** A field that goes into the body under the vendor's name; a text unless said otherwise. */
export const bodyField = field('body');

/** The same for the query. */
export const queryField = field('query');

/** The field for an id that goes into the body, such as `inbox_id`. */
export function bodyId(name: IdName, property: string, own: Partial<INodeProperties> = {}) {
	return bodyField('', property, { ...idField(name), ...own });
}

/** The field for an id that goes into the query. */
export const queryId = (name: IdName, property: string) => queryField('', property, idField(name));

/** A collection of optional fields, sorted. */
export function collection(
	displayName: string,
	name: string,
	options: INodeProperties[],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'collection',
		placeholder: name === 'filters' ? 'Add Filter' : 'Add Field',
		default: {},
		options: sortedByName(options),
	};
}

/** A free object as rows or JSON, for a collection. */
export interface FreeObject {
	fields: INodeProperties[];
	/** The parameters that `check` reads, in a collection of that name. */
	reads(collectionName: string): string[];
	check(collectionName: string): Check;
}

function freeObject(
	displayName: string,
	name: string,
	description: string,
	write: (body: Record<string, unknown>, value: Record<string, unknown>) => void,
): FreeObject {
	return {
		fields: keyValueFields(displayName, name, description),
		reads: (own) => [`${own}.${name}`, `${own}.${name}Json`],
		check: (own) => (request, item) => {
			const value = keyValues(item, `${own}.${name}`, displayName);
			if (value !== undefined) write((request.body ??= {}) as Record<string, unknown>, value);
		},
	};
}

/** Chatwoot's free attributes of contacts and conversations. */
export const customAttributes = freeObject(
	'Custom Attributes',
	'customAttributes',
	'Your own facts, by the keys of the attributes in HueChat',
	(body, value) => {
		body.custom_attributes = value;
	},
);

/** Fields of the newer resources that no document names; those of the node's own fields win. */
export const furtherFields = freeObject(
	'Further Fields',
	'furtherFields',
	"Fields that this node does not have, under the vendor's names",
	(body, value) => {
		for (const [key, one] of Object.entries(value)) body[key] ??= one;
	},
);

import type { Collection, Conditions, Field } from './field';
import { inBody } from './field';
import { flag } from './types/flag';
import { integer } from './types/integer';
import { jsonObject } from './types/jsonObject';

/** What each collection is for, by its parameter. */
const PURPOSES: Readonly<Record<string, string>> = {
	additionalFields: 'What may be sent besides; add only what you need',
	filters: 'Narrow or sort the results; all that you add apply together',
	options: 'Settings that are rarely needed',
	updateFields: 'The fields to change; the others stay as they are',
};

/**
 * Optional fields: the user adds those that are wanted.
 *
 * @param fields in any order; the editor sorts them by their labels
 */
export function collection(
	displayName: string,
	name: string,
	fields: readonly Field[],
	show?: Conditions,
): Collection {
	const placeholder = name === 'options' ? 'Add option' : 'Add Field';
	return {
		kind: 'collection',
		property: {
			...{ displayName, name, type: 'collection', placeholder, default: {} },
			description: PURPOSES[name],
		},
		...(show && { show }),
		fields,
	};
}

/**
 * The filters of a list. One that the user added and that resolves to nothing is an input error:
 * without it the list would hold everything.
 */
export function filters(fields: readonly Field[]): Collection {
	const strict = fields.map(
		(field): Field => ({
			...field,
			blank: field.blank === 'leaveOut' ? 'refuseUnlessLeftBlank' : field.blank,
		}),
	);
	const { property, ...rest } = collection('Filters', 'filters', strict);
	return { ...rest, property: { ...property, placeholder: 'Add Filter' } };
}

/** `Return All` and `Limit` of a list. */
export function returnAllOrLimit(show?: Conditions): [Field<boolean>, Field<number>] {
	return [
		flag({
			displayName: 'Return All',
			name: 'returnAll',
			description: 'Whether to return all results or only up to a given limit',
			show,
		}),
		integer({
			displayName: 'Limit',
			name: 'limit',
			min: 1,
			default: 50,
			description: 'Max number of results to return',
			show: { ...show, returnAll: [false] },
		}),
	];
}

/** Fields of the body that the node does not have; those of its own fields win. */
export const extraFields = (): Field =>
	jsonObject({
		displayName: 'Extra Fields (JSON)',
		name: 'extraFields',
		description: 'A JSON object with fields that this form does not have, named as the vendor names them, such as {"field_name": "value"}. What the form sets wins.',
		to: inBody(''),
	});

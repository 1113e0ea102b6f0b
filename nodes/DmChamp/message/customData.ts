import type { INodeProperties } from 'n8n-workflow';

import { textAt } from '../../shared/fields/text';

type Field = Omit<INodeProperties, 'routing'>;

/** A field inside `customData`, where both calls of a custom channel have theirs (seed 001). */
export function customField(field: Field): INodeProperties {
	return {
		...field,
		routing: { send: { type: 'body', property: `customData.${field.name}` } },
	};
}

/** Checks that make text of ids and texts that are numbers. */
export const customTexts = (names: Record<string, string>) =>
	Object.entries(names).map(([name, shown]) => textAt(['body', 'customData', name], shown));

/** Who the other side is, in a message either way. */
export const fromId = customField({
	displayName: 'From ID',
	name: 'fromId',
	type: 'string',
	default: '',
	required: true,
	description: "The customer's ID on your side; DM Champ creates a contact that is missing",
});

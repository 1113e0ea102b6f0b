import { choices } from '../shared/fields';
import type { Field } from '../shared/fields';
import type { Check } from '../shared/operation';
import { InputError } from '../shared/transport';

interface Clearing {
	/** Stands in the collection of an update. */
	field: Field;
	/** Empties what was chosen: sends null for it, as v1's API family takes it. */
	check: Check;
}

/**
 * Lets an update empty fields: one that is left blank is not sent, so it stays as it is.
 *
 * @param fields those of the update that may be emptied; each goes into the body
 * @param collection the parameter of the collection
 */
export function fieldsToClear(fields: readonly Field[], collection: string): Clearing {
	const options = fields
		.map(({ property, to }) => ({ name: property.displayName, value: to?.property ?? '' }))
		.sort((a, b) => a.name.localeCompare(b.name));
	const name = 'fieldsToClear';
	return {
		field: choices({
			displayName: 'Fields to Clear',
			name,
			description: 'Fields to empty at HueChat. A field that is only left blank stays as it is.',
			options,
		}),
		check: (request, { values }) => {
			const chosen = (values[`${collection}.${name}`] ?? []) as string[];
			const body = { ...(request.body as object | undefined) } as Record<string, unknown>;
			for (const { name: label, value } of options.filter((one) => chosen.includes(one.value))) {
				if (body[value] !== undefined) {
					throw new InputError(
						`${label} has a new value and is to be cleared`,
						'Remove it from Fields to Clear, or give it no value.',
					);
				}
				body[value] = null;
			}
			if (chosen.length > 0) request.body = body;
		},
	};
}

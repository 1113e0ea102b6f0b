import { inBody, keyValues } from '../../shared/fields';
import type { Field } from '../../shared/fields';
import { rowsIn } from '../../shared/fields/types/rows';
import { readVariableRows, readVariablesJson } from '../../shared/fields/types/templateVariables';

const [rows, json] = keyValues({
	displayName: 'Variables',
	name: 'variables',
	description: "Values for the template's placeholders, by placeholder",
	to: inBody('variables'),
});

/**
 * The values for a broadcast's template, as rows of key and value or as JSON. They keep WhatsApp's
 * rules: one that is blank would make it refuse the broadcast as a whole.
 */
export const variables: Field[] = [
	{
		...rows,
		type: 'templateVariables',
		blank: 'refuse',
		read(raw, { label }) {
			const named = rowsIn(raw, 'entry', label).map(({ key, value }) => ({ name: key, value }));
			return readVariableRows(named, label);
		},
	},
	{
		...json,
		type: 'templateVariables',
		blank: 'refuse',
		read: (raw, { label }) => readVariablesJson(raw, label),
	},
];

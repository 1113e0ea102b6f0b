import {
	inBody,
	keyValues,
	makeField,
	readVariableRows,
	readVariablesJson,
	rowsIn,
} from '../../shared/fields';
import type { Field } from '../../shared/fields';

const options = {
	displayName: 'Variables',
	name: 'variables',
	description: "Values for the template's placeholders, by placeholder",
	to: inBody('variables'),
};

const [rows, json] = keyValues(options).map(({ property }) => property);

/**
 * The values for a broadcast's template, as rows of key and value or as JSON. They keep WhatsApp's
 * rules: one that is blank would make it refuse the broadcast as a whole.
 */
export const variables: Field[] = [
	makeField(options, {
		type: 'templateVariables',
		property: rows,
		blank: 'refuse',
		read(raw, { label }) {
			const named = rowsIn(raw, 'entry', label).map(({ key, value }) => ({ name: key, value }));
			return readVariableRows(named, label);
		},
	}),
	makeField(
		{ ...options, displayName: json.displayName, name: json.name, description: json.description },
		{
			type: 'templateVariables',
			property: json,
			blank: 'refuse',
			read: (raw, { label }) => readVariablesJson(raw, label),
		},
	),
];

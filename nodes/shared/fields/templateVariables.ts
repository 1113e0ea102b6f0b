import type { INodeProperties } from 'n8n-workflow';

import type { ItemView } from '../operation/operationPolicy';
import { InputError } from '../transport/errors/outcome';
import { jsonValue } from './jsonText';

interface Row {
	name?: unknown;
	value?: unknown;
}

/** The parameters that `templateVariables` reads. */
export const variableParameters = ['variablesMode', 'variables', 'variablesJson'];

/** The fields for a template's variables: as name and value in rows, or all at once as JSON. */
export const variableFields: INodeProperties[] = [
	{
		displayName: 'Variables',
		name: 'variablesMode',
		type: 'options',
		options: [
			{ name: 'As JSON', value: 'json' },
			{ name: 'As Rows', value: 'rows' },
			{ name: 'None', value: 'none' },
		],
		default: 'none',
		description: "How to give the values for the template's placeholders",
	},
	{
		displayName: 'Variable Rows',
		name: 'variables',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { variablesMode: ['rows'] } },
		placeholder: 'Add Variable',
		default: {},
		options: [
			{
				displayName: 'Variable',
				name: 'row',
				values: [
					{
						displayName: 'Placeholder',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. 1',
						description: 'The number in the braces of the template',
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	},
	{
		displayName: 'Variables JSON',
		name: 'variablesJson',
		type: 'json',
		displayOptions: { show: { variablesMode: ['json'] } },
		default: '{"1": ""}',
		description: 'One object with a value for each placeholder, or a list in their order',
	},
];

function entries(item: ItemView): Array<[string, unknown]> {
	const mode = item.parameter('variablesMode', 'none');
	if (mode === 'rows') {
		const rows = (item.parameter('variables.row', []) ?? []) as Row[];
		return rows.map(({ name, value }) => [String(name ?? '').trim(), value]);
	}
	if (mode !== 'json') return [];
	const value = jsonValue(item.parameter('variablesJson'), 'Variables JSON', '{"1": "Jane"}');
	if (Array.isArray(value)) return value.map((one, index) => [String(index + 1), one]);
	if (typeof value === 'object' && value !== null) return Object.entries(value);
	throw new InputError('Variables JSON is not an object', 'Write it like {"1": "Jane"}.');
}

/**
 * Reads a template's variables for one item.
 *
 * @returns one object with string keys and string values; undefined where there are none
 * @throws InputError for a missing name, a value that is no text or number, or JSON that is not valid
 */
export function templateVariables(item: ItemView): Record<string, string> | undefined {
	const found = entries(item).map(([name, value]): [string, string] => {
		if (name === '') {
			throw new InputError('A variable has no placeholder', "Name the template's placeholder, e.g. 1.");
		}
		if (!['string', 'boolean'].includes(typeof value) && !Number.isFinite(value)) {
			throw new InputError(
				`The variable ${name} has no value`,
				'Give a text or a number; if it is an expression, it gave nothing for this item.',
			);
		}
		return [name, String(value)];
	});
	return found.length === 0 ? undefined : Object.fromEntries(found);
}

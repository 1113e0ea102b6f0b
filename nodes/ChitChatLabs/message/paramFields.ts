import type { INodeProperties } from 'n8n-workflow';

/** The parameters that `templateParams` reads. */
export const paramParameters = ['paramsMode', 'params', 'paramsList', 'paramsJson'];

const value: INodeProperties = { displayName: 'Value', name: 'value', type: 'string', default: '' };

const source: INodeProperties = {
	displayName: 'Fill From',
	name: 'source',
	type: 'options',
	options: [
		{ name: 'Contact Column', value: 'column' },
		{ name: 'Value', value: 'value' },
	],
	default: 'value',
};

const column: INodeProperties = {
	displayName: 'Column',
	name: 'column',
	type: 'string',
	displayOptions: { show: { source: ['column'] } },
	default: '',
	placeholder: 'e.g. name',
	description:
		"The column of your contacts that holds each one's value; sent as the column's name in double braces",
};

/**
 * The fields for a template's parameters: as rows, as a list or as JSON.
 *
 * @param withColumns whether a parameter may come from a column of the contacts, as in a bulk send
 */
export function paramFields(withColumns: boolean): INodeProperties[] {
	const shown = { ...value, displayOptions: { show: { source: ['value'] } } };
	const hint = withColumns ? '; an entry {"column": "name"} is filled for each contact' : '';
	return [
		{
			displayName: 'Parameters',
			name: 'paramsMode',
			type: 'options',
			options: [
				{ name: 'As JSON', value: 'json' },
				{ name: 'As List', value: 'list' },
				{ name: 'As Rows', value: 'rows' },
				{ name: 'None', value: 'none' },
			],
			default: 'none',
			description: "How to give the values for the template's placeholders",
		},
		{
			displayName: 'Parameter Rows',
			name: 'params',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true, sortable: true },
			displayOptions: { show: { paramsMode: ['rows'] } },
			placeholder: 'Add Parameter',
			default: {},
			options: [
				{
					displayName: 'Parameter',
					name: 'row',
					values: withColumns ? [source, shown, column] : [value],
				},
			],
		},
		{
			displayName: 'Parameter List',
			name: 'paramsList',
			type: 'string',
			typeOptions: { rows: 3 },
			required: true,
			displayOptions: { show: { paramsMode: ['list'] } },
			default: '',
			description: 'The values in their order, one on each line; an expression may give a list',
		},
		{
			displayName: 'Parameters JSON',
			name: 'paramsJson',
			type: 'json',
			required: true,
			displayOptions: { show: { paramsMode: ['json'] } },
			default: '[]',
			description: `A list with the values in their order${hint}`,
		},
	];
}

import { choice, inBody, isBlank, makeField, rowText, rowsProperty } from '../../shared/fields';
import type { Field } from '../../shared/fields';
import type { Check } from '../../shared/operation';
import { GROUP, paramsOfJson, paramsOfList, paramsOfRows, SOURCES } from './params';

const to = inBody('params');

const mode = choice({
	displayName: 'Parameters',
	name: 'paramsMode',
	options: [
		{ name: 'As JSON', value: 'json' },
		{ name: 'As List', value: 'list' },
		{ name: 'As Rows', value: 'rows' },
		{ name: 'None', value: 'none' },
	],
	default: 'none',
	description: "How to give the values for the template's placeholders; None if the template has no placeholders",
});

const VALUE = 'The text that replaces the placeholder; it must not be blank';

const VALUES_OR_COLUMNS = [
	{
		displayName: 'Fill From',
		name: 'source',
		type: 'options' as const,
		options: SOURCES,
		default: 'value',
		description: 'Whether all recipients get the same value, or each one that of a column of your contacts',
	},
	rowText('Value', 'value', {
		displayOptions: { show: { source: ['value'] } },
		description: VALUE,
	}),
	rowText('Column', 'column', {
		displayOptions: { show: { source: ['column'] } },
		placeholder: 'e.g. name',
		description:
			"The column of your contacts that holds each one's value; sent as the column's name in double braces",
	}),
];

function rowsField(withColumns: boolean): Field<string[]> {
	const values = withColumns ? VALUES_OR_COLUMNS : [rowText('Value', 'value', { description: VALUE })];
	const { typeOptions, ...rows } = rowsProperty({ displayName: 'Parameter', group: GROUP, values });
	return makeField(
		{
			displayName: 'Parameter Rows',
			name: 'params',
			description: 'One row for each placeholder of the template, in their order',
			show: { paramsMode: ['rows'] },
			to,
		},
		{
			type: 'templateVariables',
			property: { ...rows, typeOptions: { ...typeOptions, sortable: true } },
			blank: 'leaveOut',
			read: (raw, { label }) => paramsOfRows(raw, label, withColumns),
		},
	);
}

const listField: Field<string[]> = makeField(
	{
		displayName: 'Parameter List',
		name: 'paramsList',
		required: true,
		show: { paramsMode: ['list'] },
		placeholder: 'e.g. Jane',
		description: 'The values in the order of the placeholders, one per line; an expression may return a list',
		to,
	},
	{
		type: 'templateVariables',
		property: { type: 'string', typeOptions: { rows: 3 }, default: '' },
		blank: 'leaveOut',
		read: (raw, { label }) => paramsOfList(raw, label),
	},
);

function jsonField(withColumns: boolean): Field<string[]> {
	const hint = withColumns ? '; an entry {"column": "name"} is filled in for each contact' : '';
	return makeField(
		{
			displayName: 'Parameters JSON',
			name: 'paramsJson',
			required: true,
			show: { paramsMode: ['json'] },
			description: `The values in the order of the placeholders, such as ["Jane", "24th Nov"]${hint}`,
			to,
		},
		{
			type: 'templateVariables',
			property: { type: 'json', default: '[]' },
			blank: 'leaveOut',
			// An empty list says that the template has no placeholders.
			isBlank: (raw) => !Array.isArray(raw) && isBlank(raw),
			read: (raw, { label }) => paramsOfJson(raw, label),
		},
	);
}

/**
 * The fields for a template's parameters: how they are given, then as rows, as a list or as JSON.
 *
 * @param withColumns whether a parameter may come from a column of the contacts, as in a bulk send
 */
export const paramFields = (withColumns: boolean): Field[] => [
	mode,
	rowsField(withColumns),
	listField,
	jsonField(withColumns),
];

/** The document does not call `params` optional: a template without placeholders gets an empty list. */
export const sendParams: Check = ({ body }) => {
	(body as { params?: string[] }).params ??= [];
};

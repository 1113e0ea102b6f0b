import type { Conditions, Destination, Field } from '../field';
import { choice } from './choice';
import { makeField } from './makeField';
import { rowsProperty, rowText } from './rows';
import { GROUP, readVariableFields, readVariableRows, readVariablesJson } from './variableValues';
import type { TemplateVariables } from './variableValues';

/** Options of {@link templateVariables}. */
export interface TemplateVariablesOptions {
	to: Destination;
	show?: Conditions;
	/** The vendor numbers its placeholders: 1, 2 and so on; other names are refused. */
	numbered?: boolean;
	/** The node's method that knows the placeholders of the chosen template. */
	mappingMethod: string;
	/** The parameters that say which template it is. */
	dependsOn: readonly string[];
	/**
	 * Header and buttons take values too. What the form gives is then for a check to place, and has no
	 * destination of its own.
	 */
	isWhole?: boolean;
	/** Rows that were chosen and are not there are refused. */
	demandsRows?: boolean;
}

/** The parameter of the form with a field for each placeholder. */
export const VARIABLE_FIELDS = 'variableFields';

const ROW = {
	group: GROUP,
	displayName: 'Variable',
	values: [
		rowText('Placeholder', 'name', {
			placeholder: 'e.g. 1',
			description: 'What stands in the double braces of the template, such as 1',
		}),
		rowText('Value', 'value', {
			description: 'The text that replaces the placeholder; it must not be blank',
		}),
	],
};

/** The form with a field for each placeholder of the chosen template. */
function formField(options: TemplateVariablesOptions): Field<TemplateVariables> {
	const { to, show, mappingMethod, dependsOn, numbered, isWhole } = options;
	return makeField<TemplateVariables>(
		{
			displayName: 'Variable Fields',
			name: VARIABLE_FIELDS,
			description: 'A value for each placeholder of the chosen template; none may stay blank',
			show: { ...show, variablesMode: ['fields'] },
			to: isWhole ? undefined : to,
		},
		{
			type: 'templateVariables',
			property: {
				type: 'resourceMapper',
				noDataExpression: true,
				default: { mappingMode: 'defineBelow', value: null },
				typeOptions: {
					loadOptionsDependsOn: [...dependsOn],
					resourceMapper: {
						resourceMapperMethod: mappingMethod,
						mode: 'add',
						valuesLabel: 'Template Variables',
						fieldWords: { singular: 'variable', plural: 'variables' },
						addAllFields: true,
						supportAutoMap: false,
					},
				},
			},
			blank: 'leaveOut',
			read: (raw, { label }) => readVariableFields(raw, label, { numbered, isWhole }),
		},
	);
}

/**
 * The fields for a template's variables: how they are given, as a form of the chosen template, as rows,
 * and as JSON.
 *
 * @returns the choice and what it shows, in this order
 */
export function templateVariables(options: TemplateVariablesOptions): Field[] {
	const { to, show, numbered = false, demandsRows = false } = options;
	const mode = choice({
		displayName: 'Variables',
		name: 'variablesMode',
		description: "How to give the values for the template's placeholders",
		options: [
			{
				name: 'As Fields',
				value: 'fields',
				description: 'One field for each placeholder of the template that is chosen above',
			},
			{
				name: 'As JSON',
				value: 'json',
				description: 'For a template that an expression chooses, or whose text is not known',
			},
			{ name: 'As Rows', value: 'rows', description: 'The placeholders and their values by hand' },
			{ name: 'None', value: 'none', description: 'The template has no placeholders' },
		],
		default: 'fields',
		show,
	});
	const rows = makeField<TemplateVariables>(
		{
			displayName: 'Variable Rows',
			description: 'One row for each placeholder of the template; every placeholder needs a value',
			name: 'variables',
			show: { ...show, variablesMode: ['rows'] },
			to,
		},
		{
			type: 'templateVariables',
			property: rowsProperty(ROW),
			blank: demandsRows ? 'refuse' : 'leaveOut',
			read: (raw, { label }) => readVariableRows(raw, label, numbered),
		},
	);
	const json = makeField<TemplateVariables>(
		{
			displayName: 'Variables JSON',
			name: 'variablesJson',
			description: 'One object with a value for each placeholder, such as {"1": "Jane"}, or a list in their order, such as ["Jane"]',
			show: { ...show, variablesMode: ['json'] },
			to,
		},
		{
			type: 'templateVariables',
			property: { type: 'json', default: '{"1": ""}' },
			blank: 'leaveOut',
			// Nothing at all is no empty list of variables: the template would go out with holes.
			isBlank: () => false,
			read: (raw, { label }) => readVariablesJson(raw, label, numbered),
		},
	);
	return [mode, formField(options), rows, json];
}

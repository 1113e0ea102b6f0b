import { trimmed } from '../blank';
import { emptyValue } from '../emptyValue';
import type { Conditions, Destination, Field } from '../field';
import { isObject } from '../../object';
import { InputError } from '../../transport';
import { choice } from './choice';
import { jsonValue } from './jsonObject';
import { makeField } from './makeField';
import { rowsIn, rowsProperty, rowText } from './rows';
import { readText } from './text';
import { isTime } from './times';

/** Values for a template's placeholders, by placeholder. */
export type TemplateVariables = Record<string, string>;

/** Options of {@link templateVariables}. */
export interface TemplateVariablesOptions {
	to: Destination;
	show?: Conditions;
	/** The vendor numbers its placeholders: 1, 2 and so on; other names are refused. */
	numbered?: boolean;
}

const EXAMPLE = '{"1": "Jane"}';
const GROUP = 'row';

const ROW = {
	group: GROUP,
	displayName: 'Variable',
	values: [
		rowText('Placeholder', 'name', {
			placeholder: 'e.g. 1',
			description: 'The number in the braces of the template',
		}),
		rowText('Value', 'value'),
	],
};

/** The name in what people copy from the template: `{{1}}` is 1. */
function nameOf(raw: unknown, numbered: boolean): string {
	const given =
		raw === undefined || raw === null ? '' : readText(raw, 'The placeholder of a variable');
	const name = trimmed(trimmed(given).replace(/^\{\{(.*)\}\}$/s, '$1'));
	if (name === '' || name === '__proto__') {
		throw new InputError(
			'A variable has no placeholder',
			"Name the template's placeholder, e.g. 1.",
		);
	}
	if (numbered && !/^[1-9]\d*$/.test(name)) {
		throw new InputError(
			`The variable ${name} is not a number`,
			'The placeholders of these templates are numbered: 1, 2 and so on.',
		);
	}
	return name;
}

/**
 * Reads one value. WhatsApp refuses a message, and with it a whole broadcast, where a variable is blank
 * or holds a line break, a tab or more than four blanks in a row (Meta's words: "Param text cannot have
 * new-line/tab characters or more than 4 consecutive spaces").
 *
 * @param label names the variable, such as `The variable 2`
 * @throws InputError where it has no value, or one that is not text
 */
export function readVariable(raw: unknown, label: string): string {
	const text = raw === undefined || raw === null ? '' : readText(raw, label);
	const value = trimmed(text.replace(/[\r\n\t\u2028\u2029\v\f]+/g, ' ').replace(/ {5,}/g, ' '));
	if (value !== '') return value;
	throw new InputError(
		`${label} has no value`,
		'WhatsApp refuses a template with a blank variable. If it is an expression, it resolved to an empty value for this item.',
	);
}

function variablesOf(
	entries: ReadonlyArray<readonly [name: unknown, value: unknown]>,
	numbered: boolean,
): TemplateVariables | undefined {
	const found = new Map<string, string>();
	for (const [given, value] of entries) {
		const name = nameOf(given, numbered);
		if (found.has(name)) {
			throw new InputError(`The variable ${name} is there twice`, 'Remove one of them.');
		}
		found.set(name, readVariable(value, `The variable ${name}`));
	}
	return found.size === 0 ? undefined : Object.fromEntries(found);
}

/**
 * Reads variables that are given as JSON: an object by placeholder, or a list in their order.
 *
 * @returns undefined for an empty object or list: the template has no placeholders
 * @throws InputError for anything else, and for variables that WhatsApp refuses
 */
export function readVariablesJson(
	raw: unknown,
	label: string,
	numbered = false,
): TemplateVariables | undefined {
	if (raw === undefined || raw === null || (typeof raw === 'string' && trimmed(raw) === '')) {
		throw emptyValue(label);
	}
	const value = jsonValue(raw, label, EXAMPLE);
	if (Array.isArray(value)) {
		return variablesOf(
			value.map((one: unknown, index) => [index + 1, one] as const),
			numbered,
		);
	}
	if (isObject(value) && !isTime(value)) return variablesOf(Object.entries(value), numbered);
	throw new InputError(`${label} is not an object`, `Write it like ${EXAMPLE}.`);
}

/**
 * Reads variables that are given as rows.
 *
 * @returns undefined where there are no rows
 * @throws InputError for variables that WhatsApp refuses
 */
export function readVariableRows(
	raw: unknown,
	label: string,
	numbered = false,
): TemplateVariables | undefined {
	const rows = rowsIn(raw, GROUP, label);
	return variablesOf(
		rows.map(({ name, value }) => [name, value] as const),
		numbered,
	);
}

/**
 * The fields for a template's variables: how they are given, as rows, and as JSON.
 *
 * @returns the choice and what it shows, in this order
 */
export function templateVariables(options: TemplateVariablesOptions): Field[] {
	const { to, show, numbered = false } = options;
	const mode = choice({
		displayName: 'Variables',
		name: 'variablesMode',
		description: "How to give the values for the template's placeholders",
		options: [
			{ name: 'As JSON', value: 'json' },
			{ name: 'As Rows', value: 'rows' },
			{ name: 'None', value: 'none' },
		],
		default: 'none',
		show,
	});
	const rows = makeField<TemplateVariables>(
		{
			displayName: 'Variable Rows',
			name: 'variables',
			show: { ...show, variablesMode: ['rows'] },
			to,
		},
		{
			type: 'templateVariables',
			property: rowsProperty(ROW),
			blank: 'leaveOut',
			read: (raw, { label }) => readVariableRows(raw, label, numbered),
		},
	);
	const json = makeField<TemplateVariables>(
		{
			displayName: 'Variables JSON',
			name: 'variablesJson',
			description: 'One object with a value for each placeholder, or a list in their order',
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
	return [mode, rows, json];
}

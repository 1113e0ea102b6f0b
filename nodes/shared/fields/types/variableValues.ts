import { trimmed } from '../blank';
import { emptyValue } from '../emptyValue';
import { isObject } from '../../object';
import { InputError } from '../../transport';
import { isMark, placeOf, variableId } from '../templates/variableField';
import type { VariablePlace } from '../templates/variableField';
import { jsonValue } from './jsonObject';
import { rowsIn } from './rows';
import { readText } from './text';
import { isTime } from './times';

/** Values for a template's placeholders, by placeholder. */
export type TemplateVariables = Record<string, string>;

const EXAMPLE = '{"1": "Jane"}';

/** n8n's group of the rows. */
export const GROUP = 'row';

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

/** What a placeholder is called in error words. */
function variableLabelOf({ place, name, index = 0 }: VariablePlace): string {
	if (place === 'button') return `The variable of button ${index + 1}`;
	return place === 'header' ? `The variable ${name} of the header` : `The variable ${name}`;
}

/** The names of the form's fields, also of those that nobody filled in, and the values. */
function formOf(raw: unknown, label: string): Array<readonly [id: string, value: unknown]> {
	const form = isObject(raw) && 'mappingMode' in raw ? raw : undefined;
	if (form === undefined) {
		throw new InputError(
			`${label} must be the fields of a template`,
			'Choose the template in the editor, or give the values as rows or as JSON.',
		);
	}
	const values = isObject(form.value) ? form.value : {};
	const schema: unknown = form.schema;
	const fields = Array.isArray(schema) ? schema.filter(isObject) : [];
	const demanded = fields.filter(({ required }) => required === true).map(({ id }) => String(id));
	const ids = [...new Set([...demanded, ...Object.keys(values)])];
	return ids.filter((id) => !isMark(id)).map((id) => [id, values[id]] as const);
}

/**
 * Reads variables that are given as the fields of the chosen template.
 *
 * @param isWhole whether header and buttons take values too; each then stands under its field's name,
 * such as `header:1`, otherwise under the placeholder's
 * @returns undefined where the template has no placeholders, or none is chosen
 * @throws InputError for variables that WhatsApp refuses, those that nobody filled in among them
 */
export function readVariableFields(
	raw: unknown,
	label: string,
	{ numbered = false, isWhole = false } = {},
): TemplateVariables | undefined {
	const found = new Map<string, string>();
	for (const [id, value] of formOf(raw, label)) {
		const given = placeOf(id);
		if (given.place !== 'body' && !isWhole) {
			throw new InputError(
				`${variableLabelOf(given)} cannot be sent`,
				'Only the placeholders of the body take values here.',
			);
		}
		const isBody = given.place === 'body';
		const name = isBody ? nameOf(given.name, numbered) : given.name;
		const key = isWhole ? variableId({ ...given, name }) : name;
		if (found.has(key)) {
			throw new InputError(`The variable ${name} is there twice`, 'Remove one of them.');
		}
		found.set(key, readVariable(value, variableLabelOf({ ...given, name })));
	}
	return found.size === 0 ? undefined : Object.fromEntries(found);
}

import { isObject } from '../../shared/object';
import { InputError } from '../../shared/transport';
import {
	jsonListIn,
	jsonValue,
	readChoice,
	readText,
	readVariable,
	rowsIn,
	trimmed,
} from '../../shared/fields';

/** Where a row's value can come from. */
export const SOURCES = [
	{ name: 'Contact Column', value: 'column' },
	{ name: 'Value', value: 'value' },
];

/** n8n's group of the rows. */
export const GROUP = 'row';

/** The spelling that ChitChatLabs fills with each contact's own value ("Sending Messages via API"). */
function placeholder(column: unknown, label: string): string {
	const name = trimmed(readText(column ?? '', `The column of ${label}`));
	if (name !== '' && !/[{}]/.test(name)) return `{{${name}}}`;
	throw new InputError(
		`${label} names no contact column`,
		'Give the name of a column of your contacts, without braces, for example name.',
	);
}

const labelled = <T>(entries: readonly T[], read: (entry: T, label: string) => string): string[] =>
	entries.map((entry, index) => read(entry, `Parameter ${index + 1}`));

/**
 * Reads parameters that are given as JSON; an entry `{"column": "name"}` stands for a column of the
 * contacts.
 *
 * @throws InputError for anything but a list, and for values that WhatsApp refuses
 */
export function paramsOfJson(raw: unknown, label: string): string[] {
	const example = '["Jane", "24th Nov"]';
	const list = jsonValue(raw, label, example);
	if (!Array.isArray(list))
		throw new InputError(`${label} is not a list`, `Write it like ${example}.`);
	return labelled(list as unknown[], (one, name) =>
		isObject(one) ? placeholder(one.column, name) : readVariable(one, name),
	);
}

/** A last line break is no parameter; a blank line in between is a blank parameter. */
const linesOf = (text: string): string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);

/**
 * Reads parameters that are given as a list, as a JSON list in a text, or one on each line.
 *
 * @throws InputError for values that WhatsApp refuses
 */
export function paramsOfList(raw: unknown, label: string): string[] {
	if (Array.isArray(raw)) return labelled(raw as unknown[], readVariable);
	const text = readText(raw, label);
	return labelled<unknown>(jsonListIn(text, label) ?? linesOf(text), readVariable);
}

/**
 * Reads parameters that are given as rows.
 *
 * @param withColumns a row may name a column of the contacts instead of a value
 * @throws InputError for values that WhatsApp refuses
 */
export function paramsOfRows(raw: unknown, label: string, withColumns: boolean): string[] {
	return labelled(rowsIn(raw, GROUP, label), ({ source, value, column }, name) => {
		const isColumn = withColumns && readChoice(source, 'Fill From', SOURCES) === 'column';
		return isColumn ? placeholder(column, name) : readVariable(value, name);
	});
}

/** Whether a value holds a placeholder for a contact's column. */
export function hasPlaceholder(value: string): boolean {
	const begin = value.indexOf('{{');
	return begin >= 0 && value.includes('}}', begin + 2);
}

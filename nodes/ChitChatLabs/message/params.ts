import { isObject } from '../../shared/object';
import type { ItemView } from '../../shared/operation/operationPolicy';
import { InputError } from '../../shared/transport/errors/outcome';
import { jsonValue } from '../../shared/fields/jsonText';

const EXAMPLE = '["Jane", "24th Nov"]';

interface Row {
	source?: unknown;
	value?: unknown;
	column?: unknown;
}

/** The spelling that ChitChatLabs fills with each contact's own value (seed 004). */
function placeholder(column: unknown, position: number): string {
	const name = String(column ?? '').trim();
	if (name === '' || /[{}]/.test(name)) {
		throw new InputError(
			`Parameter ${position} names no contact column`,
			'Give the name of a column of your contacts, without braces, for example name.',
		);
	}
	return `{{${name}}}`;
}

function text(value: unknown, position: number): string {
	const isText = ['string', 'number', 'boolean'].includes(typeof value);
	if (!isText || String(value).trim() === '') {
		throw new InputError(
			`Parameter ${position} has no value`,
			'WhatsApp refuses a template with a blank parameter. If it is an expression, it gave nothing for this item.',
		);
	}
	return String(value);
}

function fromJson(input: unknown): string[] {
	const list = jsonValue(input, 'Parameters JSON', EXAMPLE);
	if (!Array.isArray(list)) {
		throw new InputError('Parameters JSON is not a list', `Write it like ${EXAMPLE}.`);
	}
	return list.map((one: unknown, index) =>
		isObject(one) ? placeholder(one.column, index + 1) : text(one, index + 1),
	);
}

function fromList(input: unknown): string[] {
	const lines = Array.isArray(input) ? (input as unknown[]) : String(input ?? '').split(/\r?\n/);
	// A last line break is no parameter; a blank line in between is a mistake.
	const isLast = !Array.isArray(input) && lines.at(-1) === '';
	return (isLast ? lines.slice(0, -1) : lines).map((one, index) => text(one, index + 1));
}

function fromRows(rows: unknown): string[] {
	return ((Array.isArray(rows) ? rows : []) as Row[]).map(({ source, value, column }, index) =>
		source === 'column' ? placeholder(column, index + 1) : text(value, index + 1),
	);
}

/**
 * Reads the values for a template's placeholders, in their order.
 *
 * @returns texts; one such as `{{name}}` stands for a column of the contacts
 * @throws InputError for a blank value, which WhatsApp refuses, or JSON that is no list
 */
export function templateParams(item: ItemView): string[] {
	const mode = item.parameter('paramsMode', 'none');
	if (mode === 'rows') return fromRows(item.parameter('params.row', []));
	if (mode === 'list') return fromList(item.parameter('paramsList', ''));
	return mode === 'json' ? fromJson(item.parameter('paramsJson', '[]')) : [];
}

/** Whether a value holds a placeholder for a contact's column. */
export const hasPlaceholder = (value: string): boolean => /\{\{.*?\}\}/s.test(value);

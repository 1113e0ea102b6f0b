import type { Field, FieldType, ReadingContext } from '../../nodes/shared/fields';
import { InputError } from '../../nodes/shared/transport/errors/outcome';

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== '';
const isTexts = (value: unknown) => Array.isArray(value) && value.length > 0 && value.every(isText);
const isId = (value: unknown) => isText(value) || Number.isSafeInteger(value);
const areTexts = (value: unknown) => Object.values(Object(value) as object).every(isText);

/** A list where a platform has one, and empty where it sends an empty one. */
const isMap = (value: unknown) => typeof value === 'object' && value !== null;

/** Whether a list's entry has a place in a request: a text, or what the field's own form makes of it. */
const isEntries = (value: unknown) =>
	Array.isArray(value) &&
	value.length > 0 &&
	value.every((one) => one !== null && one !== undefined);

function isInBounds(value: unknown, { property }: Field): boolean {
	const { minValue = -Infinity, maxValue = Infinity } = property.typeOptions ?? {};
	return Number.isFinite(value) && Number(value) >= minValue && Number(value) <= maxValue;
}

const optionsOf = ({ property }: Field): unknown[] =>
	(property.options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));

/** What a value of each type is, whatever was given. */
const SHAPES: Readonly<Record<FieldType, (value: unknown, field: Field) => boolean>> = {
	text: isText,
	id: isId,
	phone: (value) => /^\+?[1-9]\d{6,14}$/.test(String(value)),
	email: (value) => /^[^\s@<>]+@[^\s@<>]+$/.test(String(value)),
	url: (value) => /^https?:\/\/./i.test(String(value)) && URL.canParse(String(value)),
	urlPath: (value) => /^\/(?:[^\s/\\?#]+(?:\/[^\s/\\?#]+)*)?$/.test(String(value)),
	integer: (value, field) => Number.isSafeInteger(value) && isInBounds(value, field),
	amount: isInBounds,
	flag: (value) => typeof value === 'boolean',
	choice: (value, field) => optionsOf(field).includes(value),
	choices: (value, field) =>
		isEntries(value) && (value as unknown[]).every((one) => optionsOf(field).includes(one)),
	textList: isEntries,
	dateTime: (value) => Number.isSafeInteger(value) || /^\d{4}-\d\d-\d\d(?:T|$)/.test(String(value)),
	jsonObject: isMap,
	keyValues: isMap,
	templateVariables: (value) => isMap(value) && areTexts(value),
	locator: isId,
	file: isTexts,
	group: isMap,
};

/** What becomes of a value: read, left blank, or refused with these words. */
export type Reading =
	| { kind: 'value'; value: unknown }
	| { kind: 'blank' }
	| { kind: 'refused'; message: string; description: string };

/**
 * Reads a value as the executor does.
 *
 * @throws what is no InputError
 */
export function reading(field: Field, raw: unknown, context: ReadingContext): Reading {
	try {
		const value = field.read(raw, context);
		return value === undefined ? { kind: 'blank' } : { kind: 'value', value };
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		const { message, description } = error;
		return { kind: 'refused', message, description };
	}
}

/** A value as it would leave: JSON knows no Infinity, no undefined and no dates. */
const isJson = (value: unknown): boolean => {
	if (typeof value === 'number') return Number.isFinite(value);
	if (typeof value !== 'object' || value === null)
		return ['string', 'boolean'].includes(typeof value) || value === null;
	return Object.values(value).every(isJson);
};

const UNWANTED = /\b(?:error|failure|mistake|problem|undefined)\b/i;

/** The texts that an object holds, keys included, without what the user wrote as JSON himself. */
const textOf = (value: unknown): string => JSON.stringify(value) ?? '';

/**
 * What is wrong with how a field reads a value.
 *
 * @returns one sentence for each finding, none where all is well
 */
export function violations(field: Field, raw: unknown, context: ReadingContext): string[] {
	const result = reading(field, raw, context);
	if (result.kind === 'blank') return [];
	if (result.kind === 'value') {
		const { value } = result;
		return [
			...(SHAPES[field.type](value, field) ? [] : [`is no ${field.type}: ${textOf(value)}`]),
			...(isFree(field) || isJson(value) ? [] : [`is no JSON: ${textOf(value)}`]),
			...(isFree(field) || !textOf(value).includes('[object Object]')
				? []
				: ['[object Object] leaves']),
		];
	}
	const [firstLine] = result.message.split(': ');
	return [
		...(result.description === '' ? ['does not say what to do'] : []),
		...(UNWANTED.test(firstLine) ? [`words: ${firstLine}`] : []),
		...(field.type === 'templateVariables' || firstLine.includes(context.label)
			? []
			: [`does not name the field: ${result.message}`]),
	];
}

/** Objects that the user writes may hold anything. */
const isFree = ({ type, property }: Field): boolean =>
	type === 'jsonObject' || (type === 'keyValues' && property.type === 'json');

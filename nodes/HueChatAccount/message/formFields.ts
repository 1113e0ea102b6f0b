import { isObject } from '../../shared/object';
import type { FormPart } from './multipart';

/** One level of what a value holds, by the names that its parts have in a form. */
function partsOf(field: string, value: unknown): Array<[string, unknown]> | undefined {
	if (Array.isArray(value)) return value.map((one) => [`${field}[]`, one]);
	if (!isObject(value)) return undefined;
	return Object.entries(value).map(([name, one]) => [`${field}[${name}]`, one]);
}

/**
 * The fields of a form for what JSON would hold, in the way of v1's family: `a[b]` for what is inside
 * an object, `a[]` for each entry of a list, an empty text for null.
 */
export function formFields(fields: object): FormPart[] {
	const found: FormPart[] = [];
	const waiting: Array<[string, unknown]> = Object.entries(fields);
	// Not by calling itself: how deep it goes is the user's choice.
	for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
		const [field, value] = next;
		const parts = partsOf(field, value);
		if (parts === undefined) found.push({ field, value: String(value ?? '') });
		else waiting.unshift(...parts);
	}
	return found;
}

import { isBlank, jsonValue, readJsonObject, readText, rowsIn, trimmed } from '../../shared/fields';
import { InputError } from '../../shared/transport';

/** A value for each column to search in. */
export type Search = Record<string, unknown>;

/** n8n's group of the rows. */
export const GROUP = 'row';

/** Why a search that says nothing is refused. */
export const NOT_SENT =
	'A blank search could mean everybody, so nothing was sent. If it is an expression, it resolved to an empty value for this item.';

/** Whether a value, or anything inside it, would not narrow a search. */
function holdsBlank(value: unknown): boolean {
	if (isBlank(value)) return true;
	if (typeof value === 'number') return !Number.isFinite(value);
	if (typeof value !== 'object' || value === null) return false;
	const inner = Object.entries(value);
	return inner.length === 0 || inner.some(([name, one]) => isBlank(name) || holdsBlank(one));
}

/**
 * Refuses a search that holds anything blank.
 *
 * @throws InputError naming the column
 */
export function refuseBlank(search: Search): void {
	const blank = Object.entries(search).find(([name, value]) => isBlank(name) || holdsBlank(value));
	if (blank === undefined) return;
	const [name] = blank;
	throw new InputError(
		isBlank(name) ? 'A row of the search names no field' : `The search for ${name} is blank`,
		NOT_SENT,
	);
}

/**
 * Reads a search that is given as JSON.
 *
 * @throws InputError for what is blank, and for anything but an object
 */
export function searchOfJson(raw: unknown, label: string): Search {
	const example = '{"name": "Partha"}';
	const value = isBlank(raw) ? undefined : jsonValue(raw, label, example);
	if (isBlank(value)) throw new InputError(`${label} is blank`, NOT_SENT);
	return readJsonObject(raw, label, example) ?? {};
}

/** A blank value stays blank, so that the audience's rule sees it. */
const conditionOf = ({ field, value }: Search): [string, unknown] => {
	const name = isBlank(field) ? '' : trimmed(readText(field, 'A field of the search'));
	return [name, isBlank(value) ? '' : readText(value, `The search for ${name}`)];
};

/**
 * Reads a search that is given as rows.
 *
 * @throws InputError for a field that comes twice, and for values that are no text
 */
export function searchOfRows(raw: unknown, label: string): Search {
	const conditions = rowsIn(raw, GROUP, label).map(conditionOf);
	const names = conditions.map(([name]) => name);
	const twice = names.find((name, index) => name !== '' && names.indexOf(name) < index);
	if (twice === undefined) return Object.fromEntries(conditions);
	throw new InputError(
		`The search names ${twice} twice`,
		'Only one value for a field can be sent. Remove one of the rows.',
	);
}

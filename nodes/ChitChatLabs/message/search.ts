import { isObject } from '../../shared/object';
import type { ItemView } from '../../shared/operation/operationPolicy';
import { InputError } from '../../shared/transport/errors/outcome';
import { jsonValue } from '../../shared/fields/jsonText';

type Search = Record<string, unknown>;

const EXAMPLE = '{"name": "Partha"}';
const NOT_SENT =
	'A blank search could mean everybody, so nothing was sent. If it is an expression, it gave nothing for this item.';

// Zero-width characters come along when texts are copied from web pages; trim() leaves them.
const isBlankText = (text: string) => text.replace(/[\s\u200B-\u200D\u2060\uFEFF]/g, '') === '';

/** Whether a value, or anything inside it, would not narrow a search. */
function isBlank(value: unknown): boolean {
	if (typeof value === 'string') return isBlankText(value);
	if (typeof value === 'number') return !Number.isFinite(value);
	if (typeof value === 'boolean') return false;
	if (typeof value !== 'object' || value === null) return true;
	const inner = Object.entries(value);
	return inner.length === 0 || inner.some(([name, one]) => isBlankText(name) || isBlank(one));
}

function fromJson(input: unknown): Search {
	const isEmpty = typeof input === 'string' && isBlankText(input);
	const value = isEmpty ? undefined : jsonValue(input, 'Search JSON', EXAMPLE);
	if (isObject(value)) return value;
	if (isBlank(value)) throw new InputError('Search JSON is blank', NOT_SENT);
	throw new InputError('Search JSON is not an object', `Write it like ${EXAMPLE}.`);
}

function fromRows(rows: unknown): Search {
	const list = (Array.isArray(rows) ? rows : []) as Array<{ field?: unknown; value?: unknown }>;
	const entries = list.map(({ field, value }): [string, unknown] => [
		String(field ?? '').trim(),
		typeof value === 'number' ? String(value) : value,
	]);
	const names = entries.map(([name]) => name);
	const twice = names.find((name, index) => names.indexOf(name) < index);
	if (twice !== undefined && twice !== '') {
		throw new InputError(
			`The search names ${twice} twice`,
			'Only one value for a field can be sent. Remove one of the rows.',
		);
	}
	return Object.fromEntries(entries);
}

/**
 * Reads the search that says which contacts a bulk message goes to.
 *
 * @returns field and value of each condition; empty only where everybody is allowed
 * @throws InputError for a search that is blank or holds anything blank
 */
export function contactSearch(item: ItemView): Search {
	const mode = item.parameter('searchMode', 'rows');
	const search =
		mode === 'json'
			? fromJson(item.parameter('searchJson'))
			: fromRows(item.parameter('searchSpec.row', []));
	const blank = Object.entries(search).find(([name, value]) => isBlankText(name) || isBlank(value));
	if (blank !== undefined) {
		const [name] = blank;
		throw new InputError(
			isBlankText(name) ? 'A row of the search names no field' : `The search for ${name} is blank`,
			NOT_SENT,
		);
	}
	// As it stands in the workflow: neither an expression nor an agent can tick this box.
	if (Object.keys(search).length === 0 && item.literal('everybody') !== true) {
		throw new InputError(
			'The search of this bulk message is blank',
			'A blank search could mean everybody, so nothing was sent. Say whom to send to, or tick Everybody by hand.',
		);
	}
	return search;
}

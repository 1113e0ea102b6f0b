import { isObject } from '../../object';

type Json = Record<string, unknown>;

/** What a vendor says of one field of the request. */
export interface ErrorDetail {
	/** Path of the field with dots; undefined where the words are about no single one. */
	field?: string;
	words: string;
}

/** How many levels are looked into; what is deeper is no sentence for people. */
const DEEPEST = 8;
const MOST_DETAILS = 10;
const MOST_VALUES = 200;

/** Spellings of one name differ between vendors: `error_code`, `errorCode`, `ErrorCode`, `error-code`. */
const plain = (name: string) => name.replace(/[_-]/g, '').toLowerCase();

/** An object's values by their plain names; of two spellings the first one that holds something. */
export function byPlainName(value: Json): Map<string, unknown> {
	const found = new Map<string, unknown>();
	for (const [name, one] of Object.entries(value)) {
		if ((found.get(plain(name)) ?? null) === null) found.set(plain(name), one);
	}
	return found;
}

/** A text with something in it, trimmed. */
export const textIn = (value: unknown): string | undefined =>
	typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const FIELD_NAMES = ['field', 'fieldname', 'param', 'parameter', 'property', 'attribute', 'fields', 'apiname'];
const FIELD_PATHS = ['loc', 'path', 'pointer', 'instancepath', 'in'];
// Where in the request something was, which is no field.
const PLACES = new Set(['body', 'query', 'path', 'header', 'data', 'attributes', '#', '']);

/** A path written in any way: `["body", "phone"]`, `/data/attributes/phone`, `#/phone`, `phone`. */
function fieldIn(value: unknown): string | undefined {
	const parts: unknown[] = Array.isArray(value) ? value : String(textIn(value) ?? '').split('/');
	const names = parts.filter((part) => typeof part === 'string' || typeof part === 'number').map(String);
	while (PLACES.has(names[0] ?? 'none')) names.shift();
	return names.length > 0 ? names.join('.') : undefined;
}

/** The field that an entry of a list of errors is about. */
export function fieldOf(entry: Map<string, unknown>, names: readonly string[] = FIELD_NAMES): string | undefined {
	const named = names.map((name) => fieldIn(entry.get(name))).find(Boolean);
	if (named !== undefined || names !== FIELD_NAMES) return named;
	const source = entry.get('source');
	const places = FIELD_PATHS.map((name) => entry.get(name));
	if (isObject(source)) places.push(source.pointer, source.parameter);
	// RFC 9457's example of invalid parameters; elsewhere a name is the kind of error.
	if (entry.has('reason')) places.push(entry.get('name'));
	return places.map(fieldIn).find(Boolean);
}

const SENTENCES = ['message', 'msg', 'description', 'errordescription', 'errormessage', 'text', 'detail'];
const SHORTER = ['details', 'reason', 'errortext', 'errmsg', 'error'];

/** HueChat's `details` say what was received and what was expected instead. */
function difference(entry: Map<string, unknown>): string | undefined {
	const [received, expected] = ['received', 'expected'].map((name) => entry.get(name));
	if (received === undefined && expected === undefined) return undefined;
	const said = (word: string, value: unknown) =>
		value === undefined ? [] : [`${word} ${typeof value === 'string' ? value : JSON.stringify(value)}`];
	return [...said('received', received), ...said('expected', expected)].join(', ');
}

/** What an entry says in words, without its field. */
function wordsOf(entry: Map<string, unknown>): string | undefined {
	const title = textIn(entry.get('title'));
	const sentence = [...SENTENCES, ...SHORTER].map((name) => textIn(entry.get(name))).find(Boolean);
	if (sentence === undefined) return title ?? difference(entry);
	return title === undefined || sentence.includes(title)
		? sentence
		: `${title.replace(/\.$/, '')}: ${sentence}`;
}

const joined = (path: string | undefined, name: string) =>
	// Lists of errors without a field, in Discord's and Django's spelling.
	/^(_errors|non_field_errors|base)$/.test(name) ? path : [path, name].filter(Boolean).join('.');

function entryOf(value: Json, path: string | undefined): ErrorDetail | undefined {
	const entry = byPlainName(value);
	const own = fieldOf(entry);
	const field = own ?? path;
	const code = own === undefined ? undefined : (textIn(entry.get('code')) ?? textIn(entry.get('type')));
	const words = wordsOf(entry) ?? code;
	return words === undefined ? undefined : { field, words };
}

// Fields of the answer itself, not of the request.
const ABOUT_IT = new Set([
	...['@type', 'type', 'code', 'errorcode', 'status', 'statuscode', 'help', 'url', 'timestamp'],
	...['requestid', 'traceid', 'fbtraceid', 'correlationid'],
]);

/** How many values may still be looked at: the vendor chooses how many there are. */
interface Budget {
	left: number;
}

function collect(value: unknown, path: string | undefined, depth: number, budget: Budget): ErrorDetail[] {
	const text = textIn(value);
	if (text !== undefined) return [{ field: path, words: text }];
	if (depth >= DEEPEST || (budget.left -= 1) < 0) return [];
	const within = (one: unknown, field: string | undefined) => collect(one, field, depth + 1, budget);
	if (Array.isArray(value)) {
		return value.slice(0, MOST_DETAILS).flatMap((one) => within(one, path));
	}
	if (!isObject(value)) return [];
	const entry = entryOf(value, path);
	// Meta explains itself below `error_data`.
	if (entry !== undefined) return [entry, ...within(value.error_data, entry.field)];
	return Object.entries(value)
		.filter(([name]) => !ABOUT_IT.has(plain(name)))
		.slice(0, MOST_DETAILS)
		.flatMap(([name, one]) => within(one, joined(path, name)));
}

/**
 * Collects what a vendor says of single fields, whatever its form: a text, a list of texts or objects,
 * `{field: [words]}`, or such things in each other.
 *
 * @returns ten at most
 */
export function detailsIn(value: unknown): ErrorDetail[] {
	return collect(value, undefined, 0, { left: MOST_VALUES }).slice(0, MOST_DETAILS);
}

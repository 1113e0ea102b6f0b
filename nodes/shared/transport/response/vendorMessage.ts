import { isObject } from '../../object';
import { withoutLast } from '../../withoutLast';
import { decodeBody, looksLikeHtml } from './body';
import { byPlainName, detailsIn, fieldOf, textIn } from './errorDetails';
import type { ErrorDetail } from './errorDetails';

/** The vendor's own words in a response body. */
export interface VendorMessage {
	/** The sentence meant for people, with the fields that it is about. */
	text?: string;
	/** The machine-readable word, where there is one. */
	code?: string;
}

const LONGEST = 500;

type Json = Record<string, unknown>;
type Named = Map<string, unknown>;

interface Found {
	sentence?: string;
	details: ErrorDetail[];
	code?: string;
}

// What tells of single fields, beside the sentence.
const DETAILS = ['errors', 'detail', 'details', 'errordata', 'message', 'validationerrors', 'fielderrors'];
const MORE_DETAILS = ['invalidparams', 'invalidparameters', 'violations', 'fieldviolations', 'issues'];
const OTHER_DETAILS = ['errormessages', 'attributes', 'whatsappapierror'];

const SENTENCES = ['errordescription', 'message', 'errormessage', 'msg', 'description', 'faultstring'];
const LATER_SENTENCES = ['detail', 'text', 'info', 'reason', 'details', 'result'];
const SPOKEN = new Set([...SENTENCES, ...LATER_SENTENCES]);
const FIELDS = ['field', 'param', 'parameter'];

/** A machine-readable word; numbers that are HTTP statuses say nothing new. */
function codeIn(value: unknown): string | undefined {
	const text = typeof value === 'number' ? String(value) : textIn(value);
	return text === undefined || /^[1-5]\d\d$/.test(text) ? undefined : text;
}

function sentenceIn(named: Named): string | undefined {
	const said = [...SENTENCES, ...LATER_SENTENCES].map((name) => textIn(named.get(name))).find(Boolean);
	const title = textIn(named.get('title'));
	if (said === undefined || title === undefined || said.includes(title)) return said ?? title;
	return `${title.replace(/\.$/, '')}: ${said}`;
}

function detailsOf(named: Named): ErrorDetail[] {
	const found = [...DETAILS, ...MORE_DETAILS, ...OTHER_DETAILS].flatMap((name) => {
		const value = named.get(name);
		// A text under these names is the sentence; one under `errors` is a detail like those in a list.
		return typeof value === 'string' && SPOKEN.has(name) ? [] : detailsIn(value);
	});
	const own = fieldOf(named, FIELDS);
	return own === undefined ? found : [{ words: own }, ...found];
}

function inError(error: Json, around: Json): Found {
	const named = byPlainName(error);
	const outside = byPlainName(around);
	const [code, status, type] = ['code', 'status', 'type'].map((name) => codeIn(named.get(name)));
	const sentence = sentenceIn(named) ?? textIn(named.get('error'));
	const details = detailsOf(named);
	// What says nothing of itself has the fields in it, such as `{phone: ['is invalid']}`.
	const fields = sentence === undefined && details.length === 0 ? detailsIn(error) : details;
	return {
		sentence: sentence ?? sentenceIn(outside),
		details: [...fields, ...detailsOf(outside)],
		code: code ?? status ?? type,
	};
}

/** A word in which a machine speaks, not a sentence. */
const isWord = (text: string) => !/\s/.test(text);

/** Apigee's word stands beside its sentence, in an object of its own. */
function codeBeside(named: Named): string | undefined {
	const detail = named.get('detail');
	const inside = isObject(detail) ? byPlainName(detail).get('errorcode') : undefined;
	return codeIn(named.get('code')) ?? codeIn(named.get('errorcode')) ?? codeIn(inside);
}

function inBody(body: Json): Found {
	const { error, ...around } = body;
	if (isObject(error)) return inError(error, around);
	const named = byPlainName(body);
	const code = codeBeside(named);
	const details = [...(Array.isArray(error) ? detailsIn(error) : []), ...detailsOf(named)];
	const sentence = sentenceIn(named);
	const word = textIn(named.get('error'));
	if (word === undefined) return { sentence, details, code };
	// A list in the message is one too.
	const hasMessage = sentence !== undefined || detailsIn(named.get('message')).length > 0;
	if (!hasMessage) return { sentence: word, details, code };
	// With both present `error` is the machine's word (HueChat v2), alone it is the sentence.
	if (isWord(word) || named.has('message')) return { sentence, details, code: code ?? word };
	return { sentence: `${word.replace(/\.$/, '')}: ${sentence}`, details, code };
}

/** What stands in `data` may be something else than words about the call, so it is looked at last. */
function inData({ data, status }: Json): Found {
	if (!isObject(data)) {
		// WordPress puts its words there: one text, or a list of codes with their messages.
		const said = [data].flat().filter((one) => textIn(isObject(one) ? one.message : one));
		return { details: detailsIn(said) };
	}
	// JSend puts the fields' words there (github.com/omniti-labs/jsend).
	if (status === 'fail') return { details: detailsIn(data) };
	const found = inBody(data);
	return { sentence: found.sentence, details: [], code: found.code };
}

const isEmpty = ({ sentence, details }: Found) => sentence === undefined && details.length === 0;

/** Django REST framework's answers have fields at the top, each with a list of sentences. */
function isFieldMap(body: Json): boolean {
	const values = Object.values(body);
	const isList = (value: unknown) =>
		Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
	return values.length > 0 && values.every(isList);
}

const MOST_WRAPPERS = 3;

function inObject(body: Json): Found {
	let inner = body;
	for (let wrappers = 0; wrappers < MOST_WRAPPERS; wrappers += 1) {
		const found = inBody(inner);
		if (!isEmpty(found)) return found;
		const within = inData(inner);
		if (!isEmpty(within)) return { ...within, code: within.code ?? found.code };
		if (isFieldMap(inner)) return { details: detailsIn(inner), code: found.code };
		const values = Object.values(inner);
		if (values.length !== 1 || !isObject(values[0])) return found;
		inner = values[0];
	}
	return { details: [] };
}

/** A text without the dots and blanks at its end. */
const ended = (text: string): string => withoutLast(text, /[.\s]/);

function told({ sentence, details }: Found): string | undefined {
	const has = (text: string, part: string) => text.toLowerCase().includes(ended(part).toLowerCase());
	const parts: string[] = [];
	for (const { field, words } of details) {
		// What the sentence says already is not said twice.
		const rest = sentence !== undefined && has(sentence, words) ? field : undefined;
		const isNew = sentence === undefined || !has(sentence, words);
		const part = isNew ? [field, ended(words)].filter(Boolean).join(': ') : rest;
		const isSaid = part === undefined || [sentence ?? '', ...parts].some((one) => has(one, part));
		if (!isSaid) parts.push(part);
	}
	if (parts.length === 0) return sentence;
	return sentence === undefined ? parts.join('; ') : `${sentence} (${parts.join('; ')})`;
}

/**
 * Finds the vendor's words in an error body, whatever its shape: a plain string, `{error: {code,
 * message}}` (DM Champ), `{error, message, code: <number>, details}` (HueChat v2), `{error: <text>,
 * code: <word>, status}` (HueChat's account API), `{success: false, message}`, lists and maps of fields
 * under `errors` or `detail`, Meta's `error_data`, problem documents (RFC 9457), and what
 * test/support/errorBodies.ts has collected. Buffers are decoded first.
 *
 * @param body the response body as received
 * @param redact cuts secrets out; runs before the text is shortened, so that no half of one is left
 * @returns what was found; an HTML page or an unknown shape gives nothing
 */
export function readVendorMessage(body: unknown, redact: (text: string) => string): VendorMessage {
	const content = decodeBody(body);
	const isPage = typeof content === 'string' && looksLikeHtml(content);
	const found: Found = isObject(content)
		? inObject(content)
		: { details: isPage ? [] : detailsIn(content) };
	const clean = (text: string | undefined) =>
		text === undefined ? undefined : redact(text).slice(0, LONGEST);
	return { text: clean(told(found)), code: clean(found.code) };
}

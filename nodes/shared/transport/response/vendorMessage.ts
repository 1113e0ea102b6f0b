import { isObject } from '../../object';
import { decodeBody, looksLikeHtml } from './body';

/** The vendor's own words in a response body. */
export interface VendorMessage {
	/** The sentence meant for people. */
	text?: string;
	/** The machine-readable word, where there is one. */
	code?: string;
}

const LONGEST = 500;
/** How many levels of lists are looked into; what is deeper is no sentence for people. */
const DEEPEST = 8;

type Json = Record<string, unknown>;

function words(value: unknown, depth = 0): string | undefined {
	if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim();
	if (Array.isArray(value) && depth < DEEPEST) {
		const within = (part: unknown) => words(part, depth + 1);
		const parts = value.map((part) => within(part) ?? within(nested(part))).filter(Boolean);
		return parts.length > 0 ? parts.join('; ') : undefined;
	}
	return undefined;
}

const nested = (value: unknown): unknown =>
	isObject(value) ? (value.message ?? value.msg ?? value.detail) : undefined;

function fromObject(body: Json): VendorMessage {
	const { error, message, code } = body;
	if (isObject(error)) {
		return { text: words(error.message) ?? words(message), code: words(error.code) };
	}
	// With both present `error` is the machine's word (HueChat v2), alone it is the sentence.
	if (words(message) !== undefined) {
		return { text: words(message), code: words(code) ?? words(error) };
	}
	const others = [error, body.errors, body.detail, body.description, nested(body.data)];
	const text = others.map((one) => words(one)).find((one) => one !== undefined);
	return { text, code: words(code) };
}

/**
 * Finds the vendor's words in an error body of any documented shape:
 * a plain string, `{error: {code, message}}` (seed 001), `{error, message, code: <number>}`
 * (seed 002), `{error: <text>, code: <word>, status}` (seed 003), `{success: false, message}`
 * (DM Champ's pages), lists under `errors` or `detail`; Buffers are decoded first.
 *
 * @param body the response body as received
 * @param redact cuts secrets out; runs before the text is shortened, so that no half of one is left
 * @returns what was found; an HTML page or an unknown shape gives nothing
 */
export function readVendorMessage(body: unknown, redact: (text: string) => string): VendorMessage {
	const content = decodeBody(body);
	const found: VendorMessage = isObject(content)
		? fromObject(content)
		: { text: typeof content === 'string' && looksLikeHtml(content) ? undefined : words(content) };
	const clean = (text: string | undefined) =>
		text === undefined ? undefined : redact(text).slice(0, LONGEST);
	return { text: clean(found.text), code: clean(found.code) };
}

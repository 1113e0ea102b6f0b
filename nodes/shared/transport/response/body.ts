import { parseExactJson } from '../../exactJson';

function written(body: unknown): string | undefined {
	if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
	if (body instanceof ArrayBuffer) return Buffer.from(body).toString('utf8');
	return typeof body === 'string' ? body : undefined;
}

// Some servers begin with the mark of the byte order, which JSON does not know.
const textOf = (body: unknown) => written(body)?.replace(/^\uFEFF/, '');

function parsed(text: string): unknown {
	try {
		return parseExactJson(text);
	} catch {
		return text;
	}
}

/**
 * An answer's body as a value: bytes and text are read as JSON where they are JSON.
 *
 * @param body as n8n's HTTP layer gave it
 * @returns the text itself where it is no JSON
 */
export function decodeBody(body: unknown): unknown {
	const text = textOf(body);
	return text === undefined ? body : parsed(text);
}

/**
 * Whether a text is a web page, a part of one, or another XML document: it begins with a tag, a comment or
 * a declaration. PHP writes its warnings so, with `<br />` first and no page around them.
 */
export const looksLikeHtml = (text: string) => /^\s*<[!?a-z]/i.test(text);

/** Whether a successful response's body is something else than the JSON (or nothing) it should be. */
export function isUnreadable(body: unknown): boolean {
	const text = textOf(body);
	return text !== undefined && looksLikeHtml(text);
}

import { exactJsonOr } from '../../exactJson';
import type { Effect } from './decide';

function written(body: unknown): string | undefined {
	if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
	if (body instanceof ArrayBuffer) return Buffer.from(body).toString('utf8');
	return typeof body === 'string' ? body : undefined;
}

// Some servers begin with the mark of the byte order, which JSON does not know.
const textOf = (body: unknown) => written(body)?.replace(/^\uFEFF/, '');

/**
 * An answer's body as a value: bytes and text are read as JSON where they are JSON.
 *
 * @param body as n8n's HTTP layer gave it
 * @returns the text itself where it is no JSON
 */
export function decodeBody(body: unknown): unknown {
	const text = textOf(body);
	return text === undefined ? body : exactJsonOr(text, text);
}

/**
 * Whether a text is a web page, a part of one, or another XML document: it begins with a tag, a comment or
 * a declaration. PHP writes its warnings so, with `<br />` first and no page around them.
 */
export const looksLikeHtml = (text: string) => /^\s*<[!?a-z]/i.test(text);

// What a page, a part of one or a warning of PHP begins with; feeds, images and other XML begin otherwise.
const PAGE =
	/^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|!--|\?php|(?:html|head|body|title|meta|script|style|center|font|span|hr|br|b|p|div|h\d|pre|table|form)(?=[\s/>]))/i;

/**
 * Whether a successful response's body is something else than the JSON (or nothing) it should be. What was
 * read may be XML, such as a feed; to a send XML proves nothing.
 *
 * @param effect of the request; without it XML is unreadable
 */
export function isUnreadable(body: unknown, effect?: Effect): boolean {
	const text = textOf(body);
	if (text === undefined) return false;
	return effect === 'read' ? PAGE.test(text) : looksLikeHtml(text);
}

import type { PollAnswer } from './answers';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The list where vendors put one: bare as the document shows it, or below `data` or `payload`. An
 * empty one there could be anything.
 */
function listIn(value: unknown): unknown[] | undefined {
	if (Array.isArray(value)) return value;
	let inner = value;
	while (isObject(inner)) inner = inner.data ?? inner.payload;
	return Array.isArray(inner) && inner.some(isObject) ? inner : undefined;
}

function identityOf(row: Json): string {
	const written = Object.hasOwn(row, 'customer_whatsapp_number') ? row.customer_whatsapp_number : '';
	if (typeof written !== 'string' && typeof written !== 'number') return '';
	// As bytes all halves of characters are the same.
	const text = Buffer.from(String(written).trim()).toString();
	const bare = text.replace(/^(whatsapp|tel):/i, '').replace(/(:\d+)?@(c\.us|s\.whatsapp\.net)$/i, '');
	return /[^+\d\s().-]/.test(bare) ? text : bare.replace(/\D/g, '').replace(/^00/, '');
}

/**
 * What must come of an answer; `nothing`: where no conversation stands in it, the poll may fail or find an empty
 * list, and remembers nothing of it.
 */
export type PollExpectation = 'failure' | 'nothing' | { identities: Set<string> };

/** The conversations of an answer by the number that stands for each, or that the poll must fail. */
export function pollExpectation(answer: PollAnswer): PollExpectation {
	if (answer.status >= 300) return 'failure';
	const { value } = answer;
	const list = listIn(value);
	if (isObject(value) && value.success === false) return 'failure';
	if (list === undefined) return isObject(value) ? 'nothing' : 'failure';
	const identities = new Set(list.filter(isObject).map(identityOf));
	identities.delete('');
	return { identities };
}

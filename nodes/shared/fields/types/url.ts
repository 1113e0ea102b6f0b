import { withoutInvisible } from '../blank';
import type { Field, FieldOptions } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';
import { holdsObject } from './text';

// `https://a.example/x, https://b.example/y`. Without a blank a comma may belong to the path, as with image
// services, unless a file's name ends before it. A file's name may have blanks and `www.` in it.
const SECOND = [
	/(?:[,;|]\s+|\s[,;|]?)https?:\/\//i,
	/(?:[,;|]\s+|\s[,;|])www\./i,
	/\.[a-z][a-z\d]{1,4}[,;|]https?:\/\//i,
];
// A query's text may have addresses in it (wa.me), but hardly that of a file.
const SECOND_BEHIND_QUERY = /^[^?#]*\.[a-z][a-z\d]{1,4}\?\S*[,;|]\s+https?:\/\//i;

function holdsSecond(text: string): boolean {
	const [address] = text.split(/[?#]/, 1);
	return SECOND.some((second) => second.test(address)) || SECOND_BEHIND_QUERY.test(text);
}

/**
 * Reads a web address: http or https, trimmed, without invisible marks, otherwise as it was given.
 *
 * @throws InputError where it is none, or more than one
 */
export function readUrl(raw: unknown, label: string): string {
	const text = typeof raw === 'string' ? withoutInvisible(raw) : '';
	const isWhole = !/[\r\n\t]/.test(text) && !holdsObject(text);
	if (isWhole && holdsSecond(text)) {
		throw new InputError(
			`${label} holds more than one web address`,
			'Give one. If it is an expression, split the list first, such as with Split Out, and send one item for each.',
		);
	}
	if (isWhole && /^https?:\/\//i.test(text) && URL.canParse(text)) return text;
	throw new InputError(
		`${label} is not a web address`,
		'Give a public address that begins with https://, from which the vendor can fetch the file.',
	);
}

/** A public web address. */
export function url(options: FieldOptions): Field<string> {
	return makeField(options, {
		type: 'url',
		property: { type: 'string', default: '' },
		blank: 'leaveOut',
		read: (raw, { label }) => readUrl(raw, label),
	});
}

import { withoutInvisible } from '../blank';
import type { Field, FieldOptions } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';
import { holdsObject } from './text';

/**
 * Reads a web address: http or https, trimmed, without invisible marks, otherwise as it was given.
 *
 * @throws InputError where it is none
 */
export function readUrl(raw: unknown, label: string): string {
	const text = typeof raw === 'string' ? withoutInvisible(raw) : '';
	const isWhole = !/[\r\n\t]/.test(text) && !holdsObject(text);
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

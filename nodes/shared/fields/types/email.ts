import { withoutInvisible } from '../blank';
import type { Field, FieldOptions } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';

// Vendors decide what they deliver to; this only keeps out what cannot be one address.
const ADDRESS = /^[^\s@<>()[\]\\,;:"]+@(?!\.)[^\s@<>()[\]\\,;:"]+(?<!\.)$/;

/** `Jane Doe <jane@example.com>` as address books copy it. */
const NAMED = /^[^<>]*<([^<>]+)>$/;

/**
 * Reads an email address. Takes it out of `mailto:` links and of `Jane <jane@example.com>`, without
 * invisible marks; nothing else is changed.
 *
 * @throws InputError where it is no address
 */
export function readEmail(raw: unknown, label: string): string {
	const text = typeof raw === 'string' ? withoutInvisible(raw) : '';
	const inner = (NAMED.exec(text)?.[1] ?? text).trim();
	const address = /^mailto:/i.test(inner) ? inner.slice('mailto:'.length).split('?', 1)[0].trim() : inner;
	if (ADDRESS.test(address)) return address;
	throw new InputError(`${label} is not an email address`, 'Give one, such as name@example.com.');
}

/** An email address. */
export function email(options: FieldOptions): Field<string> {
	return makeField(
		{
			placeholder: 'name@email.com',
			description: 'One address, such as jane@example.com',
			...options,
		},
		{
			type: 'email',
			property: { type: 'string', default: '' },
			blank: 'leaveOut',
			read: (raw, { label }) => readEmail(raw, label),
		},
	);
}

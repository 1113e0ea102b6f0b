import type { INodePropertyMode } from 'n8n-workflow';

import { PLACEHOLDERS, type IdKind } from './id';

/** One way to give a value by hand. */
export type LocatorMode = Pick<
	INodePropertyMode,
	'displayName' | 'hint' | 'name' | 'placeholder' | 'validation'
>;

/**
 * What the editor checks of a value that is no expression. It lets pass all that the node can read,
 * blanks around it too; an empty one is the business of `required`.
 */
const checkedBy = (regex: string, errorMessage: string): LocatorMode['validation'] => [
	{ type: 'regex', properties: { regex: `\\s*(?:${regex}\\s*)?`, errorMessage } },
];

/** Nothing is known of how a text looks. */
const ID_FORMS: Record<IdKind, [regex: string, errorMessage: string] | undefined> = {
	integer: ['[1-9][0-9]*(?:\\.0+)?', 'Not a valid ID: it is a whole number, such as 42'],
	text: undefined,
	uuid: [
		'[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}',
		'Not a valid ID: it is a UUID, such as 0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c4d',
	],
};

/** By the vendor's id. */
export function byId(kind: IdKind = 'text', placeholder = PLACEHOLDERS[kind]): LocatorMode {
	const form = ID_FORMS[kind];
	const validation = form && { validation: checkedBy(...form) };
	return { displayName: 'By ID', name: 'id', placeholder, ...validation };
}

/** By what people call it, such as the name of a template. */
export const byName = (placeholder: string, displayName = 'By Name'): LocatorMode => ({
	displayName,
	name: 'name',
	placeholder,
});

/** By the phone number of a contact. */
export const byPhone = (placeholder = 'e.g. +44 7700 900123'): LocatorMode => ({
	displayName: 'By Phone',
	name: 'phone',
	placeholder,
	validation: checkedBy(
		'(?:tel:)?[+()0-9][-+() ./0-9\\u00a0]{5,30}',
		'Not a valid phone number: write it with its country code, such as +44 7700 900123',
	),
});

/** By the email address of a contact. */
export const byEmail = (placeholder = 'e.g. jane@example.com'): LocatorMode => ({
	displayName: 'By Email',
	name: 'email',
	placeholder,
	validation: checkedBy('[^\\s@]+@[^\\s@]+', 'Not a valid email address, such as jane@example.com'),
});

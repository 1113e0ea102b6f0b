import { z } from 'zod';
import { contract } from '../../../platform';
import { digits, email, inPath, oneOf, phone, shownOn, statedIn, text } from './parts';

/** What create and update have in common. */
const details = {
	firstName: text.optional(),
	lastName: text.optional(),
	email: email.optional(),
	is_bot_active: z.boolean().optional(),
	do_not_disturb: z.boolean().optional(),
	// On create a page of the vendor has them, but for custom_fields; on update they are seen in use.
	channel: text.optional(),
	currentCampaign: text.optional(),
	customChannel: text.optional(),
	externalId: text.optional(),
	custom_fields: z.record(z.string(), z.unknown()).optional(),
};

export const contactBody = z
	.strictObject({
		...details,
		phone: phone.optional(),
		phoneNumber: phone.optional(),
		listIds: z.array(text).min(1).optional(),
	})
	.refine((body) => body.phone !== undefined || body.email !== undefined, {
		message: 'a phone number or an email address is needed',
	});

export const createContact = contract({
	method: 'POST',
	path: '/contacts',
	body: contactBody,
	...statedIn('Create a Contact'),
	// The guide shows none of these; a page of the vendor does. Those that are seen in use alone stand in
	// the operation's note.
	byConvention: ['phoneNumber', 'is_bot_active', 'do_not_disturb', 'listIds'],
	documentedExample: {
		firstName: 'Jane',
		lastName: 'Smith',
		phone: '+15551234567',
		email: 'jane@example.com',
	},
});

export const getContact = contract({
	method: 'GET',
	path: '/contacts',
	query: oneOf(phone),
	...statedIn('Available Operations Overview'),
});

export const updateContact = contract({
	method: 'PUT',
	path: '/contacts/:id',
	params: inPath,
	body: z.strictObject(details),
	...shownOn('help.dmchamp.com/contacts'),
});

export const addToList = contract({
	method: 'POST',
	path: '/lists/:id/contacts',
	params: inPath,
	body: z.strictObject({ contactId: text }),
	...statedIn('Add a Contact to a List'),
	documentedExample: { contactId: 'abc123xyz' },
});

export const getContactTags = contract({
	method: 'GET',
	path: '/contacts/tags/:id',
	params: inPath,
	...shownOn('help.dmchamp.com/api/contacts'),
});

export const tagQuery = z.strictObject({
	tag: text,
	phoneNumber: digits.optional(),
	email: email.optional(),
});

export const addTag = contract({
	method: 'POST',
	path: '/tags',
	query: tagQuery,
	...shownOn('dm-cha.readme.io/reference/create-tag'),
});

export const listTags = contract({
	method: 'GET',
	path: '/tags',
	...shownOn('help.dmchamp.com/tags'),
});

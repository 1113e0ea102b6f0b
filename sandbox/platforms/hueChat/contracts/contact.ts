import { z } from 'zod';
import { contract } from '../../../platform';
import { byReference, channel, page, paging, phone, seed, text } from './fields';

const contactFields = {
	phone: phone.optional(),
	last_name: text.optional(),
	email: z.string().email().optional(),
	preferred_channel: channel.optional(),
	metadata: z.record(z.string(), z.unknown()).optional(),
};

export const createContact = contract({
	method: 'POST',
	path: '/contact',
	body: z.strictObject({ ...contactFields, first_name: text }),
	...seed('Create a Contact'),
	documentedExample: {
		phone: '+1234567890',
		first_name: 'Jane',
		last_name: 'Smith',
		email: 'jane@example.com',
	},
});

export const getContact = contract({
	method: 'GET',
	path: '/contact/:id',
	params: byReference,
	...page('guides/manage-contacts'),
});

const changes = z.strictObject({ ...contactFields, first_name: text.optional() });

export type ContactFields = z.output<typeof changes>;

export const updateContact = contract({
	method: 'PUT',
	path: '/contact/:id',
	params: byReference,
	body: changes.refine((body) => Object.keys(body).length > 0, {
		message: 'there is nothing to update',
	}),
	...page('guides/manage-contacts'),
});

export const listContacts = contract({
	method: 'GET',
	path: '/contacts',
	query: z.strictObject(paging),
	...page('authentication/overview'),
	// The page shows the call without parameters.
	byConvention: ['limit', 'offset'],
});

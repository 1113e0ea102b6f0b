import type { z } from 'zod';
import { route, type Answer, type Route } from '../../../platform';
import { missing, problem } from '../answers';
import {
	addTag,
	addToList,
	createContact,
	getContact,
	getContactTags,
	listTags,
	updateContact,
	type contactBody,
	type tagQuery,
} from '../contracts';
import { find, keep, LISTS, SETTINGS, type Contact, type Settings, type State } from '../state';

/** What the guide shows of a contact. */
function shown({ id, firstName, lastName, phone: number, email: address, createdAt }: Contact) {
	return {
		id,
		firstName,
		lastName,
		...(number !== null && { phone: number }),
		...(address !== null && { email: address }),
		createdAt,
	};
}

function duplicate(contact: Contact, { duplicate: how, duplicateId }: Settings): Answer {
	const failure = {
		success: false,
		message: 'Contact already exists',
		...(duplicateId && { contactId: contact.id }),
	};
	if (how === 'status409') return { status: 409, body: failure, accepted: false };
	if (how === 'errorCode409') return { body: { ...failure, error_code: 409 }, accepted: false };
	return { body: shown(contact) };
}

function create(state: State, given: z.output<typeof contactBody>): Answer {
	const settings = state.settings.get('contacts') ?? SETTINGS;
	// Each document's server knows its own field only.
	const number = settings.create === 'flat' ? given.phone : given.phoneNumber;
	if (settings.create === 'wrapped' && number === undefined) {
		return problem(400, 'INVALID_PHONE', 'phoneNumber is required');
	}
	const unknown = given.listIds?.find((list) => !LISTS.includes(list));
	if (unknown !== undefined) return missing(`List ${unknown}`);
	const existing = find(state, { phoneNumber: number, email: given.email });
	if (existing) return duplicate(existing, settings);
	const contact = keep(state, {
		id: `contact_${state.contacts.written + 1}`,
		firstName: given.firstName ?? 'Unknown',
		lastName: given.lastName ?? 'Unknown',
		phone: number ?? null,
		email: given.email ?? null,
		is_bot_active: given.is_bot_active ?? true,
		do_not_disturb: given.do_not_disturb ?? false,
		tags: [],
		lists: given.listIds ?? [],
		createdAt: new Date().toISOString(),
	});
	if (settings.create === 'flat') return { status: 201, body: shown(contact) };
	const data = { message: 'Contact created', contactId: contact.id };
	return { body: { success: true, data } };
}

function addTagTo(state: State, given: z.output<typeof tagQuery>): Answer {
	const { tag: name, phoneNumber, email: address } = given;
	const number = phoneNumber === undefined ? undefined : `+${phoneNumber}`;
	const contact = find(state, { phoneNumber: number, email: address });
	if (!contact) return missing('Contact');
	state.tagNames.add(name);
	keep(state, { ...contact, tags: [...new Set([...contact.tags, name])] });
	return { body: { success: true, message: `Tag ${name} added` } };
}

const describe = (name: string) => ({ name, description: `Contacts tagged ${name}` });

export const contactRoutes: ReadonlyArray<Route<State>> = [
	route(createContact, (state: State, { body }) => create(state, body)),
	route(getContact, (state: State, { query }) => {
		const contact = find(state, query as { phoneNumber?: string; email?: string });
		return contact ? { body: { success: true, contactId: contact.id } } : missing('Contact');
	}),
	route(updateContact, (state: State, { params, body }) => {
		const contact = state.contacts.get(params.id);
		if (!contact) return missing('Contact');
		keep(state, { ...contact, ...body });
		return { body: { success: true, message: 'Contact updated' } };
	}),
	route(addToList, (state: State, { params, body }) => {
		const contact = state.contacts.get(body.contactId);
		if (!contact) return missing('Contact');
		if (!LISTS.includes(params.id)) return missing('List');
		keep(state, { ...contact, lists: [...new Set([...contact.lists, params.id])] });
		return { body: { success: true, message: `Contact added to ${params.id}` } };
	}),
	route(getContactTags, (state: State, { params }) => {
		const contact = state.contacts.get(params.id);
		return contact ? { body: contact.tags.map(describe) } : missing('Contact');
	}),
	route(addTag, (state: State, { query }) => addTagTo(state, query)),
	route(listTags, (state: State) => ({ body: [...state.tagNames].map(describe) })),
];

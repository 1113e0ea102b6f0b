import { route, type Route } from '../../../platform';
import {
	createContact,
	getContact,
	listContacts,
	updateContact,
	type ContactFields,
} from '../contracts/contact';
import { missing } from '../problem';
import { contactRow, iso, type ContactRow } from '../rows';
import { findContact, nextId, type State } from '../state';
import { paged } from './paged';

function change(state: State, contact: ContactRow, given: ContactFields): ContactRow {
	const changed = { ...contact, ...given, updated_at: iso() };
	const full_name = [changed.first_name, changed.last_name].filter(Boolean).join(' ');
	return state.contacts.put(contact.id, { ...changed, full_name });
}

export const contactRoutes: ReadonlyArray<Route<State>> = [
	route(createContact, (state: State, { body }) => {
		const id = nextId('cnt', state.contacts);
		return { status: 201, body: state.contacts.put(id, contactRow(id, body)) };
	}),
	route(getContact, (state: State, { params }) => {
		const contact = findContact(state, params.id);
		return contact ? { body: contact } : missing('Contact');
	}),
	route(updateContact, (state: State, { params, body }) => {
		const contact = findContact(state, params.id);
		return contact ? { body: change(state, contact, body) } : missing('Contact');
	}),
	route(listContacts, (state: State, { query }) => paged([...state.contacts.rows()], query)),
];

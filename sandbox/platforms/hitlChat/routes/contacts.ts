import type { z } from 'zod';
import { route, type Route } from '../../../platform';
import { inviteClient, upsertContact, type contactBody } from '../contracts';
import { putContact, type Contact, type State } from '../state';

function upsert(state: State, given: z.output<typeof contactBody>): Contact {
	const before = state.contacts.get(given.recipientNumber);
	return putContact(state, {
		recipientNumber: given.recipientNumber,
		name: given.name ?? before?.name ?? '',
		tags: [...new Set([...(before?.tags ?? []), ...(given.tags ?? [])])],
		lists: before?.lists ?? [],
	});
}

export const contactRoutes: ReadonlyArray<Route<State>> = [
	route(upsertContact, (state: State, { body }) => ({ body: upsert(state, body) })),
	route(inviteClient, (state: State, { body }) => {
		const id = `invitation_${state.invitations.written + 1}`;
		return { body: state.invitations.put(id, { id, ...body, status: 'pending' }) };
	}),
];

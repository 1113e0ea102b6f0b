import { z } from 'zod';
import type { Route } from '../../../platform';
import { COLLECTIONS, schemaOf, type Collection, type Name } from '../contracts';
import { page, params, uuid } from '../contracts/fields';
import { missing } from '../problem';
import { unix, type Row, type State } from '../state';
import { guarded, type Given } from './guard';
import { listed } from './listed';

/** The routes of one collection, in the order of its verbs. */
export function routesOf(name: Name): Array<Route<State>> {
	const own: Collection = COLLECTIONS[name];
	const { path, scope, id, verbs, iso, update = 'PATCH' } = own;
	const time = () => (iso ? new Date().toISOString() : unix());
	const one = { path: `${path}/:id`, params: params({ id }) };
	const query = z.strictObject({ ...(own.pageSize ? { page } : {}), ...own.query });
	const found = (state: State, { params: at }: Given) => state[name].get(String(at.id));
	const routes: Record<string, () => Route<State>> = {
		list: () =>
			guarded(`${scope}:read`, { method: 'GET', path, params: params(), query }, (state, given) => {
				const rows = [...state[name].rows()];
				const answer = listed(rows, own, Number(given.query.page ?? 1));
				if (name !== 'conversations') return answer;
				const { payload } = answer.body as { payload: Row[] };
				const meta = { mine_count: 0, unassigned_count: rows.length, all_count: rows.length };
				return { body: { data: { meta, payload } } };
			}),
		get: () =>
			guarded(`${scope}:read`, { method: 'GET', ...one }, (state, given) => {
				const row = found(state, given);
				return row ? { body: row } : missing;
			}),
		create: () => {
			const definition = { method: 'POST', path, params: params(), body: schemaOf(own, true) } as const;
			return guarded(`${scope}:write`, definition, (state, { body }) => {
				const next = state[name].written + 1;
				const made = id === uuid ? `0b6c2f0e-5d0a-4f5e-9f0e-${String(next).padStart(12, '0')}` : next;
				const isContact = name === 'contacts';
				// The inbox is where the contact is reached, and no field of it.
				const { inbox_id, ...others } = body;
				const given = isContact ? others : body;
				const times = { created_at: time(), updated_at: time() };
				const row = { id: made, ...own.defaults, ...given, ...times };
				state[name].put(String(made), row);
				const beside = { contact_inbox: { source_id: `src-${made}`, inbox: { id: inbox_id } } };
				return { status: 201, body: isContact ? { payload: { contact: row, ...beside } } : row };
			});
		},
		update: () => {
			const definition = { method: update, ...one, body: schemaOf(own, false) };
			return guarded(`${scope}:write`, definition, (state, given) => {
				const row = found(state, given);
				if (!row) return missing;
				const changed = { ...row, ...given.body, updated_at: time() };
				return { body: state[name].put(String(row.id), changed) };
			});
		},
		delete: () =>
			guarded(`${scope}:delete`, { method: 'DELETE', ...one }, (state, given) => {
				if (!found(state, given)) return missing;
				state[name].change(String(given.params.id), null);
				return { status: 204 };
			}),
	};
	return verbs.split(' ').map((verb) => routes[verb]());
}

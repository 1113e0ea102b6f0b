import type { Route } from '../../../platform';
import { COLLECTIONS, newLabels, search } from '../contracts';
import { integerId, params, V1 } from '../contracts/fields';
import { missing } from '../problem';
import type { State } from '../state';
import { guarded } from './guard';
import { listed } from './listed';

const LABELS = `${V1}/contacts/:id/labels`;
const byContact = params({ id: integerId });

export const contactRoutes: ReadonlyArray<Route<State>> = [
	guarded(
		'contacts:read',
		{
			method: 'GET',
			path: `${V1}/contacts/search`,
			params: params(),
			query: search,
		},
		({ contacts }, { query: { q, page: at } }) => {
			const words = String(q).toLowerCase();
			const rows = [...contacts.rows()].filter((row) => JSON.stringify(row).toLowerCase().includes(words));
			return listed(rows, COLLECTIONS.contacts, Number(at));
		},
	),
	guarded(
		'contacts:read',
		{ method: 'GET', path: LABELS, params: byContact },
		({ contacts }, { params: at }) => {
			const row = contacts.get(String(at.id));
			return row ? { body: { payload: row.labels ?? [] } } : missing;
		},
	),
	guarded(
		'contacts:write',
		{ method: 'POST', path: LABELS, params: byContact, body: newLabels },
		({ contacts }, { params: at, body }) => {
			const row = contacts.get(String(at.id));
			if (!row) return missing;
			contacts.put(String(row.id), { ...row, ...body });
			return { body: { payload: body.labels } };
		},
	),
];

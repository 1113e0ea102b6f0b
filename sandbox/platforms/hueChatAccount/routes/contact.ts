import type { Route } from '../../../platform';
import { COLLECTIONS, search } from '../contracts';
import { params, V1 } from '../contracts/fields';
import type { State } from '../state';
import { guarded } from './guard';
import { listed } from './listed';

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
];

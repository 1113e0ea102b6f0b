import type { Route } from '../../../platform';
import { params, uuid, V2 } from '../contracts/fields';
import { missing, problem } from '../problem';
import type { State } from '../state';
import { guarded } from './guard';

export const broadcastRoutes: ReadonlyArray<Route<State>> = [
	guarded(
		'broadcasts:write',
		{ method: 'POST', path: `${V2}/broadcasts/:id/send`, params: params({ id: uuid }) },
		({ broadcasts }, { params: at }) => {
			const row = broadcasts.get(String(at.id));
			if (!row) return missing;
			if (row.status === 'sent') return problem(409, 'conflict', 'The broadcast was already sent');
			const sent = { ...row, status: 'sent', updated_at: new Date().toISOString() };
			return { body: broadcasts.put(String(row.id), sent) };
		},
	),
];

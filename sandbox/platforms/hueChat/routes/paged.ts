import type { Answer } from '../../../platform';

/** The page of `rows` from `offset` on, at most `limit` long, with HueChat's `pagination` beside it. */
export function paged(rows: readonly object[], { limit, offset }: { limit: number; offset: number }): Answer {
	const data = rows.slice(offset, offset + limit);
	const total = rows.length;
	return { body: { data, pagination: { limit, offset, total, has_more: offset + limit < total } } };
}

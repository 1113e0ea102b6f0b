import type { Answer } from '../../../platform';
import type { Collection } from '../contracts';
import type { Row } from '../state';

/** Page `at`, counted from 1, of the rows in the collection's envelope. */
export function listed(rows: Row[], { wrap, pageSize = 1_000 }: Collection, at = 1): Answer {
	const found = rows.slice((at - 1) * pageSize, at * pageSize);
	const meta = { count: rows.length, current_page: at };
	return { body: wrap === 'data' ? { data: found, meta } : { payload: found, meta } };
}

import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../object';
import type { Effect } from './decide';

const DONE: IDataObject = { success: true };

/**
 * What an accepted answer gives out, entry by entry: one for each entry of a bare list, one for anything
 * else. After a send (or another write) there is always one, so that the workflow goes on behind a
 * message that was delivered.
 *
 * @param body the answer's body, parsed where it is JSON
 * @param effect of the request
 */
export function entriesOfAnswer(body: unknown, effect: Effect): unknown[] {
	if (Array.isArray(body)) {
		const entries = body.filter((entry) => entry !== null && entry !== undefined);
		return entries.length === 0 && effect !== 'read' ? [{ ...DONE }] : entries;
	}
	if (body === undefined || body === null || body === '') return [{ ...DONE }];
	return typeof body === 'string' ? [{ message: body }] : [body];
}

/** An item of one entry; what is no object stands under `value`. */
export function itemOf(entry: unknown): { json: IDataObject } {
	return { json: isObject(entry) ? entry : { value: entry as IDataObject['value'] } };
}

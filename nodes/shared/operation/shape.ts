import type { IDataObject } from 'n8n-workflow';

import { listIn } from '../fields/listSearch';
import { isObject } from '../object';
import type { Answer } from '../transport/response/responseKind';
import type { ItemView } from './itemView';
import type { Operation, ShapedItem, StoreFile } from './spec';

/** An item of one entry; what is no object stands under `value`. */
export const itemOf = (value: unknown): ShapedItem => ({
	json: isObject(value) ? value : { value: value as IDataObject['value'] },
});

/** One item for each entry of a list, one for anything else; an empty answer still says something. */
export function itemsOf(body: unknown): ShapedItem[] {
	if (Array.isArray(body)) return body.map(itemOf);
	if (body === undefined || body === null || body === '') return [{ json: { success: true } }];
	return typeof body === 'string' ? [{ json: { message: body } }] : [itemOf(body)];
}

/** One item for each entry of the list in an answer, whatever envelope it came in. */
export const listItems = (body: unknown): ShapedItem[] => (listIn(body) ?? [body]).map(itemOf);

/** Whether the user is asked how many results are wanted. */
const isList = ({ fields }: Operation): boolean =>
	fields.some(({ property }) => property.name === 'returnAll');

/**
 * What a delivered item gives out.
 *
 * The vendor took it: an answer of a shape that nobody expected must not make it look undelivered, and
 * a send gives one item at least, so that its branch of the workflow goes on.
 */
export async function shaped(
	operation: Operation,
	answer: Answer,
	view: ItemView,
	storeFile: StoreFile,
): Promise<ShapedItem[]> {
	const plain = () => (isList(operation) ? listItems(answer.body) : itemsOf(answer.body));
	const shape = async () => (await operation.output?.(answer, view, storeFile)) ?? plain();
	const items = await shape().catch(plain);
	return items.length === 0 && operation.effect !== 'read' ? [{ json: { success: true } }] : items;
}

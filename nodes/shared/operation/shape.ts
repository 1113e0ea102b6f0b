import { entriesOfAnswer, itemOf, listedIn } from '../transport';
import type { Answer } from '../transport';
import type { ItemView } from './itemView';
import { simplifiedItems } from './simplify';
import type { Operation, ShapedItem, StoreFile } from './spec';

/** One item for each entry of a bare list, one for anything else. */
export const itemsOf = (body: unknown): ShapedItem[] => entriesOfAnswer(body, 'read').map(itemOf);

/**
 * One item for each entry of the list in an answer, whatever envelope it came in; none where the answer
 * holds nothing. What is no list comes as it is.
 */
export const listItems = (body: unknown): ShapedItem[] =>
	listedIn(body)?.map(itemOf) ?? itemsOf(body);

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
	// n8n's rule for all nodes, whatever the vendor answers.
	if (operation.request.method === 'DELETE') return [{ json: { deleted: true } }];
	const { body } = answer;
	const plain = () => (isList(operation) ? listItems(body) : itemsOf(body));
	const shape = async () => (await operation.output?.(answer, view, storeFile)) ?? plain();
	const items = simplifiedItems(await shape().catch(plain), operation, view);
	return items.length === 0 && operation.effect !== 'read' ? [{ json: { success: true } }] : items;
}

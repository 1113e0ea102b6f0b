import type { INodeExecutionData } from 'n8n-workflow';

/**
 * Ties the items of a successful answer to the input item that they come from.
 *
 * @param itemIndex the input item's index
 */
export function withPairedItem(
	items: ReadonlyArray<Pick<INodeExecutionData, 'binary' | 'json'>>,
	itemIndex: number,
): INodeExecutionData[] {
	return items.map((one) => {
		const { error, ...rest } = one.json;
		const isPlain = error === undefined || error === null || error === false;
		// With Retry On Fail n8n takes a first item with a top-level `error` for a failed node and runs
		// everything again.
		const json = isPlain ? one.json : { ...rest, vendorError: error };
		return { ...one, json, pairedItem: { item: itemIndex } };
	});
}

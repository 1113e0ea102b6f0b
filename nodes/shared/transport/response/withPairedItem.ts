import type { INodeExecutionData } from 'n8n-workflow';

/**
 * Ties the items of a successful answer to the input item that they come from. Changes them in place.
 *
 * @param itemIndex the input item's index
 * @returns the same items
 */
export function withPairedItem(items: INodeExecutionData[], itemIndex: number): INodeExecutionData[] {
	for (const one of items) {
		one.pairedItem = { item: itemIndex };
		// With Retry On Fail n8n takes a first item with a top-level `error` for a failed node and runs
		// everything again.
		if (one.json.error !== undefined && one.json.error !== null && one.json.error !== false) {
			const { error, ...rest } = one.json;
			one.json = { ...rest, vendorError: error };
		}
	}
	return items;
}

import type { INodeProperties } from 'n8n-workflow';

import { MAX_WAIT_S } from '../transport/run/maxWait';
import { sortedByName } from './sorted';
import { dryRunField } from './dryRun';

const longestWait: INodeProperties = {
	displayName: 'Longest Wait',
	name: 'longestWait',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: MAX_WAIT_S,
	description:
		'How many seconds an item may wait when the vendor limits the rate. Beyond that it fails with the time to come back, and nothing was sent for it.',
};

/**
 * The fields of an operation with the options that every operation has, put into the operation's own
 * `options` collection where it has one.
 */
export function deliveryOptions({
	fields,
	dryRun,
}: {
	fields: INodeProperties[];
	dryRun?: boolean;
}): INodeProperties[] {
	const own = fields.find(({ name }) => name === 'options');
	const others = fields.filter((field) => field !== own);
	const general = dryRun ? [dryRunField, longestWait] : [longestWait];
	const options = [...((own?.options ?? []) as INodeProperties[]), ...general];
	const collection: INodeProperties = {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: sortedByName(options),
	};
	return [...others, collection];
}

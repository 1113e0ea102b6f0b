import type { PagingChoice } from '../shared/operation';
import { paged } from './paging';

/** How this API's lists page, for requests that the user writes. */
export const paging: readonly PagingChoice[] = [
	{
		value: 'offset',
		name: 'Limit and Offset',
		description: 'As the lists of contacts and conversations page',
		pages: paged,
	},
];

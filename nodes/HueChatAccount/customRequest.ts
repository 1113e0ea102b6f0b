import type { PagingChoice } from '../shared/operation';
import { messagePages, numberedPages } from './paging';

/** How this API's lists page, for requests that the user writes. */
export const paging: readonly PagingChoice[] = [
	{
		value: 'before',
		name: 'Before ID',
		description: 'As the messages of a conversation page: the newest first',
		pages: messagePages,
	},
	{
		value: 'page',
		name: 'Page Number',
		description: 'As all other lists page',
		pages: numberedPages,
	},
];

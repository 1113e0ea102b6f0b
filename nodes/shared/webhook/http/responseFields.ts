import type { INodeProperties } from 'n8n-workflow';

/** When the caller is answered. */
export const responseMode: INodeProperties = {
	displayName: 'Respond',
	name: 'responseMode',
	type: 'options',
	noDataExpression: true,
	default: 'onReceived',
	// The values are n8n's own names, so that it reads them without evaluating anything.
	options: [
		{
			name: 'At Once',
			value: 'onReceived',
			description: 'As soon as n8n has the execution: a failed one is not sent again',
		},
		{
			name: 'When Finished',
			value: 'lastNode',
			description: 'After the workflow has run: a sender that repeats refused calls runs it again',
		},
	],
};

/**
 * Read by n8n, not by people: with it n8n leaves the body of a typeVersion 1 trigger unread, so that
 * a body which is not JSON gets our answer and not n8n's 422. To find out, n8n evaluates an
 * expression with each call, which typeVersion 2 spares it.
 */
export const unreadBody: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'hidden',
	default: { binaryData: true },
};

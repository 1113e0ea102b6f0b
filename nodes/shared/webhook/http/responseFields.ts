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
			name: 'Immediately',
			value: 'onReceived',
			description: 'As soon as n8n has the execution: a failed one is not sent again',
		},
		{
			name: 'When Last Node Finishes',
			value: 'lastNode',
			description: 'After the workflow has run: a sender that repeats refused calls runs it again',
		},
	],
};

/** What the trigger outputs, from the field {@link outputOptions}. */
export interface OutputOptions {
	includeRaw?: unknown;
}

/**
 * What the trigger outputs. The raw body is there unless it is switched off, because no vendor documents
 * all of what it posts: a field that the flat message does not know would be lost, and a
 * vendor does not send twice. It costs what n8n stores for it, about as much again as the message.
 */
export const outputOptions: INodeProperties = {
	displayName: 'Options',
	name: 'outputOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Include Raw',
			name: 'includeRaw',
			type: 'boolean',
			default: true,
			description:
				'Whether to output the body as it came, as raw, for fields that the message does not have. Switch it off to store less.',
		},
	],
};

/**
 * Read by n8n, not by people: with it n8n leaves the body of a typeVersion 1 trigger unread, so that
 * a body which is not JSON gets our answer and not n8n's 422, and a stranger's files are never written
 * to the disk.
 */
export const unreadBody: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'hidden',
	default: { binaryData: true },
};

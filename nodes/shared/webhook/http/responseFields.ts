import type { INodeProperties } from 'n8n-workflow';

/** When the caller is answered. */
export const responseMode: INodeProperties = {
	displayName: 'Respond',
	name: 'responseMode',
	type: 'options',
	noDataExpression: true,
	default: 'onReceived',
	description: 'When the sender of the call gets its answer',
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
	placeholder: 'Add option',
	default: {},
	description: 'What the trigger puts into its output',
	options: [
		{
			displayName: 'Allow Private Addresses',
			name: 'allowPrivateAddresses',
			type: 'boolean',
			default: false,
			description:
				'Whether files may be downloaded from addresses of this machine and its network. Whoever may call this trigger can then make n8n ask them.',
		},
		{
			displayName: 'Download Media',
			name: 'downloadMedia',
			type: 'boolean',
			default: true,
			description:
				'Whether to download up to 10 files of a message into binary data, as media_0 and so on. A file that cannot be had does not hold the message back.',
		},
		{
			displayName: 'Include Raw',
			name: 'includeRaw',
			type: 'boolean',
			default: true,
			description:
				'Whether to output the body as it came, as raw, for fields that the message does not have. Switch it off to store less.',
		},
		{
			displayName: 'Max File Size (MB)',
			name: 'maxFileSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 100 },
			default: 16,
			description: 'Files above this size stay where they are: the message then holds only their URL',
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

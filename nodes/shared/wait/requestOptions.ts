import type { INodeProperties } from 'n8n-workflow';

const batching: INodeProperties = {
	displayName: 'Batching',
	name: 'batching',
	type: 'fixedCollection',
	typeOptions: { multipleValues: false },
	placeholder: 'Add Batching',
	default: { batch: {} },
	description: 'Pauses between groups of items',
	options: [
		{
			displayName: 'Batching',
			name: 'batch',
			values: [
				{
					displayName: 'Items per Batch',
					name: 'batchSize',
					type: 'number',
					typeOptions: { minValue: -1 },
					default: 50,
					description: 'How many items are begun before a pause; -1 for no pauses',
				},
				{
					displayName: 'Batch Interval (Ms)',
					name: 'batchInterval',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 1000,
					description: 'How long a pause is, in milliseconds',
				},
			],
		},
	],
};

/**
 * n8n's Request Options, declared by hand: n8n adds them to declarative nodes only where these have no
 * `webhook()`, and drops the values that a workflow has saved under what a description does not list.
 * The names and defaults are n8n's.
 */
export const requestOptions: INodeProperties = {
	displayName: 'Request Options',
	name: 'requestOptions',
	type: 'collection',
	isNodeSetting: true,
	placeholder: 'Add option',
	default: {},
	description: 'How this node sends its requests',
	options: [
		batching,
		{
			displayName: 'Ignore SSL Issues (Insecure)',
			name: 'allowUnauthorizedCerts',
			type: 'boolean',
			noDataExpression: true,
			default: false,
			description: 'Whether to connect even if SSL certificate validation is not possible',
		},
		{
			displayName: 'Proxy',
			name: 'proxy',
			type: 'string',
			default: '',
			placeholder: 'e.g. http://myproxy:3128',
			description: 'The HTTP proxy to send through, with its port, user and password where it has them',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 10000,
			description: 'How many milliseconds the server has to begin its answer',
		},
	],
};

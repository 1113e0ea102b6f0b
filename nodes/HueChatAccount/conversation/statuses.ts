import type { INodePropertyOptions } from 'n8n-workflow';

/** The states of a conversation in the API family that v1 belongs to. */
export const statuses: INodePropertyOptions[] = [
	{ name: 'Open', value: 'open' },
	{ name: 'Pending', value: 'pending' },
	{ name: 'Resolved', value: 'resolved' },
	{ name: 'Snoozed', value: 'snoozed' },
];

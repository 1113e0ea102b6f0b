import type { INodeProperties } from 'n8n-workflow';

/** The status of a chat session; the pages name a list of values that was not visible. */
export const statusField: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'string',
	default: '',
	placeholder: 'e.g. active',
	description: 'Only sessions with this status, spelled as DM Champ does',
	routing: { send: { type: 'query', property: 'status' } },
};

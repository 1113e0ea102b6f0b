import type { INodeProperties } from 'n8n-workflow';

/** The fields of a collection in the order in which n8n wants them: by the name that users see. */
export function sortedByName(fields: readonly INodeProperties[]): INodeProperties[] {
	return [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName));
}

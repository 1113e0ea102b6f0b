import type { INodeProperties } from 'n8n-workflow';

/** The parameter of the option, below the node's options. */
export const DRY_RUN_PARAMETER = 'options.dryRun';

/** The option of a send to many that shows the request instead of sending it. */
export const dryRunField: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description:
		'Whether to check everything and give out the exact request, without the API key, instead of sending it',
};

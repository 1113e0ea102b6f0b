import type { INodeProperties } from 'n8n-workflow';

import { eventOptions } from './events';
import { filters } from './filters';
import { CUSTOMER_SENDER_NAMES } from './sender';
import { MAX_EVENTS } from './settings';

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'How the list of conversations is read',
	options: [
		{
			displayName: 'Customer Sender Names',
			name: 'customerSenderNames',
			type: 'string',
			default: CUSTOMER_SENDER_NAMES,
			description:
				"What HitlChat calls the customer as the sender of the last message, comma-separated. The customer's own name and number always count.",
		},
		{
			displayName: 'Include Raw',
			name: 'includeRaw',
			type: 'boolean',
			default: true,
			description:
				"Whether to output HitlChat's row as well, which n8n then stores with the execution",
		},
		{
			displayName: 'Most Events per Poll',
			name: 'maxEventsPerPoll',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: MAX_EVENTS,
			description: 'How many events start one run at most, such as 100. Further ones come with the next polls.',
		},
		{
			displayName: 'Save Every Change',
			name: 'persistAllChanges',
			type: 'boolean',
			default: true,
			description:
				'Whether to start a run without items for a change that is no chosen event but that the next one depends on, such as an answer to a customer. What this node remembers is saved by n8n only when a run starts; without it, a restart of n8n can swallow that next event.',
		},
	],
};

/** The trigger's form. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		description: 'The changes of a conversation that start the workflow',
		options: eventOptions,
		default: ['newConversation'],
	},
	filters,
	options,
];

import { orNull } from '../../shared/operation';
import type { OutputSpec } from '../../shared/operation';
import { signingSecrets } from './secrets';

// "HueChat API" names these resources, the form of their ids and of their times. The fields are those
// that the node writes: they are taken to come back.

const times = { 'created_at?': 'integer', 'updated_at?': 'integer' } as const;
const isoTimes = { 'created_at?': 'string', 'updated_at?': 'string' } as const;

export const broadcastOutput: OutputSpec = {
	outputSchema: {
		id: 'string',
		name: 'string',
		'status?': 'string',
		'template_id?': 'string|null',
		'contact_list_id?': 'string|null',
		'inbox_id?': 'integer|null',
		'variables?': orNull({}),
		'scheduled_at?': 'string|null',
		...isoTimes,
	},
};

export const templateOutput: OutputSpec = {
	outputSchema: {
		id: 'string',
		name: 'string',
		'language?': 'string',
		'category?': 'string',
		'status?': 'string',
		'parameter_format?': 'string',
		'components?': [{}],
		...isoTimes,
	},
};

export const contactListOutput: OutputSpec = {
	outputSchema: { id: 'string', name: 'string', 'description?': 'string|null', ...times },
};

export const ticketOutput: OutputSpec = {
	outputSchema: {
		id: 'string',
		subject: 'string',
		'description?': 'string|null',
		'status?': 'string|null',
		'priority?': 'string|null',
		'contact_id?': 'integer|null',
		'assignee_id?': 'integer|null',
		'conversation_id?': 'integer|null',
		...times,
	},
};

export const dealOutput: OutputSpec = {
	outputSchema: {
		id: 'string',
		name: 'string',
		'value?': 'number|null',
		'currency?': 'string|null',
		'stage?': 'string|null',
		'contact_id?': 'integer|null',
		'assignee_id?': 'integer|null',
		...times,
	},
};

export const outboundWebhookOutput: OutputSpec = {
	outputSchema: {
		id: 'string',
		url: 'string',
		events: ['string'],
		'name?': 'string|null',
		...isoTimes,
	},
	secretFields: signingSecrets,
};

export const aiAgentOutput: OutputSpec = {
	outputSchema: { id: 'string', 'name?': 'string', ...times },
};

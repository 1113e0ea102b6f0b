import type { OutputSpec } from '../shared/operation';

/** "API Access" and help.dmchamp.com/contacts, made one shape by the node. */
export const createdContactOutput: OutputSpec = {
	outputSchema: {
		id: 'string|null',
		created: 'boolean|null',
		firstName: 'string|null',
		lastName: 'string|null',
		phone: 'string|null',
		email: 'string|null',
		createdAt: 'string|null',
		message: 'string|null',
	},
};

/** help.dmchamp.com/contacts shows the id alone; the rest was seen in answers. */
export const contactOutput: OutputSpec = {
	outputSchema: {
		id: 'string|null',
		'firstName?': 'string|null',
		'lastName?': 'string|null',
		'phoneNumber?': 'string|null',
		'email?': 'string|null',
		'channel?': 'string|null',
		'tags?': ['string'],
		'isBotActive?': 'boolean',
		'doNotDisturb?': 'boolean',
		'lastActivityAt?': 'string|null',
	},
	rawFields: {
		'doNotDisturbReason?': 'string|null',
		'currentCampaign?': { name: 'string' },
		'campaigns?': [{}],
		'chatConcluded?': 'boolean',
		'hasHadActivity?': 'boolean',
		'botMessageCount?': 'integer',
		'creditsUsed?': 'number',
		'createdAt?': 'string|null',
		'lastIncomingMessageAt?': 'string|null',
	},
};

/** help.dmchamp.com/tags. */
export const tagOutput: OutputSpec = {
	outputSchema: { name: 'string', description: 'string|null' },
};

/** What several pages show for a change. */
export const doneOutput: OutputSpec = {
	outputSchema: { success: 'boolean', message: 'string' },
};

/** help.dmchamp.com/subaccounts. */
export const subAccountOutput: OutputSpec = {
	outputSchema: {
		email: 'string',
		first_name: 'string',
		last_name: 'string',
		role: 'string',
		is_agency_sub_account: 'boolean',
		business_name: 'string|null',
		country: 'string|null',
		time_zone_id: 'string|null',
		language: 'string|null',
		usage_limits: {
			monthly_credits: 'number',
			monthly_credits_used: 'number',
			credits: 'number',
			roll_over_to_next_month: 'boolean',
		},
	},
	rawFields: {
		description: 'string|null',
		address_line: 'string|null',
		city: 'string|null',
		postal_code: 'string|null',
		state: 'string|null',
	},
};

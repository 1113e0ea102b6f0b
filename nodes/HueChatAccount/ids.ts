import { byId, id, locator } from '../shared/fields';
import type { Conditions, Destination, Field } from '../shared/fields';

interface Id {
	displayName: string;
	/** Seed 003: older resources have integers, newer ones UUIDs; for AI agents it says nothing. */
	kind: 'integer' | 'text' | 'uuid';
	/** The dropdown that offers it, where there is one. */
	searchListMethod?: string;
	description?: string;
}

/** The ids of this API by the parameter that holds them. */
export const ids = {
	conversationId: {
		displayName: 'Conversation',
		kind: 'integer',
		searchListMethod: 'searchConversations',
		description: 'The conversation; its ID is the number that the dashboard shows (display_id), such as 42',
	},
	messageId: {
		displayName: 'Message ID',
		kind: 'integer',
		description: 'The number of the message, as Message: Get Many outputs it',
	},
	contactId: {
		displayName: 'Contact',
		kind: 'integer',
		searchListMethod: 'searchContacts',
		description:
			'The contact; the list is searched by name, email, phone number and identifier. Its ID is the number that Contact: Search outputs, no phone number.',
	},
	inboxId: {
		displayName: 'Inbox',
		kind: 'integer',
		searchListMethod: 'searchInboxes',
		description: 'The channel of the account, such as its WhatsApp number; Inbox: Get Many outputs the IDs',
	},
	assigneeId: {
		displayName: 'Agent',
		kind: 'integer',
		searchListMethod: 'searchAgents',
		description: 'The person of your team who is responsible; Agent: Get Many outputs the IDs',
	},
	teamId: {
		displayName: 'Team',
		kind: 'integer',
		searchListMethod: 'searchTeams',
		description: 'The group of agents; Get Many of teams outputs the IDs',
	},
	webhookId: {
		displayName: 'Webhook',
		kind: 'integer',
		searchListMethod: 'searchWebhooks',
		description: 'Which one, by the URL that it calls or by its ID',
	},
	broadcastId: {
		displayName: 'Broadcast',
		kind: 'uuid',
		searchListMethod: 'searchBroadcasts',
		description: 'Which one, by its name or by the ID that Create outputs',
	},
	templateId: {
		displayName: 'Template',
		kind: 'uuid',
		searchListMethod: 'searchTemplates',
		description: 'A WhatsApp template by its name or ID; only an approved one can be sent',
	},
	contactListId: {
		displayName: 'Contact List',
		kind: 'uuid',
		searchListMethod: 'searchContactLists',
		description: 'The list of contacts by its name or ID; a broadcast reaches everybody in it',
	},
	ticketId: {
		displayName: 'Ticket',
		kind: 'uuid',
		searchListMethod: 'searchTickets',
		description: 'Which one, by its subject or by the ID that Create outputs',
	},
	dealId: {
		displayName: 'Deal',
		kind: 'uuid',
		searchListMethod: 'searchDeals',
		description: 'Which one, by its name or by the ID that Create outputs',
	},
	outboundWebhookId: {
		displayName: 'Outbound Webhook',
		kind: 'uuid',
		searchListMethod: 'searchOutboundWebhooks',
		description: 'Which one, by the URL that it calls or by its ID',
	},
	aiAgentId: {
		displayName: 'AI Agent',
		kind: 'text',
		searchListMethod: 'searchAiAgents',
		description: 'Which bot of the account, by its name or ID',
	},
} satisfies Record<string, Id>;

/** A parameter that holds an id. */
export type IdName = keyof typeof ids;

/** Where an id goes, and when its field shows. */
export interface IdFieldOptions {
	to: Destination;
	required?: boolean;
	show?: Conditions;
}

/**
 * The field for an id: a dropdown with search where the vendor has a list of them.
 *
 * @param name also the parameter's name
 */
export function idField(name: IdName, options: IdFieldOptions): Field<string | number> {
	const { kind, searchListMethod, ...texts }: Id = ids[name];
	const common = { name, ...texts, ...options };
	if (searchListMethod === undefined) return id({ ...common, kind });
	return locator({ ...common, searchListMethod, itemType: kind, by: [byId(kind)] });
}

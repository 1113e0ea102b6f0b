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
		description: 'The number that the dashboard shows (display_id)',
	},
	messageId: { displayName: 'Message ID', kind: 'integer' },
	contactId: {
		displayName: 'Contact',
		kind: 'integer',
		searchListMethod: 'searchContacts',
		description: 'The list is searched by name, email, phone number and identifier',
	},
	inboxId: { displayName: 'Inbox', kind: 'integer', searchListMethod: 'searchInboxes' },
	assigneeId: { displayName: 'Agent', kind: 'integer', searchListMethod: 'searchAgents' },
	teamId: { displayName: 'Team', kind: 'integer', searchListMethod: 'searchTeams' },
	webhookId: { displayName: 'Webhook', kind: 'integer', searchListMethod: 'searchWebhooks' },
	broadcastId: { displayName: 'Broadcast', kind: 'uuid', searchListMethod: 'searchBroadcasts' },
	templateId: { displayName: 'Template', kind: 'uuid', searchListMethod: 'searchTemplates' },
	contactListId: {
		displayName: 'Contact List',
		kind: 'uuid',
		searchListMethod: 'searchContactLists',
	},
	ticketId: { displayName: 'Ticket', kind: 'uuid', searchListMethod: 'searchTickets' },
	dealId: { displayName: 'Deal', kind: 'uuid', searchListMethod: 'searchDeals' },
	outboundWebhookId: {
		displayName: 'Outbound Webhook',
		kind: 'uuid',
		searchListMethod: 'searchOutboundWebhooks',
	},
	aiAgentId: { displayName: 'AI Agent', kind: 'text', searchListMethod: 'searchAiAgents' },
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

import { id, locator } from '../shared/fields';
import type { Conditions, Destination, Field } from '../shared/fields';

interface Id {
	displayName: string;
	/** Seed 003: older resources have integers, newer ones UUIDs; for AI agents it says nothing. */
	kind: 'integer' | 'text' | 'uuid';
	/** The dropdown that offers it, where there is one. */
	searchListMethod?: string;
	description?: string;
}

const PLACEHOLDERS = {
	integer: 'e.g. 42',
	text: undefined,
	uuid: 'e.g. 0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c4d',
};

/** The ids of this API by the parameter that holds them. */
export const ids = {
	conversationId: {
		displayName: 'Conversation ID',
		kind: 'integer',
		description: 'The number that the dashboard shows (display_id)',
	},
	messageId: { displayName: 'Message ID', kind: 'integer' },
	contactId: {
		displayName: 'Contact ID',
		kind: 'integer',
		description: 'The number of the contact; Contact: Search finds it',
	},
	inboxId: { displayName: 'Inbox', kind: 'integer', searchListMethod: 'searchInboxes' },
	assigneeId: { displayName: 'Agent', kind: 'integer', searchListMethod: 'searchAgents' },
	teamId: { displayName: 'Team', kind: 'integer', searchListMethod: 'searchTeams' },
	webhookId: { displayName: 'Webhook ID', kind: 'integer' },
	broadcastId: { displayName: 'Broadcast ID', kind: 'uuid' },
	templateId: { displayName: 'Template', kind: 'uuid', searchListMethod: 'searchTemplates' },
	contactListId: {
		displayName: 'Contact List',
		kind: 'uuid',
		searchListMethod: 'searchContactLists',
	},
	ticketId: { displayName: 'Ticket ID', kind: 'uuid' },
	dealId: { displayName: 'Deal ID', kind: 'uuid' },
	outboundWebhookId: { displayName: 'Outbound Webhook ID', kind: 'uuid' },
	aiAgentId: { displayName: 'AI Agent ID', kind: 'text' },
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
	const by = [{ displayName: 'By ID', name: 'id', placeholder: PLACEHOLDERS[kind] }];
	return locator({ ...common, searchListMethod, itemType: kind, by });
}

import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../shared/operation/operationPolicy';
import { InputError } from '../shared/transport/errors/outcome';
import { listOrHand } from '../shared/fields/locator';
import { at, put } from '../shared/fields/path';

interface Id {
	displayName: string;
	/** Seed 003: older resources have integers, newer ones UUIDs; for AI agents it says nothing. */
	kind: 'integer' | 'uuid' | 'any';
	/** The dropdown that offers it, where there is one. */
	searchListMethod?: string;
	description?: string;
}

const NUMBER_IN_DASHBOARD = 'The number that the dashboard shows (display_id)';

/** The ids of this API by the parameter that holds them. */
export const ids = {
	conversationId: {
		displayName: 'Conversation ID',
		kind: 'integer',
		description: NUMBER_IN_DASHBOARD,
	},
	messageId: { displayName: 'Message ID', kind: 'integer' },
	contactId: { displayName: 'Contact ID', kind: 'integer' },
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
	aiAgentId: { displayName: 'AI Agent ID', kind: 'any' },
} satisfies Record<string, Id>;

/** A parameter that holds an id. */
export type IdName = keyof typeof ids;

const PLACEHOLDERS = {
	integer: 'e.g. 42',
	uuid: 'e.g. 0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c4d',
	any: '',
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Holds an id against the form that the vendor's document gives it.
 *
 * @throws InputError for a UUID where a number belongs, and the other way round
 */
export function checkedId(name: IdName, text: string): string {
	const { kind, displayName }: Id = ids[name];
	if (kind === 'integer' && !/^[1-9]\d*$/.test(text)) {
		throw new InputError(
			`${displayName} is not a number: ${text.slice(0, 40)}`,
			'HueChat numbers conversations, contacts, messages, inboxes, agents, teams and webhooks.',
		);
	}
	if (kind === 'uuid' && !UUID.test(text)) {
		throw new InputError(
			`${displayName} is not a UUID: ${text.slice(0, 40)}`,
			'HueChat gives these an ID such as 0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c4d.',
		);
	}
	return text;
}

/** A list to choose from; a value can be given by hand too. */
export function chooser(
	displayName: string,
	name: string,
	searchListMethod: string,
	byHand: { displayName: string; placeholder: string },
): INodeProperties {
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		...listOrHand(searchListMethod, { ...byHand, name: 'id' }),
	};
}

/**
 * The field for an id: a dropdown with search where the vendor has a list of them.
 *
 * @param name also the parameter's name
 */
export function idField(name: IdName): INodeProperties {
	const { displayName, kind, searchListMethod, description }: Id = ids[name];
	const placeholder = PLACEHOLDERS[kind];
	if (searchListMethod !== undefined) {
		return chooser(displayName, name, searchListMethod, { displayName: 'By ID', placeholder });
	}
	return { displayName, name, type: 'string', default: '', placeholder, description };
}

/** A check of an id in the body; a number leaves as a number. Leaves an empty optional one alone. */
export function idAt(property: string, name: IdName): Check {
	return (request) => {
		const place = ['body', property];
		const text = String(at(request, place) ?? '').trim();
		if (text === '') return;
		const checked = checkedId(name, text);
		put(request, place, ids[name].kind === 'integer' ? Number(checked) : checked);
	};
}

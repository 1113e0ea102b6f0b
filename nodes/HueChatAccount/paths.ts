import type { Source } from '../shared/operation';

/** One request of the account API. */
export interface AccountPath {
	method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';
	version: 'v1' | 'v2';
	/** Below the account; `:name` stands for the node's parameter of that name. */
	path: string;
	/** The scope that a restricted key needs for it. */
	scope: string;
	certainty: Source['certainty'];
	/** What the path follows, for the pages made from this table. */
	follows: string;
}

const row =
	(version: AccountPath['version'], follows: string) =>
	(method: AccountPath['method'], path: string, scope: string): AccountPath => ({
		method,
		version,
		path,
		scope,
		certainty: 'by convention',
		follows,
	});

const v1 = row(
	'v1',
	"No request is printed. Path and fields follow Chatwoot's public API, whose prefix, key header, envelope and resource names v1 shares.",
);

const v2 = row(
	'v2',
	'No request is printed. Path and fields follow the stated conventions: the resource in the plural below the account, the HTTP method as the action, JSON bodies.',
);

/**
 * Every address of HueChat's account API that this node uses, in one place: "HueChat API" prints none.
 * Prefixes, key header, ids and the actions in the scopes are the seed's; the paths are ours.
 */
export const paths = {
	conversation: {
		getAll: v1('GET', '/conversations', 'conversations:read'),
		get: v1('GET', '/conversations/:conversationId', 'conversations:read'),
		create: v1('POST', '/conversations', 'conversations:write'),
		toggleStatus: v1('POST', '/conversations/:conversationId/toggle_status', 'conversations:write'),
		assign: v1('POST', '/conversations/:conversationId/assignments', 'conversations:write'),
		getLabels: v1('GET', '/conversations/:conversationId/labels', 'conversations:read'),
		setLabels: v1('POST', '/conversations/:conversationId/labels', 'conversations:write'),
	},
	message: {
		getAll: v1('GET', '/conversations/:conversationId/messages', 'messages:read'),
		create: v1('POST', '/conversations/:conversationId/messages', 'messages:write'),
		delete: v1('DELETE', '/conversations/:conversationId/messages/:messageId', 'messages:delete'),
	},
	contact: {
		getAll: v1('GET', '/contacts', 'contacts:read'),
		search: v1('GET', '/contacts/search', 'contacts:read'),
		get: v1('GET', '/contacts/:contactId', 'contacts:read'),
		create: v1('POST', '/contacts', 'contacts:write'),
		update: v1('PUT', '/contacts/:contactId', 'contacts:write'),
		delete: v1('DELETE', '/contacts/:contactId', 'contacts:delete'),
		getLabels: v1('GET', '/contacts/:contactId/labels', 'contacts:read'),
		setLabels: v1('POST', '/contacts/:contactId/labels', 'contacts:write'),
	},
	inbox: {
		getAll: v1('GET', '/inboxes', 'inboxes:read'),
		get: v1('GET', '/inboxes/:inboxId', 'inboxes:read'),
	},
	agent: { getAll: v1('GET', '/agents', 'agents:read') },
	team: {
		getAll: v1('GET', '/teams', 'teams:read'),
		get: v1('GET', '/teams/:teamId', 'teams:read'),
	},
	label: { getAll: v1('GET', '/labels', 'labels:read') },
	webhook: {
		getAll: v1('GET', '/webhooks', 'webhooks:read'),
		create: v1('POST', '/webhooks', 'webhooks:write'),
		update: v1('PATCH', '/webhooks/:webhookId', 'webhooks:write'),
		delete: v1('DELETE', '/webhooks/:webhookId', 'webhooks:delete'),
	},
	broadcast: {
		getAll: v2('GET', '/broadcasts', 'broadcasts:read'),
		get: v2('GET', '/broadcasts/:broadcastId', 'broadcasts:read'),
		create: v2('POST', '/broadcasts', 'broadcasts:write'),
		update: v2('PATCH', '/broadcasts/:broadcastId', 'broadcasts:write'),
		delete: v2('DELETE', '/broadcasts/:broadcastId', 'broadcasts:delete'),
		send: v2('POST', '/broadcasts/:broadcastId/send', 'broadcasts:write'),
	},
	template: {
		getAll: v2('GET', '/templates', 'templates:read'),
		get: v2('GET', '/templates/:templateId', 'templates:read'),
	},
	contactList: {
		getAll: v2('GET', '/contact_lists', 'contact_lists:read'),
		get: v2('GET', '/contact_lists/:contactListId', 'contact_lists:read'),
		create: v2('POST', '/contact_lists', 'contact_lists:write'),
		update: v2('PATCH', '/contact_lists/:contactListId', 'contact_lists:write'),
		delete: v2('DELETE', '/contact_lists/:contactListId', 'contact_lists:delete'),
	},
	ticket: {
		getAll: v2('GET', '/tickets', 'tickets:read'),
		get: v2('GET', '/tickets/:ticketId', 'tickets:read'),
		create: v2('POST', '/tickets', 'tickets:write'),
		update: v2('PATCH', '/tickets/:ticketId', 'tickets:write'),
		delete: v2('DELETE', '/tickets/:ticketId', 'tickets:delete'),
	},
	deal: {
		getAll: v2('GET', '/deals', 'deals:read'),
		get: v2('GET', '/deals/:dealId', 'deals:read'),
		create: v2('POST', '/deals', 'deals:write'),
		update: v2('PATCH', '/deals/:dealId', 'deals:write'),
		delete: v2('DELETE', '/deals/:dealId', 'deals:delete'),
	},
	outboundWebhook: {
		getAll: v2('GET', '/outbound_webhooks', 'outbound_webhooks:read'),
		get: v2('GET', '/outbound_webhooks/:outboundWebhookId', 'outbound_webhooks:read'),
		create: v2('POST', '/outbound_webhooks', 'outbound_webhooks:write'),
		update: v2('PATCH', '/outbound_webhooks/:outboundWebhookId', 'outbound_webhooks:write'),
		delete: v2('DELETE', '/outbound_webhooks/:outboundWebhookId', 'outbound_webhooks:delete'),
	},
	aiAgent: {
		getAll: v2('GET', '/ai_agents', 'ai_agents:read'),
		get: v2('GET', '/ai_agents/:aiAgentId', 'ai_agents:read'),
	},
};

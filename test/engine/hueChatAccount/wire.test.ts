import type { INodeParameters } from 'n8n-workflow';

import { resources } from '../../../nodes/HueChatAccount/resources';
import type { Sandbox } from '../../../sandbox';
import { fixed } from '../../support/fixedOperations';
import { useSandbox } from '../support';
import {
	AI_AGENT,
	byId,
	FIRST,
	jsonOf,
	LIST,
	newBroadcast,
	runAccount,
	TEMPLATE,
	V1,
	V2,
	wireOf,
} from './setup';

const { get: sandbox } = useSandbox();

interface Wire {
	parameters?: INodeParameters;
	method: string;
	path: string;
	query?: object;
	body?: object;
	/** The request after it, to the same path, where the first only reads. */
	then?: { method: string; body: object };
	/** The first item that comes out; a part of it. */
	gives?: object;
	/** What must be there before. */
	before?: (sandbox: Sandbox) => void;
}

const row = (panel: string, id: string) => (at: Sandbox) =>
	at.change({ platform: 'hueChatAccount', panel, id, fields: { id, name: 'There' } });

const get = (path: string, parameters: INodeParameters, own: Partial<Wire> = {}): Wire => ({
	method: 'GET',
	path,
	parameters,
	...own,
});
const list = (path: string, gives: object | undefined, query: object = {}): Wire => ({
	method: 'GET',
	path,
	query,
	gives,
});
const page = { page: '1' };
const rename = { updateFields: { name: 'New' } };

/** Every operation's request as the table of paths and its fields promise it. */
const WIRE: Record<string, Wire> = {
	'conversation: getAll': {
		...list(`${V1}/conversations`, { id: 1, status: 'open' }),
		parameters: {
			filters: {
				assigneeType: 'all',
				inboxId: byId('1'),
				label: byId('vip'),
				search: 'refund',
				status: 'all',
				teamId: byId('1'),
			},
		},
		query: {
			assignee_type: 'all',
			inbox_id: '1',
			'labels[]': 'vip',
			q: 'refund',
			status: 'all',
			team_id: '1',
			page: '1',
		},
	},
	'conversation: get': get(`${V1}/conversations/1`, { conversationId: '1' }, { gives: { id: 1 } }),
	'conversation: create': {
		method: 'POST',
		path: `${V1}/conversations`,
		parameters: {
			sourceId: 'src-1',
			additionalFields: {
				contactId: 1,
				inboxId: byId('1'),
				assigneeId: byId('2'),
				teamId: byId('1'),
				status: 'pending',
				message: 'Hello',
				customAttributes: { entry: [{ key: 'plan', value: 'pro' }] },
			},
		},
		body: {
			source_id: 'src-1',
			contact_id: 1,
			inbox_id: 1,
			assignee_id: 2,
			team_id: 1,
			status: 'pending',
			message: { content: 'Hello' },
			custom_attributes: { plan: 'pro' },
		},
		gives: { id: 2, inbox_id: 1 },
	},
	'conversation: toggleStatus': {
		method: 'POST',
		path: `${V1}/conversations/1/toggle_status`,
		parameters: {
			conversationId: '1',
			status: 'snoozed',
			snoozedUntil: '2099-01-01T00:00:00Z',
		},
		body: { status: 'snoozed', snoozed_until: 4_070_908_800 },
		gives: { success: true, current_status: 'snoozed', conversation_id: 1 },
	},
	'conversation: assign': {
		method: 'POST',
		path: `${V1}/conversations/1/assignments`,
		parameters: { conversationId: '1', assignTo: 'team', teamId: byId('1') },
		body: { team_id: 1 },
		gives: { id: 1, name: 'Sales' },
	},
	'conversation: getLabels': get(
		`${V1}/conversations/1/labels`,
		{ conversationId: '1' },
		{ gives: { labels: ['vip'] } },
	),
	'conversation: addLabels': {
		...get(`${V1}/conversations/1/labels`, { conversationId: '1', labels: 'billing, VIP' }),
		then: { method: 'POST', body: { labels: ['vip', 'billing'] } },
		gives: { labels: ['vip', 'billing'] },
	},
	'conversation: removeLabels': {
		...get(`${V1}/conversations/1/labels`, { conversationId: '1', labels: 'VIP, other' }),
		then: { method: 'POST', body: { labels: [] } },
		gives: { labels: [] },
	},
	'contact: getLabels': get(
		`${V1}/contacts/1/labels`,
		{ contactId: '1' },
		{ gives: { labels: [] } },
	),
	'contact: setLabels': {
		method: 'POST',
		path: `${V1}/contacts/1/labels`,
		parameters: { contactId: '1', labels: 'lead' },
		body: { labels: ['lead'] },
		gives: { labels: ['lead'] },
	},
	'contact: addLabels': {
		...get(`${V1}/contacts/1/labels`, { contactId: '1', labels: 'lead' }),
		then: { method: 'POST', body: { labels: ['lead'] } },
		gives: { labels: ['lead'] },
	},
	'contact: removeLabels': {
		...get(`${V1}/contacts/1/labels`, { contactId: '1', labels: 'lead' }),
		before: (at) =>
			at.change({
				platform: 'hueChatAccount',
				panel: 'contacts',
				id: '1',
				fields: { labels: ['lead', 'vip'] },
			}),
		then: { method: 'POST', body: { labels: ['vip'] } },
		gives: { labels: ['vip'] },
	},
	'conversation: setLabels': {
		method: 'POST',
		path: `${V1}/conversations/1/labels`,
		parameters: { conversationId: '1', labels: 'vip, billing, vip' },
		body: { labels: ['vip', 'billing'] },
		gives: { labels: ['vip', 'billing'] },
	},
	'message: getAll': get(`${V1}/conversations/1/messages`, { conversationId: '1' }),
	'message: create': {
		method: 'POST',
		path: `${V1}/conversations/1/messages`,
		parameters: {
			conversationId: '1',
			content: 'Call him back',
			additionalFields: { private: true, messageType: 'outgoing' },
		},
		body: { content: 'Call him back', private: true, message_type: 'outgoing' },
		gives: { conversation_id: 1, status: 'sent' },
	},
	'message: delete': {
		method: 'DELETE',
		path: `${V1}/conversations/1/messages/7`,
		parameters: { conversationId: '1', messageId: '7' },
		before: row('messages', '7'),
		gives: { deleted: true },
	},
	'contact: getAll': {
		...list(`${V1}/contacts`, { id: 1, created_at: 1712400000 }),
		parameters: { filters: { sort: 'name' } },
		query: { sort: 'name', page: '1' },
	},
	'contact: search': {
		...list(`${V1}/contacts/search`, { name: 'Sarah Ahmed' }),
		parameters: { search: 'sarah' },
		query: { q: 'sarah', page: '1' },
	},
	'contact: get': get(`${V1}/contacts/1`, { contactId: '1' }, { gives: { name: 'Sarah Ahmed' } }),
	'contact: create': {
		method: 'POST',
		path: `${V1}/contacts`,
		parameters: {
			inboxId: byId('1'),
			additionalFields: {
				name: 'Jane Doe',
				email: ' jane@example.com ',
				phoneNumber: '+44 7700 900302',
				identifier: 'crm-7',
				avatarUrl: 'https://example.com/jane.png',
				blocked: false,
				customAttributesJson: '{"age": 7}',
			},
		},
		body: {
			inbox_id: 1,
			name: 'Jane Doe',
			email: 'jane@example.com',
			phone_number: '+447700900302',
			identifier: 'crm-7',
			avatar_url: 'https://example.com/jane.png',
			blocked: false,
			custom_attributes: { age: 7 },
		},
		gives: { id: 2, name: 'Jane Doe', contact_inbox: { source_id: 'src-2' } },
	},
	'contact: update': {
		method: 'PUT',
		path: `${V1}/contacts/1`,
		parameters: { contactId: '1', updateFields: { name: 'Sarah A.', email: '' } },
		body: { name: 'Sarah A.' },
		gives: { id: 1, name: 'Sarah A.', email: 'sarah@example.com' },
	},
	'contact: delete': {
		method: 'DELETE',
		path: `${V1}/contacts/1`,
		parameters: { contactId: 1 },
		gives: { deleted: true },
	},
	'inbox: getAll': list(`${V1}/inboxes`, { id: 1, name: 'WhatsApp' }),
	'inbox: get': get(`${V1}/inboxes/2`, { inboxId: byId('2') }, { gives: { name: 'Web Chat' } }),
	'agent: getAll': list(`${V1}/agents`, { id: 1, name: 'Amira Khan' }),
	'team: getAll': list(`${V1}/teams`, { id: 1, name: 'Sales' }),
	'team: get': get(`${V1}/teams/1`, { teamId: byId('1') }, { gives: { name: 'Sales' } }),
	'label: getAll': list(`${V1}/labels`, { title: 'vip' }),
	'webhook: getAll': list(`${V1}/webhooks`, undefined),
	'webhook: create': {
		method: 'POST',
		path: `${V1}/webhooks`,
		parameters: {
			url: 'https://example.com/hook',
			subscriptions: ['message_created', 'contact_created'],
			additionalFields: { name: 'CRM' },
		},
		body: {
			url: 'https://example.com/hook',
			subscriptions: ['message_created', 'contact_created'],
			name: 'CRM',
		},
		gives: { id: 1 },
	},
	'webhook: update': {
		method: 'PATCH',
		path: `${V1}/webhooks/3`,
		parameters: { webhookId: '3', ...rename },
		body: { name: 'New' },
		before: row('webhooks', '3'),
		gives: { name: 'New' },
	},
	'webhook: delete': {
		method: 'DELETE',
		path: `${V1}/webhooks/3`,
		parameters: { webhookId: '3' },
		before: row('webhooks', '3'),
		gives: { deleted: true },
	},
	'broadcast: getAll': list(`${V2}/broadcasts`, undefined, page),
	'broadcast: get': get(
		`${V2}/broadcasts/${FIRST}`,
		{ broadcastId: FIRST },
		{ before: row('broadcasts', FIRST), gives: { id: FIRST } },
	),
	'broadcast: create': {
		method: 'POST',
		path: `${V2}/broadcasts`,
		parameters: {
			...newBroadcast,
			variablesMode: 'rows',
			variables: { row: [{ name: '1', value: 'Jane' }] },
			additionalFields: {
				inboxId: byId('1'),
				scheduledAt: '2099-01-01T10:00:00',
				extraFields: '{"tag": "may", "name": "no"}',
			},
		},
		body: {
			name: 'May promo',
			template_id: TEMPLATE,
			contact_list_id: LIST,
			inbox_id: 1,
			scheduled_at: '2099-01-01T10:00:00.000Z',
			variables: { '1': 'Jane' },
			tag: 'may',
		},
		gives: { id: FIRST, name: 'May promo' },
	},
	'broadcast: update': {
		method: 'PATCH',
		path: `${V2}/broadcasts/${FIRST}`,
		parameters: { broadcastId: FIRST, updateFields: { contactListId: byId(LIST) } },
		body: { contact_list_id: LIST },
		before: row('broadcasts', FIRST),
		gives: { contact_list_id: LIST },
	},
	'broadcast: send': {
		method: 'POST',
		path: `${V2}/broadcasts/${FIRST}/send`,
		parameters: { broadcastId: FIRST },
		before: row('broadcasts', FIRST),
		gives: { status: 'sent' },
	},
	'broadcast: delete': {
		method: 'DELETE',
		path: `${V2}/broadcasts/${FIRST}`,
		parameters: { broadcastId: FIRST },
		before: row('broadcasts', FIRST),
		gives: { deleted: true },
	},
	'template: getAll': list(`${V2}/templates`, { name: 'appointment_reminder' }, page),
	'template: get': get(
		`${V2}/templates/${TEMPLATE}`,
		{ templateId: byId(TEMPLATE) },
		{ gives: { id: TEMPLATE } },
	),
	'contactList: getAll': list(`${V2}/contact_lists`, { name: 'Customers' }, page),
	'contactList: get': get(
		`${V2}/contact_lists/${LIST}`,
		{ contactListId: byId(LIST) },
		{ gives: { id: LIST } },
	),
	'contactList: create': {
		method: 'POST',
		path: `${V2}/contact_lists`,
		parameters: { name: 'VIPs', additionalFields: { description: 'The best' } },
		body: { name: 'VIPs', description: 'The best' },
		gives: { name: 'VIPs' },
	},
	'contactList: update': {
		method: 'PATCH',
		path: `${V2}/contact_lists/${LIST}`,
		parameters: { contactListId: byId(LIST), ...rename },
		body: { name: 'New' },
		gives: { id: LIST, name: 'New' },
	},
	'contactList: delete': {
		method: 'DELETE',
		path: `${V2}/contact_lists/${LIST}`,
		parameters: { contactListId: byId(LIST) },
		gives: { deleted: true },
	},
	'ticket: getAll': list(`${V2}/tickets`, undefined, page),
	'ticket: get': get(
		`${V2}/tickets/${FIRST}`,
		{ ticketId: FIRST },
		{ before: row('tickets', FIRST), gives: { id: FIRST } },
	),
	'ticket: create': {
		method: 'POST',
		path: `${V2}/tickets`,
		parameters: {
			subject: 'Refund',
			additionalFields: {
				assigneeId: byId('1'),
				contactId: '1',
				conversationId: '1',
				description: 'Wants it back',
				priority: 'high',
				status: 'open',
				extraFields: { source: { kind: 'phone' } },
			},
		},
		body: {
			subject: 'Refund',
			assignee_id: 1,
			contact_id: 1,
			conversation_id: 1,
			description: 'Wants it back',
			priority: 'high',
			status: 'open',
			source: { kind: 'phone' },
		},
		gives: { id: FIRST, subject: 'Refund' },
	},
	'ticket: update': {
		method: 'PATCH',
		path: `${V2}/tickets/${FIRST}`,
		parameters: { ticketId: FIRST, updateFields: { status: 'closed' } },
		body: { status: 'closed' },
		before: row('tickets', FIRST),
		gives: { status: 'closed' },
	},
	'ticket: delete': {
		method: 'DELETE',
		path: `${V2}/tickets/${FIRST}`,
		parameters: { ticketId: FIRST },
		before: row('tickets', FIRST),
		gives: { deleted: true },
	},
	'deal: getAll': list(`${V2}/deals`, undefined, page),
	'deal: get': get(
		`${V2}/deals/${FIRST}`,
		{ dealId: FIRST },
		{ before: row('deals', FIRST), gives: { id: FIRST } },
	),
	'deal: create': {
		method: 'POST',
		path: `${V2}/deals`,
		parameters: {
			name: 'Big one',
			additionalFields: {
				assigneeId: byId('1'),
				contactId: '1',
				currency: 'EUR',
				stage: 'won',
				value: 0,
			},
		},
		body: {
			name: 'Big one',
			assignee_id: 1,
			contact_id: 1,
			currency: 'EUR',
			stage: 'won',
			value: 0,
		},
		gives: { id: FIRST, value: 0 },
	},
	'deal: update': {
		method: 'PATCH',
		path: `${V2}/deals/${FIRST}`,
		parameters: { dealId: FIRST, updateFields: { stage: 'lost' } },
		body: { stage: 'lost' },
		before: row('deals', FIRST),
		gives: { stage: 'lost' },
	},
	'deal: delete': {
		method: 'DELETE',
		path: `${V2}/deals/${FIRST}`,
		parameters: { dealId: FIRST },
		before: row('deals', FIRST),
		gives: { deleted: true },
	},
	'outboundWebhook: getAll': list(`${V2}/outbound_webhooks`, undefined, page),
	'outboundWebhook: get': get(
		`${V2}/outbound_webhooks/${FIRST}`,
		{ outboundWebhookId: FIRST },
		{ before: row('outboundWebhooks', FIRST), gives: { id: FIRST } },
	),
	'outboundWebhook: create': {
		method: 'POST',
		path: `${V2}/outbound_webhooks`,
		parameters: {
			url: 'https://example.com/out',
			events: 'message.created, deal.won',
			additionalFields: { name: 'CRM' },
		},
		body: { url: 'https://example.com/out', events: ['message.created', 'deal.won'], name: 'CRM' },
		gives: { id: FIRST },
	},
	'outboundWebhook: update': {
		method: 'PATCH',
		path: `${V2}/outbound_webhooks/${FIRST}`,
		parameters: { outboundWebhookId: FIRST, updateFields: { events: ['deal.lost'] } },
		body: { events: ['deal.lost'] },
		before: row('outboundWebhooks', FIRST),
		gives: { events: ['deal.lost'] },
	},
	'outboundWebhook: delete': {
		method: 'DELETE',
		path: `${V2}/outbound_webhooks/${FIRST}`,
		parameters: { outboundWebhookId: FIRST },
		before: row('outboundWebhooks', FIRST),
		gives: { deleted: true },
	},
	'aiAgent: getAll': list(`${V2}/ai_agents`, { name: 'Front desk' }, page),
	'aiAgent: get': get(
		`${V2}/ai_agents/${AI_AGENT}`,
		{ aiAgentId: AI_AGENT },
		{ gives: { id: AI_AGENT } },
	),
};

it('has a line for every operation', () => {
	const all = fixed(resources).flatMap(({ value, operations }) =>
		operations.map((operation) => `${value}: ${operation.value}`),
	);
	expect(Object.keys(WIRE).sort()).toEqual(all.sort());
});

it.each(Object.entries(WIRE))('%s', async (name, wire) => {
	const [resource = '', operation = ''] = name.split(': ');
	wire.before?.(sandbox());
	const run = await runAccount(sandbox(), {
		parameters: { ...wire.parameters, resource, operation },
		timezone: 'UTC',
	});
	expect(run.error).toBeUndefined();
	const [request, ...others] = sandbox().requests({ platform: 'hueChatAccount' });
	if (request === undefined) throw new Error('Nothing was sent');
	const { method, path, query = {}, body, then } = wire;
	expect(others.map(wireOf)).toEqual(then ? [{ path, query: {}, ...then }] : []);
	expect(wireOf(request)).toEqual({ method, path, query, body });
	expect(request.headers.api_access_token).toBe(sandbox().key('hueChatAccount'));
	const key = request.headers['idempotency-key'];
	if (operation === 'create') expect(key).toMatch(/^n8n-[0-9a-f]{32}$/);
	else expect(key).toBeUndefined();
	const [first] = jsonOf(run);
	if (wire.gives === undefined) expect(first).toBeUndefined();
	else expect(first).toMatchObject(wire.gives);
});

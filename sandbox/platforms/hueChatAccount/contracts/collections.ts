import { z } from 'zod';
import type { Method } from '../../../platform';
import { APPOINTMENT, ORDER, REJECTED, WELCOME } from '../../../templates';
import { integerId, sorting, text, uuid, V1, V2, whole, type Shape } from './fields';
import { AGENT, CONTACT, CONVERSATION, INBOX, LABEL, TEAM, timesOf } from './defaults';
import { broadcast, deal, filter, hook, outbound, person, ticket } from './shapes';

export interface Collection {
	path: string;
	title: string;
	/** What its scopes begin with. */
	scope: string;
	id: typeof integerId | typeof uuid;
	/** How a list comes: both envelopes that the seed shows. */
	wrap: 'payload' | 'data';
	pageSize?: number;
	query?: Shape;
	/** A field written as `name!` is demanded of a new one. */
	fields?: Shape;
	demanded?: readonly string[];
	/** Fields that a change may set to null. */
	clearable?: readonly string[];
	verbs: string;
	update?: Method;
	/** Broadcasts, templates and webhooks have ISO times, all others Unix seconds. */
	iso?: boolean;
	/** Takes fields beyond the known ones. */
	open?: boolean;
	rows?: object[];
	/** What a row holds where nothing else was given. */
	defaults?: object;
}

const newer = (path: string, title: string, own: Partial<Collection>): Collection => ({
	...{ path: `${V2}/${path}`, title, scope: path, id: uuid, wrap: 'data', pageSize: 25 },
	...{ verbs: 'list get create update delete', update: 'PATCH', open: true },
	defaults: timesOf(own.iso),
	...own,
});

const older = (path: string, title: string, own: Partial<Collection>): Collection => ({
	...{ path: `${V1}/${path}`, title, scope: path, id: integerId, wrap: 'payload', verbs: 'list' },
	...own,
});

export const COLLECTIONS = {
	conversations: older('conversations', 'Conversations', {
		verbs: 'list get',
		pageSize: 25,
		query: filter,
		defaults: CONVERSATION,
		rows: [{ id: 1, labels: ['vip'], meta: { sender: { id: 1, name: 'Sarah Ahmed' } } }],
	}),
	contacts: older('contacts', 'Contacts', {
		verbs: 'list get create update delete',
		update: 'PUT',
		pageSize: 15,
		query: sorting,
		fields: { ...person, inbox_id: whole, blocked: z.boolean() },
		demanded: ['inbox_id'],
		clearable: ['email', 'identifier', 'phone_number'],
		defaults: CONTACT,
		rows: [
			{ id: 1, name: 'Sarah Ahmed', email: 'sarah@example.com', phone_number: '+447700900301' },
		],
	}),
	inboxes: older('inboxes', 'Inboxes', {
		verbs: 'list get',
		defaults: INBOX,
		rows: [
			{ id: 1, name: 'WhatsApp' },
			{ id: 2, name: 'Web Chat' },
		],
	}),
	agents: older('agents', 'Agents', {
		defaults: AGENT,
		rows: [
			{ id: 1, name: 'Amira Khan', available_name: 'Amira Khan', email: 'amira@example.com' },
			{ id: 2, name: 'Tom Hill', available_name: 'Tom Hill', email: 'tom@example.com' },
		],
	}),
	teams: older('teams', 'Teams', {
		verbs: 'list get',
		defaults: TEAM,
		rows: [{ id: 1, name: 'Sales' }],
	}),
	labels: older('labels', 'Labels', {
		defaults: LABEL,
		rows: [
			{ id: 1, title: 'vip' },
			{ id: 2, title: 'billing' },
		],
	}),
	webhooks: older('webhooks', 'Webhooks', {
		verbs: 'list create update delete',
		update: 'PATCH',
		fields: hook,
		demanded: ['url', 'subscriptions'],
		iso: true,
	}),
	broadcasts: newer('broadcasts', 'Broadcasts', {
		fields: broadcast,
		demanded: ['name', 'template_id', 'contact_list_id'],
		iso: true,
	}),
	templates: newer('templates', 'Templates', {
		verbs: 'list get',
		iso: true,
		rows: [
			{ id: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c01', ...APPOINTMENT },
			{ id: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c02', ...WELCOME },
			{ id: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c03', ...ORDER },
			{ id: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c04', ...REJECTED },
		],
	}),
	contactLists: newer('contact_lists', 'Contact lists', {
		fields: { name: text, description: text },
		demanded: ['name'],
		clearable: ['description'],
		rows: [{ id: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c11', name: 'Customers' }],
	}),
	tickets: newer('tickets', 'Tickets', {
		fields: ticket,
		demanded: ['subject'],
		clearable: ['assignee_id', 'contact_id', 'conversation_id', 'description', 'priority'],
	}),
	deals: newer('deals', 'Deals', {
		fields: deal,
		demanded: ['name'],
		clearable: ['assignee_id', 'contact_id', 'currency', 'stage', 'value'],
	}),
	outboundWebhooks: newer('outbound_webhooks', 'Outbound webhooks', {
		fields: outbound,
		demanded: ['url', 'events'],
		iso: true,
	}),
	aiAgents: newer('ai_agents', 'AI agents', {
		verbs: 'list get',
		rows: [{ id: '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c21', name: 'Front desk' }],
	}),
} satisfies Record<string, Collection>;

export type Name = keyof typeof COLLECTIONS;

/** The body of a new row, where `isNew`, or of a change, which must change something. */
export function schemaOf(collection: Collection, isNew: boolean) {
	const { fields = {}, demanded = [], clearable = [], open } = collection;
	const given = Object.entries(fields).map(([name, one]): [string, z.ZodTypeAny] => {
		if (isNew) return [name, demanded.includes(name) ? one : one.optional()];
		return [name, (clearable.includes(name) ? one.nullable() : one).optional()];
	});
	const shape = Object.fromEntries(given);
	const body = open ? z.object(shape).catchall(z.unknown()) : z.strictObject(shape);
	return isNew
		? body
		: body.refine((value) => Object.keys(value).length > 0, 'there is nothing to update');
}

import { randomBytes } from 'node:crypto';
import type { ContactFields } from './contracts/contact';
import type { WebhookFields } from './contracts/webhook';

/** A time in milliseconds, by default now, as HueChat prints it: ISO 8601 in UTC. */
export const iso = (at = Date.now()) => new Date(at).toISOString();

/** A new contact as HueChat answers it; what is not given is null or empty. */
export function contactRow(id: string, given: ContactFields) {
	return {
		id,
		phone: given.phone ?? null,
		email: given.email ?? null,
		first_name: given.first_name ?? '',
		last_name: given.last_name ?? null,
		full_name: [given.first_name, given.last_name].filter(Boolean).join(' '),
		preferred_channel: given.preferred_channel ?? null,
		status: 'active',
		metadata: given.metadata ?? {},
		created_at: iso(),
		updated_at: iso(),
		last_contacted: null as string | null,
	};
}

export type ContactRow = ReturnType<typeof contactRow>;

/** A new open conversation without messages with a contact on the channel `on`. */
export function conversationRow(id: string, contact: ContactRow, on: string) {
	const { id: contactId, full_name, phone: called } = contact;
	return {
		id,
		contact_id: contactId,
		contact: { id: contactId, full_name, phone: called },
		channel: on,
		status: 'open',
		priority: 'medium',
		assigned_to: null as { id: string; name: string } | null,
		labels: [] as string[],
		message_count: 0,
		unread_count: 0,
		created_at: iso(),
		last_message_at: iso(),
		last_message_preview: '',
	};
}

export type ConversationRow = ReturnType<typeof conversationRow>;

/** A new webhook with a signing secret of its own. */
export function webhookRow(id: string, given: WebhookFields) {
	const signing_secret = `whsec_${randomBytes(24).toString('base64')}`;
	return { id, ...given, retry_policy: 'exponential', signing_secret, created_at: iso() };
}

export type WebhookRow = ReturnType<typeof webhookRow>;

export interface MessageRow extends Record<string, unknown> {
	conversation_id: string;
}

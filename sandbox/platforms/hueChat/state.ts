import { Table, type Changed, type Panel } from '../../table';
import { APPOINTMENT, WELCOME } from '../../templates';
import {
	contactRow,
	conversationRow,
	iso,
	type ContactRow,
	type ConversationRow,
	type MessageRow,
	type WebhookRow,
} from './rows';

export const DAY_MS = 86_400_000;

export const TEMPLATES = [APPOINTMENT, WELCOME].map((template, index) => ({
	id: `tpl_${index + 1}`,
	...template,
}));

/** HueChat's tables, seeded; `changed` hears of every row written. */
export function createState(changed: Changed) {
	const table = <Row extends object>(id: string, title: string, labels: Record<string, string>) =>
		new Table<Row>(id, title, labels, changed);
	const state = {
		contacts: table<ContactRow>('contacts', 'Contacts', {
			id: 'ID',
			full_name: 'Name',
			phone: 'Phone',
			email: 'E-mail',
			metadata: 'Metadata',
		}),
		conversations: table<ConversationRow>('conversations', 'Conversations', {
			id: 'ID',
			contact_id: 'Contact',
			channel: 'Channel',
			status: 'Status',
			labels: 'Labels',
			message_count: 'Messages',
			last_message_preview: 'Last message',
		}),
		messages: table<MessageRow>('messages', 'Messages', {
			contact_id: 'Contact',
			channel: 'Channel',
			message_type: 'Type',
			content: 'Content',
			template_name: 'Template',
			media_url: 'Media',
			status: 'Status',
		}),
		webhooks: table<WebhookRow>('webhooks', 'Webhooks', {
			id: 'ID',
			url: 'URL',
			events: 'Events',
			active: 'Active',
		}),
		/** When a contact's customer wrote last; a contact without an entry never did. */
		wroteAt: new Map<string, number>(),
	};
	seedState(state);
	return state;
}

export type State = ReturnType<typeof createState>;

/** The tables to show on the page, in their order. */
export const panels = ({ contacts, conversations, messages, webhooks }: State): Panel[] => [
	contacts,
	conversations,
	messages,
	webhooks,
];

/** The id of the next row of a table, e.g. `cnt_000000000003`. */
export const nextId = (prefix: string, { written }: { written: number }) =>
	`${prefix}_${String(written + 1).padStart(12, '0')}`;

/** Two contacts that tell the window's two sides: Amira wrote just now, Tom three days ago. */
function seedState(state: State): void {
	for (const [id, first_name, called, ago] of [
		['cnt_amira', 'Amira', '+447700900201', 0],
		['cnt_tom', 'Tom', '+447700900202', 3 * DAY_MS],
	] as const) {
		const contact = state.contacts.put(id, contactRow(id, { first_name, phone: called }));
		const conversation = conversationRow(`conv_${first_name.toLowerCase()}`, contact, 'whatsapp');
		const at = iso(Date.now() - ago);
		state.conversations.put(conversation.id, {
			...conversation,
			labels: ago === 0 ? ['vip'] : [],
			status: ago === 0 ? 'open' : 'closed',
			message_count: 1,
			created_at: at,
			last_message_at: at,
			last_message_preview: 'Hello',
		});
		const message = { message_type: 'text', channel: 'whatsapp', content: 'Hello' };
		putMessage(state, conversation.id, contact.id, message, { sent_by: 'contact', sent_at: at });
		state.wroteAt.set(id, Date.parse(at));
	}
}

/** Writes a message: one of a user is sent, one of the contact is read. */
export function putMessage(
	state: State,
	conversation_id: string,
	contact_id: string,
	message: object,
	own: { sent_by: string; sent_at: string },
) {
	const id = nextId('msg', state.messages);
	return state.messages.put(id, {
		...{ id, conversation_id, contact_id, content: '' },
		...message,
		status: own.sent_by === 'user' ? 'sent' : 'read',
		...own,
		...{ delivered_at: null, read_at: null },
	});
}

/** The contact with this id, phone number or e-mail address. */
export function findContact(state: State, reference: string): ContactRow | undefined {
	const known = state.contacts.get(reference);
	if (known) return known;
	return [...state.contacts.rows()].find(
		({ phone: called, email }) => called === reference || email === reference,
	);
}

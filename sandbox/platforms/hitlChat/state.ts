import { Groups } from '../../groups';
import { Table, type Changed } from '../../table';
import { PROMO, WELCOME_BACK } from '../../templates';

export interface Contact {
	recipientNumber: string;
	name: string;
	tags: string[];
	lists: string[];
}

function conversation(number: string, name: string, sender: string, paused = false, human = false) {
	return {
		customer_name: name,
		customer_whatsapp_number: number,
		last_message_sent_by: sender,
		conversation_status: 'open',
		bot_currently_paused: paused,
		transferred_to_human_at_least_once: human,
	};
}

/** The guide says that the list holds approved Meta templates, and not what it looks like. */
export const TEMPLATES = [PROMO, WELCOME_BACK];

const CONTACTS: Contact[] = [
	{ recipientNumber: '447700900201', name: 'Amira Khan', tags: ['lead'], lists: ['Newsletter'] },
	{ recipientNumber: '447700900202', name: 'Tom Baker', tags: [], lists: ['Newsletter'] },
];

const CONVERSATIONS = [
	conversation('447700900201', 'Amira Khan', 'customer', true, true),
	conversation('447700900202', 'Tom Baker', 'bot'),
	{ ...conversation('34600000203', 'Lucía Ortiz', 'human'), conversation_status: 'closed' },
];

/** Fresh state with its example rows; `changed` hears of every row written. */
export function createState(changed: Changed) {
	const table = <Row extends object>(id: string, title: string, labels: Record<string, string>) =>
		new Table<Row>(id, title, labels, changed);
	const state = {
		contacts: table<Contact>('contacts', 'Contacts', {
			recipientNumber: 'Number',
			name: 'Name',
			tags: 'Tags',
			lists: 'Lists',
		}),
		conversations: table<ReturnType<typeof conversation>>('conversations', 'Conversations', {
			customer_whatsapp_number: 'Number',
			customer_name: 'Customer',
			last_message_sent_by: 'Last by',
			conversation_status: 'Status',
			bot_currently_paused: 'Bot paused',
			transferred_to_human_at_least_once: 'Had a human',
		}),
		messages: table('messages', 'Messages', {
			recipientNumber: 'To',
			type: 'Type',
			messageText: 'Text',
			media_url: 'Media',
		}),
		broadcasts: table('broadcasts', 'Broadcasts', {
			broadcast_name: 'Name',
			meta_template_name: 'Template',
			variables: 'Variables',
			recipients: 'Recipients',
			status: 'Status',
			scheduled_datetime: 'Scheduled',
		}),
		invitations: table('invitations', 'Agency invitations', {
			email_address: 'E-mail',
			first_name: 'First name',
			last_name: 'Last name',
		}),
		tagged: new Groups(),
		listed: new Groups(),
	};
	for (const contact of CONTACTS) putContact(state, contact);
	for (const row of CONVERSATIONS) state.conversations.put(row.customer_whatsapp_number, row);
	return state;
}

export type State = ReturnType<typeof createState>;

/** The tables the page shows, in their order. */
export const panels = ({ contacts, messages, broadcasts, conversations, invitations }: State) => [
	contacts,
	messages,
	broadcasts,
	conversations,
	invitations,
];

/** Writes a contact and the members of its tags and lists. */
export function putContact(state: State, contact: Contact): Contact {
	state.tagged.add(contact.recipientNumber, contact.tags);
	state.listed.add(contact.recipientNumber, contact.lists);
	return state.contacts.put(contact.recipientNumber, contact);
}

/** What goes out shows in the list of conversations; the guide's senders are people and bots. */
export function showSent(state: State, number: string): void {
	const before = state.conversations.get(number);
	const name = state.contacts.get(number)?.name ?? before?.customer_name ?? '';
	state.conversations.put(number, {
		...(before ?? conversation(number, name, 'human')),
		customer_name: name,
		last_message_sent_by: 'human',
		conversation_status: 'open',
	});
}

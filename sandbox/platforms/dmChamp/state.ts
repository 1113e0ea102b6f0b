import { Table, type Changed } from '../../table';

export interface Contact {
	id: string;
	firstName: string;
	lastName: string;
	phone: string | null;
	email: string | null;
	is_bot_active: boolean;
	do_not_disturb: boolean;
	tags: string[];
	lists: string[];
	createdAt: string;
}

export interface SubAccount {
	id: string;
	email: string;
	first_name: string;
	last_name: string;
	credits: number;
	monthly_credits: number;
	roll_over_to_next_month: boolean;
	/** The lines of the profile that were given. */
	profile?: object;
}

/**
 * Which of the contradicting documents the server keeps to, changed with `change`: panel `settings`,
 * row `contacts`. `create`: the guide's flat contact or the pages' wrapped reply. `duplicate`: what an
 * existing contact is answered with. `duplicateId`: whether that answer holds the contact's id.
 */
export interface Settings {
	setting: string;
	create: 'flat' | 'wrapped';
	duplicate: 'flat' | 'status409' | 'errorCode409';
	duplicateId: boolean;
}

export const SETTINGS: Settings = {
	setting: 'contacts',
	create: 'flat',
	duplicate: 'flat',
	duplicateId: true,
};

export const TEMPLATES = [
	{ id: 'template_1', name: 'order_shipped', language: 'en', category: 'UTILITY' },
	{ id: 'template_2', name: 'welcome_back', language: 'de', category: 'MARKETING' },
].map((one) => ({ ...one, status: 'APPROVED', createdAt: '2026-01-15T10:30:00Z' }));

export const LISTS = ['list_leads', 'list_newsletter'];

export const SESSIONS = [
	{ id: 'session_1', contactId: 'contact_1', status: 'active', startedAt: '2026-05-01T08:00:00Z' },
	{ id: 'session_2', contactId: 'contact_1', status: 'closed', startedAt: '2026-04-01T08:00:00Z' },
	{ id: 'session_3', contactId: 'contact_2', status: 'active', startedAt: '2026-05-02T09:00:00Z' },
];

function person(id: string, firstName: string, number: string): Contact {
	return {
		id,
		firstName,
		lastName: 'Sample',
		phone: number,
		email: `${firstName.toLowerCase()}@example.com`,
		is_bot_active: true,
		do_not_disturb: false,
		tags: ['lead'],
		lists: [],
		createdAt: '2026-01-15T10:30:00Z',
	};
}

/** Fresh state with its example rows; `changed` hears of every row written. */
export function createState(changed: Changed) {
	const table = <Row extends object>(id: string, title: string, labels: Record<string, string>) =>
		new Table<Row>(id, title, labels, changed);
	const state = {
		contacts: table<Contact>('contacts', 'Contacts', {
			id: 'ID',
			firstName: 'First name',
			phone: 'Phone',
			email: 'E-mail',
			tags: 'Tags',
			lists: 'Lists',
		}),
		messages: table('messages', 'Messages sent', {
			fromId: 'To contact',
			customChannel: 'Channel',
			body: 'Text',
		}),
		received: table('received', 'Messages received', {
			fromId: 'From',
			toId: 'To',
			messageType: 'Type',
			body: 'Text',
			messageSid: 'ID',
		}),
		subAccounts: table<SubAccount>('subAccounts', 'Sub-accounts', {
			email: 'E-mail',
			credits: 'Credits',
			monthly_credits: 'Monthly',
		}),
		grants: table('grants', 'Credits granted', {
			email: 'E-mail',
			credits_added: 'Credits',
			new_balance: 'Balance',
			description: 'Description',
		}),
		templates: table('templates', 'Templates sent', { contactId: 'Contact', whatsappTemplateId: 'Template' }),
		settings: table<Settings>('settings', 'Which document the server keeps to', {
			setting: 'About',
			create: 'Reply to create',
			duplicate: 'Reply to a duplicate',
			duplicateId: 'with its id',
		}),
		byPhone: new Map<string, string>(),
		byEmail: new Map<string, string>(),
		tagNames: new Set(['lead']),
	};
	for (const [id, name, number] of [
		['contact_1', 'Amira', '+15550000201'],
		['contact_2', 'Tom', '+15550000202'],
	] as const) {
		keep(state, person(id, name, number));
	}
	const account = { first_name: 'Casey', last_name: 'Client', monthly_credits: 1000 };
	state.subAccounts.put('client@example.com', {
		id: 'abc123xyz',
		email: 'client@example.com',
		...account,
		credits: 42,
		roll_over_to_next_month: false,
	});
	state.settings.put('contacts', SETTINGS);
	return state;
}

export type State = ReturnType<typeof createState>;

/** The tables the page shows, in their order. */
export const panels = ({
	contacts,
	messages,
	received,
	subAccounts,
	grants,
	templates,
	settings,
}: State) => [
	contacts,
	messages,
	received,
	subAccounts,
	grants,
	templates,
	settings,
];

type Indexed = Pick<State, 'contacts' | 'byPhone' | 'byEmail'>;

/** Writes a contact and the indexes by its number and its address. */
export function keep(state: Indexed, contact: Contact): Contact {
	if (contact.phone !== null) state.byPhone.set(contact.phone, contact.id);
	if (contact.email !== null) state.byEmail.set(contact.email, contact.id);
	return state.contacts.put(contact.id, contact);
}

/** The contact with this number or else this address, as far as they are given. */
export function find(
	state: State,
	given: { phoneNumber?: string; email?: string },
): Contact | undefined {
	const { phoneNumber, email: address } = given;
	const byPhone = phoneNumber === undefined ? undefined : state.byPhone.get(phoneNumber);
	const id = byPhone ?? (address === undefined ? undefined : state.byEmail.get(address));
	return id === undefined ? undefined : state.contacts.get(id);
}

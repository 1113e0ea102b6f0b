import { z } from 'zod';
import { contract, definePlatform, route, type Problem } from '../platform';
import { Table, type Changed } from '../table';

const statedIn = (section: string) => ({
	document: `Sending Messages via API: ${section}`,
	certainty: 'documented' as const,
});

const text = z.string().regex(/\S/, 'must not be blank');
// The guide writes the number this way: country code, digits, no plus.
const mobile = z
	.string()
	.regex(/^[1-9]\d{6,14}$/, 'must be digits only, with the country code and without +');

const message = {
	fb_template: text,
	language: text,
	file: z
		.strictObject({
			type: z.enum(['image', 'video', 'document']),
			link: z.string().url().regex(/^https?:\/\//, 'must be an http or https address'),
		})
		.optional(),
	// The guide marks file and tag as optional, and this one not.
	params: z.array(text),
	tag: text.optional(),
};

const EXAMPLE = {
	fb_template: 'habit_run_confirmation_message',
	language: 'en',
	file: {
		type: 'image',
		link: 'https://chitchatlabs.github.io/image-service/CCLABS_TENANT/test.png',
	},
};

const single = z.strictObject({ to: z.strictObject({ mobile, name: text }), ...message });

export const sendSingle = contract({
	method: 'POST',
	path: '/message/single',
	body: single,
	...statedIn('Sending a Single Message'),
	documentedExample: {
		to: { mobile: '919739978284', name: 'Partha' },
		...EXAMPLE,
		params: ['Partha', 'Habit Run November Edition', '24th Nov'],
		tag: 'test_tag',
	},
});

// What other values and several fields mean is not stated: here all of them have to fit.
const blast = z.strictObject({
	searchSpec: z.record(text, z.union([text, z.number(), z.boolean()])),
	...message,
});

export const sendBlast = contract({
	method: 'POST',
	path: '/message/blast',
	body: blast,
	...statedIn('Sending Bulk Messages from Contacts'),
	byConvention: ['searchSpec with several fields', 'searchSpec without fields'],
	documentedExample: {
		searchSpec: { name: 'Partha' },
		...EXAMPLE,
		params: ['{{name}}', 'Habit Run November Edition', '24th Nov'],
		tag: 'test_tag_bulk',
	},
});

/** A saved contact: name and mobile, and any further columns. */
export type Contact = Record<string, string>;

const CONTACTS: Contact[] = [
	{ mobile: '919739978284', name: 'Partha', city: 'Bengaluru', plan: 'gold' },
	{ mobile: '919739978301', name: 'Meera', city: 'Bengaluru', plan: 'silver' },
	{ mobile: '447700900301', name: 'Oliver', city: 'Leeds', plan: 'gold' },
];

function createState(changed: Changed) {
	const table = <Row extends object>(id: string, title: string, labels: Record<string, string>) =>
		new Table<Row>(id, title, labels, changed);
	const state = {
		contacts: table<Contact>('contacts', 'Contacts', {
			mobile: 'Mobile',
			name: 'Name',
			city: 'City',
			plan: 'Plan',
		}),
		messages: table('messages', 'Messages', {
			mobile: 'To',
			name: 'Name',
			fb_template: 'Template',
			params: 'Parameters',
			tag: 'Tag',
		}),
		blasts: table('blasts', 'Bulk messages', {
			searchSpec: 'Search',
			fb_template: 'Template',
			recipients: 'Recipients',
			tag: 'Tag',
		}),
	};
	for (const contact of CONTACTS) state.contacts.put(contact.mobile, contact);
	return state;
}

type State = ReturnType<typeof createState>;
type Given = Pick<z.output<typeof single>, 'fb_template' | 'language' | 'file' | 'params' | 'tag'>;

function write(state: State, to: { mobile: string; name: string }, given: Given): object {
	const id = `message_${state.messages.written + 1}`;
	const { fb_template, language, file, params, tag } = given;
	const row = { id, ...to, fb_template, language, file, params, tag, status: 'queued' };
	return state.messages.put(id, row);
}

const filled = (params: readonly string[], contact: Contact) =>
	params.map((param) =>
		param.replace(/\{\{(.+?)\}\}/g, (_all, column: string) => contact[column.trim()] ?? ''),
	);

function blastTo(state: State, given: z.output<typeof blast>): object {
	const wanted = Object.entries(given.searchSpec);
	const found = [...state.contacts.rows()].filter((contact) =>
		wanted.every(([column, value]) => contact[column] === String(value)),
	);
	for (const contact of found) {
		const { mobile: number, name } = contact;
		write(state, { mobile: number, name }, { ...given, params: filled(given.params, contact) });
	}
	const id = `blast_${state.blasts.written + 1}`;
	const { searchSpec, fb_template, tag } = given;
	const recipients = found.map((contact) => contact.mobile);
	state.blasts.put(id, { id, searchSpec, fb_template, tag, recipients });
	return { id, count: found.length, status: 'queued' };
}

// No document shows an error; a plain sentence is all that a client may count on.
const errorBody = ({ message: sentence }: Problem): unknown => ({ message: sentence });

export const chitChatLabs = definePlatform<State>({
	name: 'chitChatLabs',
	title: 'ChitChatLabs',
	basePath: '/chitchatlabs',
	// Characters that change when they are URL-encoded, so that a leak shows in either form.
	key: 'cclabs/sandbox+key=0004',
	keyPlaces: [{ in: 'header', name: 'x-tenant-api-key' }],
	errorBody,
	createState,
	panels: ({ contacts, messages, blasts }) => [contacts, messages, blasts],
	routes: [
		route(sendSingle, (state: State, { body: { to, ...given } }) => ({
			body: write(state, to, given),
		})),
		route(sendBlast, (state: State, { body }) => ({ body: blastTo(state, body) })),
	],
});

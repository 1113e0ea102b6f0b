import { route, type Answer, type Route } from '../../../platform';
import { rendered } from '../../../templates';
import { listMessages, sendMessage, type Message } from '../contracts/message';
import { missing, OUTSIDE_WINDOW } from '../problem';
import { conversationRow, iso, type ContactRow } from '../rows';
import { DAY_MS, findContact, nextId, putMessage, TEMPLATES, type State } from '../state';
import { paged } from './paged';

/** What the message says of itself in a list: the rendered template, a caption, the text. */
function contentOf(message: Message): string {
	if (message.message_type === 'text') return message.content;
	if (message.message_type !== 'template') return message.caption ?? '';
	const template = TEMPLATES.find(({ name }) => name === message.template_name);
	return rendered(template, message.template_parameters);
}

function send(state: State, contact: ContactRow, message: Message): Answer {
	const wroteAt = state.wroteAt.get(contact.id);
	const isOutside = wroteAt !== undefined && Date.now() - wroteAt > DAY_MS;
	if (isOutside && message.channel === 'whatsapp' && message.message_type !== 'template') {
		return OUTSIDE_WINDOW;
	}
	const open = [...state.conversations.rows()].find(
		({ contact_id, channel: on, status }) =>
			contact_id === contact.id && on === message.channel && status === 'open',
	);
	const id = nextId('conv', state.conversations);
	const conversation = open ?? conversationRow(id, contact, message.channel);
	const content = contentOf(message);
	state.conversations.put(conversation.id, {
		...conversation,
		message_count: conversation.message_count + 1,
		last_message_at: iso(),
		last_message_preview: content,
	});
	state.contacts.put(contact.id, { ...contact, last_contacted: iso() });
	const own = { sent_by: 'user', sent_at: iso() };
	return { body: putMessage(state, conversation.id, contact.id, { ...message, content }, own) };
}

export const messageRoutes: ReadonlyArray<Route<State>> = [
	route(sendMessage, (state: State, { params, body }) => {
		const contact = findContact(state, params.id);
		return contact ? send(state, contact, body) : missing('Contact');
	}),
	route(listMessages, (state: State, { params, query }) => {
		if (!state.conversations.get(params.id)) return missing('Conversation');
		const all = [...state.messages.rows()];
		return paged(all.filter(({ conversation_id }) => conversation_id === params.id), query);
	}),
];

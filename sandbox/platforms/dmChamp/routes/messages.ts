import { route, type Route } from '../../../platform';
import { missing } from '../answers';
import {
	listTemplates,
	receiveMessage,
	sendMessage,
	sendTemplate,
	sendWhatsAppWeb,
} from '../contracts';
import { find, TEMPLATES, type State } from '../state';

export const messageRoutes: ReadonlyArray<Route<State>> = [
	route(sendMessage, (state: State, { body }) => {
		const messageId = `message_${state.messages.written + 1}`;
		state.messages.put(messageId, body.customData);
		return { body: { success: true, messageId } };
	}),
	route(receiveMessage, (state: State, { body }) => {
		const { messageSid } = body.customData;
		// The guide: the id prevents duplicates.
		if (state.received.get(messageSid) === undefined) {
			state.received.put(messageSid, { ...body.customData, messageType: body.messageType });
		}
		return { body: { success: true, messageId: messageSid } };
	}),
	route(sendWhatsAppWeb, (state: State, { body }) => {
		const chunks = body.message.split(/\n\s*\n/).filter((part) => part.trim() !== '');
		const messageIds = chunks.map((part) => {
			const id = `message_${state.messages.written + 1}`;
			state.messages.put(id, { fromId: body.phoneNumber, customChannel: 'WhatsApp Web', body: part });
			return id;
		});
		const contactId = find(state, { phoneNumber: body.phoneNumber })?.id ?? null;
		const counts = { messagesSent: chunks.length, totalChunks: chunks.length };
		return { body: { success: true, contactId, ...counts, messageIds, creditsUsed: 1 } };
	}),
	route(listTemplates, () => ({ body: { success: true, data: TEMPLATES } })),
	route(sendTemplate, (state: State, { body }) => {
		if (state.contacts.get(body.contactId) === undefined) return missing('Contact');
		if (!TEMPLATES.some(({ id }) => id === body.whatsappTemplateId)) return missing('Template');
		state.templates.put(`template_message_${state.templates.written + 1}`, body);
		return { body: { success: true, data: 'Template sent' } };
	}),
];

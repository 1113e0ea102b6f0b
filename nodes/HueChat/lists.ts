import type { IDataObject } from 'n8n-workflow';

import {
	eachItem,
	firstWord,
	inOneLine,
	listSearchOf,
	templateList,
	templateMappingOf,
	templateNameOf,
	VARIABLE_FIELDS,
	wordIn,
} from '../shared/fields';
import type { VendorList } from '../shared/fields';
import { isObject } from '../shared/object';
import { paged } from './paging';
import { hueChat } from './platform';

function personIn(contact: IDataObject): string | undefined {
	const parts = [wordIn(contact.first_name), wordIn(contact.last_name)];
	const written = parts.filter((part) => part !== undefined).join(' ');
	return wordIn(contact.full_name) ?? wordIn(written);
}

const WHEN_NO_CONTACT = 'Choose By Phone or By Email, or create a contact first.';

/** The contacts (developer.huechat.ai/docs/authentication/overview). */
const contacts: VendorList = {
	platform: hueChat,
	what: 'contacts',
	url: '/contacts',
	paging: paged,
	toItems: eachItem((contact) => ({
		name: inOneLine([personIn(contact), firstWord(contact, ['phone', 'email'])]),
		value: wordIn(contact.id),
	})),
	whenEmpty: WHEN_NO_CONTACT,
};

/** The conversations, the last message first (developer.huechat.ai/docs/guides/conversations). */
const conversations: VendorList = {
	platform: hueChat,
	what: 'conversations',
	url: '/conversations',
	query: { status: 'all', sort: 'last_message_at:desc' },
	paging: paged,
	search: { query: (search) => ({ search }) },
	keepsOrder: true,
	toItems: eachItem((conversation) => {
		const { id, contact, channel, status } = conversation;
		const person = isObject(contact) ? personIn(contact) : undefined;
		const parts = [person, wordIn(channel), wordIn(status)];
		return { name: inOneLine([...parts, person === undefined ? wordIn(id) : undefined]), value: wordIn(id) };
	}),
	whenEmpty: 'A conversation begins with the first message to or from a contact.',
};

/** The WhatsApp templates (developer.huechat.ai/docs/guides/send-whatsapp); a message refers to one by its name. */
const templates = templateList({
	platform: hueChat,
	url: '/channels/whatsapp/templates',
	valueOf: templateNameOf,
});

/** What can be chosen from HueChat's lists, by the names that the fields call the lists. */
export const listSearch = {
	searchContacts: listSearchOf(contacts),
	searchConversations: listSearchOf(conversations),
	searchTemplates: listSearchOf(templates),
};

/** The forms for a template's variables; the guide shows values for the numbered ones of the body. */
export const resourceMapping = {
	getTemplateVariables: templateMappingOf({
		list: templates,
		template: 'templateName',
		field: VARIABLE_FIELDS,
		places: ['body'],
	}),
};

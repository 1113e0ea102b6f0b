import type { IDataObject } from 'n8n-workflow';

import {
	eachItem,
	firstWord,
	inOneLine,
	listSearchOf,
	loadOptionsOf,
	templateList,
	templateMappingOf,
	templateNameOf,
	VARIABLE_FIELDS,
	wordIn,
} from '../shared/fields';
import type { VendorList } from '../shared/fields';
import { isObject } from '../shared/object';
import { templateOf } from './operation';
import { numberedPagesIfAny } from './paging';
import { paths } from './paths';
import type { AccountPath } from './paths';
import { platformFor } from './platform';

/** How the entries of one list are shown. */
interface Shown {
	what: string;
	/** What people know an entry by, then what tells it from others. */
	names: ReadonlyArray<readonly string[]>;
	/** What is sent; the id unless said otherwise. */
	value?: readonly string[];
}

const at = (path: AccountPath) => ({
	platform: platformFor(path),
	url: templateOf(path),
	paging: numberedPagesIfAny,
});

const listAt = (path: AccountPath, { what, names, value = ['id'] }: Shown): VendorList => ({
	...at(path),
	what,
	toItems: eachItem((entry) => ({
		name: inOneLine(names.map((fields) => firstWord(entry, fields))),
		value: firstWord(entry, value),
	})),
	whenEmpty: 'Create one first. One that the list does not show can be given by hand.',
});

const contacts: VendorList = {
	...listAt(paths.contact.getAll, {
		what: 'contacts',
		names: [['name'], ['phone_number', 'email', 'identifier', 'id']],
	}),
	search: { url: templateOf(paths.contact.search), query: (q) => ({ q }) },
};

/** The family shows the contact of a conversation as the sender in its `meta`. */
function customerOf({ meta }: IDataObject): string | undefined {
	const sender = isObject(meta) && isObject(meta.sender) ? meta.sender : {};
	return firstWord(sender, ['name', 'phone_number', 'email']);
}

const conversations: VendorList = {
	...at(paths.conversation.getAll),
	what: 'conversations',
	query: { status: 'all' },
	keepsOrder: true,
	toItems: eachItem((conversation) => {
		const id = firstWord(conversation, ['display_id', 'id']);
		const parts = [customerOf(conversation), id && `#${id}`, wordIn(conversation.status)];
		return { name: inOneLine(parts), value: id };
	}),
	whenEmpty: 'Create one first, or wait until a contact writes.',
};

const labels = listAt(paths.label.getAll, {
	what: 'labels',
	names: [['title', 'name']],
	value: ['title', 'name'],
});

const templates = templateList({ ...at(paths.template.getAll), valueOf: ({ id }) => wordIn(id) });

const templateNames = templateList({ ...at(paths.template.getAll), valueOf: templateNameOf });

const LISTS: Record<string, VendorList> = {
	searchAgents: listAt(paths.agent.getAll, {
		what: 'agents',
		names: [['available_name', 'name', 'email']],
	}),
	searchAiAgents: listAt(paths.aiAgent.getAll, { what: 'AI agents', names: [['name', 'title']] }),
	searchBroadcasts: listAt(paths.broadcast.getAll, {
		what: 'broadcasts',
		names: [['name', 'title'], ['status']],
	}),
	searchContactLists: listAt(paths.contactList.getAll, {
		what: 'contact lists',
		names: [['name', 'title']],
	}),
	searchContacts: contacts,
	searchConversations: conversations,
	searchDeals: listAt(paths.deal.getAll, { what: 'deals', names: [['name', 'title'], ['stage']] }),
	searchInboxes: listAt(paths.inbox.getAll, { what: 'inboxes', names: [['name']] }),
	searchLabels: labels,
	searchOutboundWebhooks: listAt(paths.outboundWebhook.getAll, {
		what: 'outbound webhooks',
		names: [['name'], ['url']],
	}),
	searchTeams: listAt(paths.team.getAll, { what: 'teams', names: [['name']] }),
	searchTemplateNames: templateNames,
	searchTemplates: templates,
	searchTickets: listAt(paths.ticket.getAll, {
		what: 'tickets',
		names: [['subject', 'title', 'name'], ['status']],
	}),
	searchWebhooks: listAt(paths.webhook.getAll, { what: 'webhooks', names: [['name'], ['url']] }),
};

/** What can be chosen from the account's lists, by the names that the fields call the lists. */
export const listSearch = Object.fromEntries(
	Object.entries(LISTS).map(([name, list]) => [name, listSearchOf(list)]),
);

/** The same where several can be chosen. */
export const loadOptions = { getLabels: loadOptionsOf(labels) };

/** The forms for a template's variables: of a message all parts take values, of a broadcast the body. */
export const resourceMapping = {
	getBroadcastVariables: templateMappingOf({
		list: templates,
		template: 'templateId',
		field: VARIABLE_FIELDS,
		places: ['body'],
	}),
	getMessageVariables: templateMappingOf({
		list: templateNames,
		template: 'templateName',
		language: 'templateLanguage',
		field: VARIABLE_FIELDS,
		places: ['body', 'button', 'header'],
	}),
};

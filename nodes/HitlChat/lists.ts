import {
	eachItem,
	inOneLine,
	listSearchOf,
	templateList,
	templateMappingOf,
	templateNameOf,
	VARIABLE_FIELDS,
	wordIn,
} from '../shared/fields';
import type { VendorList } from '../shared/fields';
import { internationalNumber } from '../shared/number';
import { hitlChat } from './platform';

/** The customers of the conversations ("How to Use the HitlChat API" shows name and number of each). */
const customers: VendorList = {
	platform: hitlChat,
	what: 'conversations',
	url: '/conversationlist',
	toItems: eachItem((conversation) => {
		const number = wordIn(conversation.customer_whatsapp_number);
		return {
			name: inOneLine([wordIn(conversation.customer_name), number]),
			// With + the Default Country Code is not put before it: the vendor's numbers have theirs.
			value: number === undefined ? undefined : internationalNumber(number),
		};
	}),
	whenEmpty: 'Choose By Phone and enter the number.',
};

/** The approved templates; broadcasts refer to a template by its name. */
const templates = templateList({ platform: hitlChat, url: '/templates', valueOf: templateNameOf });

/** What can be chosen from HitlChat's lists, by the names that the fields call the lists. */
export const listSearch = {
	searchCustomers: listSearchOf(customers),
	searchTemplates: listSearchOf(templates),
};

/** The forms for a template's variables. The document numbers them, and has no place for those of headers and buttons. */
export const resourceMapping = {
	getTemplateVariables: templateMappingOf({
		list: templates,
		template: 'metaTemplateName',
		field: VARIABLE_FIELDS,
		places: ['body'],
	}),
};

import { eachItem, listSearchOf, templateList, wordIn } from '../shared/fields';
import type { VendorList } from '../shared/fields';
import { dmChamp } from './platform';

/** The tags of the account (help.dmchamp.com/tags). */
const tags: VendorList = {
	platform: dmChamp,
	what: 'tags',
	url: '/tags',
	toItems: eachItem(({ name, description }) => {
		const tag = wordIn(name);
		const about = wordIn(description);
		return { name: about === undefined ? tag : `${tag} · ${about}`, value: tag };
	}),
	whenEmpty: 'Choose By Name and enter a tag: DM Champ creates one that is missing.',
};

/** The WhatsApp templates (help.dmchamp.com/api/whatsapp-templates). */
const templates = templateList({
	platform: dmChamp,
	url: '/whatsapp-templates',
	valueOf: ({ id }) => wordIn(id),
});

/** What can be chosen from DM Champ's lists, by the names that the fields call the lists. */
export const listSearch = {
	searchTags: listSearchOf(tags),
	searchTemplates: listSearchOf(templates),
};

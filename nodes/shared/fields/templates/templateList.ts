import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import { isObject } from '../../object';
import { firstWord, inOneLine, wordIn } from '../lists/vendorList';
import type { VendorList } from '../lists/vendorList';

/** A vendor's list of templates. */
export interface TemplateList extends VendorList {
	/** What a request calls a template by. */
	valueOf(entry: IDataObject): string | undefined;
}

// Meta's words for a template that cannot be sent, and those that vendors in between use for the same.
const NOT_SENDABLE = new Set(
	'archived deleted disabled draft failed in_appeal in_review inactive limit_exceeded paused pending pending_deletion received rejected submitted unsubmitted'.split(
		' ',
	),
);

/** The code of a template's language; undefined where the entry does not say. */
export function languageOf(entry: IDataObject): string | undefined {
	const { language } = entry;
	const found = isObject(language) ? language.code : language;
	return wordIn(found) ?? firstWord(entry, ['language_code', 'lang', 'locale']);
}

/** The name of a template. */
export const templateNameOf = (entry: IDataObject): string | undefined =>
	firstWord(entry, ['name', 'template_name', 'title']);

const statusOf = (entry: IDataObject) => firstWord(entry, ['status', 'approval_status']);

/** Whether WhatsApp takes a template, as far as the entry says; a word that nobody knows is no reason to hide it. */
export function isSendable(entry: IDataObject): boolean {
	const status = statusOf(entry)?.toLowerCase().replace(/[\s-]+/g, '_');
	return status === undefined || !NOT_SENDABLE.has(status);
}

const unique = (words: ReadonlyArray<string | undefined>) =>
	[...new Set(words.filter((one) => one !== undefined))].sort().join(', ') || undefined;

/** Choices of templates: those that one value calls stand as one, with all their languages. */
function itemsOf(entries: readonly IDataObject[], valueOf: TemplateList['valueOf']): INodeListSearchItems[] {
	const byValue = new Map<string, IDataObject[]>();
	for (const entry of entries.filter(isSendable)) {
		const value = valueOf(entry);
		if (value !== undefined) byValue.set(value, [...(byValue.get(value) ?? []), entry]);
	}
	return [...byValue].map(([value, same]) => ({
		name: inOneLine([
			templateNameOf(same[0]) ?? value,
			unique(same.map(languageOf)),
			unique(same.map((entry) => statusOf(entry)?.toLowerCase())),
		]),
		value,
	}));
}

/**
 * A list of templates: language and status stand beside the name, and those that WhatsApp would refuse
 * are not offered.
 */
export function templateList(
	list: Pick<TemplateList, 'paging' | 'platform' | 'url' | 'valueOf'>,
): TemplateList {
	const { name } = list.platform;
	return {
		...list,
		what: 'templates',
		toItems: (entries) => itemsOf(entries, list.valueOf),
		whenEmpty: `Create one in ${name} and wait until WhatsApp approves it.`,
		leftOut: `WhatsApp has not approved them, or has paused them. See their status in ${name}.`,
	};
}

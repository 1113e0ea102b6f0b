import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import type { Paging, Platform } from '../../transport';

/** How a vendor searches in its list. */
export interface VendorSearch {
	/** Where it does, if it is another address than the list's. */
	url?: string;
	/** The query that looks for a text. */
	query(text: string): IDataObject;
}

/** A list of the vendor that people choose from. */
export interface VendorList {
	platform: Platform;
	/** What it holds, in the plural, such as `templates`. */
	what: string;
	/** Relative address; may hold parts that the platform fills from the credential. */
	url: string;
	/** What every request of it asks besides, such as an order. */
	query?: IDataObject;
	/** How it goes on; unless said otherwise as far as the answer tells. */
	paging?: Paging;
	/** Where the vendor has no search, the names are looked through page after page. */
	search?: VendorSearch;
	/** Makes choices of one page; those without a value are not offered. */
	toItems(entries: readonly IDataObject[]): INodeListSearchItems[];
	/** The vendor's order says something, such as the last message first. Otherwise sorted by name. */
	keepsOrder?: boolean;
	/** What to do where there is nothing to choose from. */
	whenEmpty: string;
	/** Why entries that came are not offered. */
	leftOut?: string;
}

/** A text or number of an entry, as text; undefined for anything else. */
export function wordIn(value: unknown): string | undefined {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	return text === '' ? undefined : text;
}

/** The first of these fields that says something. */
export function firstWord(entry: IDataObject, fields: readonly string[]): string | undefined {
	for (const field of fields) {
		const found = wordIn(entry[field]);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** What is known of an entry in one line, such as `Jane Smith · +447700900123`. */
export const inOneLine = (parts: ReadonlyArray<string | undefined>): string =>
	[...new Set(parts.filter((part) => part !== undefined))].join(' · ');

/** Makes one choice of each entry. */
export const eachItem =
	(toItem: (entry: IDataObject) => { name?: string; value?: string }): VendorList['toItems'] =>
	(entries) =>
		entries.map(toItem).map(({ name, value = '' }) => ({ name: name || value, value }));

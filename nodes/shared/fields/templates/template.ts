import { jsonParse } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../object';
import { wordIn } from '../lists/vendorList';

/** The parts of a template that can have placeholders. */
export type TemplatePlace = 'body' | 'button' | 'header';

/** Something of a template that needs a value. */
export interface Placeholder {
	place: TemplatePlace;
	/**
	 * What the vendor calls it: the number or name in the braces; `image`, `video` or `document` for the
	 * file of a header; `url` or `copy_code` for a button.
	 */
	name: string;
	/** Which button, counted from 0. */
	index?: number;
	/** The text around it. */
	text: string;
	/** The value with which it was approved. */
	example?: string;
}

/** What a vendor's answer tells of a template. */
export interface Template {
	/** The text of the body; undefined where the answer does not show it. */
	text?: string;
	placeholders: Placeholder[];
}

const FILES = ['document', 'image', 'video'];
const BRACED = /\{\{([^{}"'\\[\]]{1,100})\}\}/g;

const word = (value: unknown) => wordIn(value)?.toLowerCase();

/** The names in the braces of a text, each once, in their order. */
function namesIn(text: string): string[] {
	const names = [...text.matchAll(BRACED)].map(([, name = '']) => name.trim());
	return [...new Set(names.filter(Boolean))];
}

/** A list, or JSON text of one, as some servers store components. */
function objectsIn(value: unknown): IDataObject[] {
	const list = typeof value === 'string' ? jsonParse<unknown>(value, { fallbackValue: null }) : value;
	return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Meta's examples: a list, a list in a list, or pairs of name and example. */
function exampleOf(component: IDataObject, kind: 'body_text' | 'header_text', name: string, index: number) {
	const examples = isObject(component.example) ? component.example : {};
	const named = objectsIn(examples[`${kind}_named_params`]).find((one) => one.param_name === name);
	if (named !== undefined) return wordIn(named.example);
	const listed: unknown = examples[kind];
	const [first]: unknown[] = Array.isArray(listed) ? listed : [];
	const values: unknown[] = Array.isArray(first) ? first : Array.isArray(listed) ? listed : [];
	return wordIn(values[index]);
}

function inText(component: IDataObject, place: 'body' | 'header'): Placeholder[] {
	const text = wordIn(component.text) ?? '';
	return namesIn(text).map((name, index) => ({
		place,
		name,
		text,
		example: exampleOf(component, `${place}_text`, name, index),
	}));
}

function inHeader(header: IDataObject): Placeholder[] {
	const format = word(header.format) ?? 'text';
	if (!FILES.includes(format)) return inText(header, 'header');
	return [{ place: 'header', name: format, text: '' }];
}

function inButton(button: IDataObject, index: number): Placeholder[] {
	const text = wordIn(button.text) ?? '';
	const [first]: unknown[] = [button.example].flat();
	const example = wordIn(first);
	const own = { place: 'button' as const, index };
	const address = wordIn(button.url) ?? '';
	if (namesIn(address).length > 0) {
		// The example is the whole address, the value only what stands in the place of the braces.
		const [before] = address.split('{{');
		const value = example?.startsWith(before) ? example.slice(before.length) : undefined;
		return [{ ...own, name: 'url', text: `${text}: ${address}`, example: wordIn(value) }];
	}
	return word(button.type) === 'copy_code' ? [{ ...own, name: 'copy_code', text, example }] : [];
}

/** Templates in the form of Meta's components, and those whose parts stand by name in the entry. */
function componentsOf(entry: IDataObject): IDataObject[] {
	const { components, structure } = entry;
	const found = objectsIn(components ?? (isObject(structure) ? structure.components : undefined));
	if (found.length > 0) return found;
	const flat = Object.entries({
		HEADER: entry.header,
		BODY: entry.body ?? entry.body_text ?? entry.content ?? entry.text,
	}).flatMap(([type, part]): IDataObject[] => {
		if (isObject(part)) return [{ ...part, type }];
		return typeof part === 'string' ? [{ type, text: part }] : [];
	});
	const buttons = objectsIn(entry.buttons);
	return buttons.length > 0 ? [...flat, { type: 'BUTTONS', buttons }] : flat;
}

/**
 * Reads what a template needs. The form is that of Meta's components ("Template components",
 * developers.facebook.com): HEADER, BODY and BUTTONS with numbered or named placeholders.
 *
 * @param entry of the vendor's list of templates
 */
export function templateIn(entry: IDataObject): Template {
	const components = componentsOf(entry);
	const of = (type: string) => components.filter((one) => word(one.type) === type);
	const [body] = of('body');
	const placeholders = [
		...of('header').flatMap(inHeader),
		...(body === undefined ? [] : inText(body, 'body')),
		...of('buttons').flatMap(({ buttons }) => objectsIn(buttons).flatMap(inButton)),
	];
	return { text: body === undefined ? undefined : wordIn(body.text), placeholders };
}

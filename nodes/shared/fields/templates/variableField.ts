import type { ResourceMapperField } from 'n8n-workflow';

import type { Placeholder, TemplatePlace } from './template';

/** A placeholder as the name of a form field tells it. */
export interface VariablePlace {
	place: TemplatePlace;
	name: string;
	/** Which button, counted from 0. */
	index?: number;
}

const PLACES: readonly string[] = ['body', 'button', 'header'];

const LONGEST_LABEL = 72;

/** The name under which n8n keeps a placeholder's value: `body:1`, `header:image`, `button:0:url`. */
export const variableId = ({ place, name, index }: VariablePlace): string =>
	[place, ...(index === undefined ? [] : [index]), name].join(':');

/** The placeholder that such a name means; one without a place belongs to the body. */
export function placeOf(id: string): VariablePlace {
	const [place, ...rest] = id.split(':');
	if (!PLACES.includes(place) || rest.length === 0) return { place: 'body', name: id };
	if (place !== 'button') return { place: place as TemplatePlace, name: rest.join(':') };
	const [index, ...name] = rest;
	return { place, index: Number(index), name: name.join(':') };
}

/** A part of a text around something in it, in one line. */
function around(text: string, part: string, longest: number): string {
	const line = text.replace(/\s+/g, ' ').trim();
	if (line.length <= longest) return line;
	const at = Math.max(0, line.indexOf(part));
	const start = Math.max(0, Math.min(at - Math.floor(longest / 2), line.length - longest));
	const cut = line.slice(start, start + longest).trim();
	return `${start > 0 ? '…' : ''}${cut}${start + longest < line.length ? '…' : ''}`;
}

/** What a field is called: its place, and the words around it as a preview. */
export function variableLabel({ place, name, index = 0, text, example }: Placeholder): string {
	const hint = example === undefined ? '' : ` (e.g. ${around(example, example, 20)})`;
	if (place === 'header' && text === '') return `Header: URL of the ${name}`;
	const button = `Button ${index + 1}`;
	if (name === 'copy_code' && place === 'button') return `${button}: code to copy${hint}`;
	const what = place === 'body' ? 'Body' : place === 'header' ? 'Header' : button;
	const named = place === 'button' ? what : `${what} {{${name}}}`;
	const left = LONGEST_LABEL - named.length - hint.length;
	return `${named}${hint} · ${around(text, place === 'button' ? '{{' : `{{${name}}}`, Math.max(left, 24))}`;
}

/** The form field of a placeholder. */
export const variableField = (placeholder: Placeholder): ResourceMapperField => ({
	id: variableId(placeholder),
	displayName: variableLabel(placeholder),
	type: 'string',
	required: true,
	display: true,
	defaultMatch: false,
	canBeUsedToMatch: false,
});

const MARK = 'template:';

/** Says for which template the fields are; nobody sees it. */
export const markOf = (template: string): ResourceMapperField => ({
	id: `${MARK}${template}`,
	displayName: template,
	type: 'string',
	required: false,
	display: false,
	defaultMatch: false,
	canBeUsedToMatch: false,
});

/** Whether a field is no placeholder's. */
export const isMark = (id: string): boolean => id.startsWith(MARK);

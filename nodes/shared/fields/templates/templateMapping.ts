import type { IDataObject, ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';

import { isObject } from '../../object';
import { errorInfoOf } from '../../transport';
import { pagesOf } from '../lists/pagesOf';
import { wordIn } from '../lists/vendorList';
import { unwrapped } from '../types/locator';
import { templateIn } from './template';
import type { TemplatePlace } from './template';
import { isSendable, languageOf } from './templateList';
import type { TemplateList } from './templateList';
import { markOf, variableField } from './variableField';

/** Which template's placeholders become fields. */
export interface TemplateMapping {
	list: TemplateList;
	/** The parameter that holds the template. */
	template: string;
	/** The parameter that holds its language, where the vendor asks for it. */
	language?: string;
	/** The field that keeps the values. */
	field: string;
	/** The parts whose values the vendor takes. */
	places: readonly TemplatePlace[];
}

const BY_HAND = 'Or give the values by hand: set Variables to As Rows or As JSON.';

const escaped = (text: string) =>
	text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

const notice = (...sentences: string[]): ResourceMapperFields => ({
	fields: [],
	emptyFieldsNotice: sentences.map(escaped).join(' '),
});

/** A chosen value; undefined where there is none, or an expression that the editor cannot resolve. */
function chosen(context: ILoadOptionsFunctions, parameter: string): string | undefined {
	const word = wordIn(unwrapped(context.getCurrentNodeParameter(parameter)));
	return word?.startsWith('=') ? undefined : word;
}

type Search = { entry: IDataObject } | { why: string };

/** The template among those that one value calls: in the language that was chosen, and one that can be sent. */
function best(entries: readonly IDataObject[], language: string | undefined): IDataObject {
	const inLanguage = entries.filter(
		(entry) => language !== undefined && languageOf(entry)?.toLowerCase() === language.toLowerCase(),
	);
	const fitting = inLanguage.length > 0 ? inLanguage : entries;
	return fitting.find(isSendable) ?? fitting[0];
}

async function find(
	context: ILoadOptionsFunctions,
	{ list, language: parameter }: TemplateMapping,
	wanted: string,
): Promise<Search> {
	const language = parameter === undefined ? undefined : chosen(context, parameter);
	const found: IDataObject[] = [];
	for await (const page of pagesOf(context, list)) {
		if (page.kind !== 'delivered') {
			if (found.length > 0) break;
			const { message, description } = errorInfoOf(page);
			return { why: `${message.replace(/\.?$/, '.')} ${description}` };
		}
		found.push(...page.value.entries.filter((entry) => list.valueOf(entry) === wanted));
		const isMatch = found.some((entry) => language === undefined || languageOf(entry) === language);
		if (isMatch) break;
	}
	if (found.length > 0) return { entry: best(found, language) };
	return { why: `${list.platform.name} lists no template ${wanted}.` };
}

/** The fields that the node has for this template already. */
function known(context: ILoadOptionsFunctions, field: string, mark: string): ResourceMapperField[] | undefined {
	const value: unknown = context.getCurrentNodeParameter(field);
	const schema: unknown = isObject(value) ? value.schema : undefined;
	if (!Array.isArray(schema)) return undefined;
	const fields = schema.filter(isObject) as unknown as ResourceMapperField[];
	return fields.some(({ id }) => id === mark) ? fields : undefined;
}

/**
 * n8n's method that makes a form field of each placeholder of the chosen template. It does not throw
 * where the vendor fails: n8n would show nothing at all, or drop the values that are there.
 */
export const templateMappingOf = (mapping: TemplateMapping) =>
	async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		const { template, places, list } = mapping;
		const wanted = chosen(this, template);
		if (wanted === undefined) return notice('Choose a template to see its variables.', BY_HAND);
		const mark = markOf(wanted);
		const result = await find(this, mapping, wanted);
		if ('why' in result) {
			const fields = known(this, mapping.field, mark.id);
			return fields === undefined ? notice(result.why, BY_HAND) : { fields };
		}
		const { text, placeholders } = templateIn(result.entry);
		const fields = placeholders.filter(({ place }) => places.includes(place)).map(variableField);
		if (fields.length > 0) return { fields: [...fields, mark] };
		if (text === undefined) {
			return notice(`${list.platform.name} does not show the text of this template.`, BY_HAND);
		}
		const elsewhere = placeholders.length === 0 ? [] : [`Its placeholders are where this API takes no values.`];
		return notice(`This template has no variables: ${text.replace(/\s+/g, ' ')}`, ...elsewhere);
	};

import type { INodeType } from 'n8n-workflow';

import type { Field } from '../../../nodes/shared/fields';
import type { Resource } from '../../../nodes/shared/operation/operation';
import type { Placed } from './data';

/** A field, and the resource that it names. */
export interface Listed {
	field: Field;
	resource?: string;
}

const isList = ({ value }: { value: string }) => /^getAll$|^getMany$/.test(value);

/** The resources that an operation of the node lists. */
export const listedResources = (resources: readonly Resource[]): string[] =>
	resources.filter(({ operations }) => operations.some(isList)).map(({ value }) => value);

const REFERENCES: readonly string[] = ['id', 'locator', 'phone', 'text', 'textList'];

/**
 * The resource that a field refers to, by its name: `contactId`, `tag`, `labels`, `metaTemplateName`.
 *
 * @param aliases for names that say less, by platform and parameter
 */
export function namedResource(
	platform: string,
	{ type, property: { name } }: Field,
	listed: readonly string[],
	aliases: Record<string, string>,
): string | undefined {
	if (!REFERENCES.includes(type)) return undefined;
	const alias = aliases[`${platform} ${name}`];
	if (alias !== undefined) return listed.includes(alias) ? alias : undefined;
	const [, bare = name] = /^(.*?)(?:Ids?|Names?|s)?$/.exec(name) ?? [];
	const lower = bare.toLowerCase();
	return listed.find((resource) => lower === resource.toLowerCase() || bare.endsWith(capital(resource)));
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Whether a field's values can be chosen from what the vendor lists. */
export const isLoaded = ({ property: { type, typeOptions } }: Field): boolean =>
	type === 'resourceLocator' ||
	(type === 'multiOptions' && typeOptions?.loadOptionsMethod !== undefined);

type Methods = NonNullable<INodeType['methods']>;

const methodsOf = ({ field: { property } }: Placed): string[] => {
	const lists = (property.modes ?? []).map(({ typeOptions }) => typeOptions?.searchListMethod);
	const { loadOptionsMethod, resourceMapper } = property.typeOptions ?? {};
	return [
		...lists.filter((name) => name !== undefined).map((name) => `listSearch ${name}`),
		...(loadOptionsMethod === undefined ? [] : [`loadOptions ${loadOptionsMethod}`]),
		...(resourceMapper === undefined
			? []
			: [`resourceMapping ${resourceMapper.resourceMapperMethod}`]),
	];
};

/** Fields whose list has no method, and methods that no field calls. */
export function methodFindings(fields: readonly Placed[], methods: Methods): string[] {
	const wanted = new Set(fields.flatMap(methodsOf));
	const kinds = ['listSearch', 'loadOptions', 'resourceMapping'] as const;
	const there = kinds.flatMap((kind) =>
		Object.keys(methods[kind] ?? {}).map((name) => `${kind} ${name}`),
	);
	return [
		...[...wanted].filter((name) => !there.includes(name)).map((name) => `${name} is missing`),
		...there.filter((name) => !wanted.has(name)).map((name) => `nobody calls ${name}`),
	];
}

/** What n8n's UX rules want of a locator. */
export function modeFindings({ type, property }: Field, path: string): string[] {
	if (type !== 'locator') return [];
	const [list, ...others] = property.modes ?? [];
	const [mode] = [property.default].map((value) => (value as { mode?: string }).mode);
	const isChecked = others.every(
		({ name, placeholder = '', validation }) =>
			name !== 'id' || validation !== undefined || !/^e\.g\. (?:\d+|[0-9a-f-]{36})$/.test(placeholder),
	);
	return [
		...(list?.type === 'list' && mode === 'list' ? [] : [`${path} does not begin with its list`]),
		...(list?.typeOptions?.slowLoadNotice ? [] : [`${path} says nothing while its list is slow`]),
		...(others.length > 0 ? [] : [`${path} cannot be given by hand`]),
		...(isChecked ? [] : [`${path} does not check ids`]),
	];
}

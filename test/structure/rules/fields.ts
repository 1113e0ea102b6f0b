import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { MAX_WAIT_PARAMETER } from '../../../nodes/shared/transport/run/maxWait';

/** What a rule over fields sees: the fields of one operation, with the resource it belongs to. */
export interface FieldSet {
	resource: string;
	operation: string;
	/** As the node has them, each with its display options. */
	fields: readonly INodeProperties[];
	/** Parameters that a check or an output step reads by itself. */
	reads: readonly string[];
	/** Objects in the body whose empty fields are left out. */
	compact: readonly string[];
}

/** One sentence for each finding, none when all is well. */
export type FieldRule = (set: FieldSet) => string[];

type Choice = INodeProperties | INodePropertyCollection | INodePropertyOptions;

const isField = (choice: Choice): choice is INodeProperties => 'type' in choice;

/** A field's own fields: those of a collection, or of every group of a fixed collection. */
function inner({ type, options = [] }: INodeProperties): INodeProperties[] {
	if (type === 'collection') return options.filter(isField);
	if (type !== 'fixedCollection') return [];
	return options.flatMap((group) => ('values' in group ? group.values : []));
}

function withInner(field: INodeProperties): INodeProperties[] {
	return [field, ...inner(field).flatMap(withInner)];
}

const isSorted = (texts: string[]) =>
	texts.every((text, index) => index === 0 || texts[index - 1].localeCompare(text) <= 0);

/** Choices and collections stand in the order of the alphabet. */
export const sortsItsOptions: FieldRule = ({ fields }) =>
	fields
		.flatMap(withInner)
		.filter(({ type }) => ['options', 'multiOptions', 'collection'].includes(type))
		.filter(
			({ options = [] }) =>
				!isSorted(options.map((one) => ('displayName' in one ? one.displayName : one.name))),
		)
		.map(({ displayName }) => `${displayName} is not sorted`);

const sendsOrShapes = ({ routing }: INodeProperties) =>
	routing?.send?.property !== undefined ||
	routing?.output !== undefined ||
	routing?.request !== undefined;

/** Whether another field's visibility depends on this one. */
function isSwitch(name: string, fields: readonly INodeProperties[]): boolean {
	return fields.some(({ displayOptions }) =>
		[displayOptions?.show, displayOptions?.hide].some((rule) => rule && name in rule),
	);
}

function dead(field: INodeProperties, set: FieldSet, path: string): string[] {
	const isRead =
		set.reads.includes(path) || set.reads.includes(field.name) || path === MAX_WAIT_PARAMETER;
	if (isRead || sendsOrShapes(field) || isSwitch(field.name, set.fields)) return [];
	const own = inner(field);
	if (own.length > 0) return own.flatMap((one) => dead(one, set, `${path}.${one.name}`));
	return [`${path} goes nowhere: no routing, nobody reads it`];
}

/** Every parameter is sent, shapes the output, or is read by name. */
export const hasNoDeadField: FieldRule = (set) =>
	set.fields
		.filter(({ type }) => type !== 'notice')
		.flatMap((field) => dead(field, set, field.name));

/** `reads` names parameters that exist. */
export const readsWhatIsThere: FieldRule = ({ fields, reads }) => {
	const names = new Set(
		fields.flatMap((field) =>
			withInner(field).flatMap(({ name }) => [name, `${field.name}.${name}`]),
		),
	);
	return reads.filter((name) => !names.has(name)).map((name) => `reads ${name}, which is no field`);
};

const isBlank = (value: unknown) => value === '' || value === undefined || value === null;
const TYPED = ['string', 'number', 'json', 'dateTime', 'color'];

/** What may be left empty is in a collection; a choice that the user made may reveal more. */
export const collectsOptionalFields: FieldRule = ({ fields }) =>
	fields
		.filter(({ type, required }) => TYPED.includes(type) && !required)
		.filter((field) => isBlank(field.default) && ownConditions(field).length === 0)
		.map(({ displayName }) => `${displayName} is optional and in no collection`);

/** Optional fields inside an object of the body are left out when empty, too. */
export const sendsNothingEmpty: FieldRule = ({ fields, compact }) =>
	fields
		.flatMap(withInner)
		.filter(({ required, type }) => !required && type !== 'boolean')
		.flatMap(({ name, routing }) => {
			const { type, property, propertyInDotNotation } = routing?.send ?? {};
			const [parent, ...below] = property?.split('.') ?? [];
			if (type !== 'body' || parent === undefined || below.length === 0) return [];
			if (propertyInDotNotation === false || compact.includes(parent)) return [];
			return [`${name} is sent inside ${parent} even when it is empty`];
		});

const GENERAL = ['resource', 'operation'];

function ownConditions({ displayOptions }: INodeProperties): Array<[string, unknown[]]> {
	const rules = { ...displayOptions?.show, ...displayOptions?.hide };
	return Object.entries(rules)
		.filter(([name]) => !GENERAL.includes(name) && !name.startsWith('@'))
		.map(([name, values]) => [name.replace(/^\//, ''), values ?? []]);
}

function impossible(name: string, values: unknown[], fields: readonly INodeProperties[]): string[] {
	const controls = fields.filter((field) => field.name === name);
	if (controls.length === 0) return [`depends on ${name}, which is no field`];
	const [{ type, options = [] }] = controls;
	const allowed =
		type === 'boolean' ? [true, false] : options.map((one) => 'value' in one && one.value);
	if (type !== 'boolean' && type !== 'options') return [];
	const isValue = (value: unknown) =>
		(allowed as unknown[]).includes(value) || typeof value === 'object';
	return values
		.filter((value) => !isValue(value))
		.map((value) => `waits for ${name} = ${String(value)}, which it never is`);
}

/** Fields show at their operation, and their conditions can come true. */
export const showsFieldsRightly: FieldRule = ({ resource, operation, fields }) =>
	fields.flatMap((field) => {
		const { resource: at = [], operation: on = [] } = field.displayOptions?.show ?? {};
		const findings: string[] = [];
		const isHere = at.includes(resource) && on.includes(operation);
		if (!isHere) findings.push('does not show here');
		for (const [name, values] of ownConditions(field))
			findings.push(...impossible(name, values, fields));
		return findings.map((finding) => `${field.displayName} ${finding}`);
	});

function areApart(a: INodeProperties, b: INodeProperties): boolean {
	const others = new Map(Object.entries(b.displayOptions?.show ?? {}));
	return Object.entries(a.displayOptions?.show ?? {}).some(([name, values = []]) => {
		const theirs = others.get(name);
		return theirs !== undefined && !theirs.some((value) => values.includes(value as never));
	});
}

/** Two fields of one name never show together. */
export const repeatsNoName: FieldRule = ({ fields }) =>
	fields.flatMap((field, index) =>
		fields
			.slice(index + 1)
			.filter((other) => other.name === field.name && !areApart(field, other))
			.map(({ name }) => `${name} is there twice`),
	);

/** Parameters are named in camelCase. */
export const namesInCamelCase: FieldRule = ({ fields }) =>
	fields
		.flatMap(withInner)
		.filter(({ name }) => !/^[a-z][a-zA-Z0-9]*$/.test(name))
		.map(({ name }) => `${name} is not camelCase`);

/** An address that a field sets is encoded, and a field has no way out of its own. */
export const fieldsKeepToDelivery: FieldRule = ({ fields }) =>
	fields.flatMap(withInner).flatMap(({ name, routing }) => {
		const findings: string[] = [];
		const url = routing?.request?.url;
		if (typeof url === 'string' && !/\{\{\s*encodeURIComponent\(.+\)\s*\}\}/.test(url)) {
			findings.push(`${name} sets an address without encoding it`);
		}
		if (routing?.send?.preSend !== undefined) findings.push(`${name} has a preSend`);
		if (routing?.operations !== undefined || routing?.send?.paginate !== undefined) {
			findings.push(`${name} meddles with Delivery's pagination`);
		}
		return findings;
	});

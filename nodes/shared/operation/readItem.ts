import { at, emptyValue, unresolved, unwrapped } from '../fields';
import type { Collection, Field, FieldOrCollection, ReadingContext } from '../fields';
import { isObject } from '../object';
import type { Request } from '../transport';
import type { LoopYielder } from '../eventLoop';
import type { OperationContext } from './context';
import { isNodeSetting } from './describe';
import { placeValue } from './placeValue';
import type { Operation } from './spec';

/** One item's fields as their types read them, and the request that they make. */
export interface ReadItem {
	/** By parameter, such as `type` and `additionalFields.tags`; blank optional ones are not there. */
	values: Record<string, unknown>;
	request: Request;
}

/** What is the same for all items of a run. */
export interface ReadingRun {
	context: OperationContext;
	operation: Operation;
	/** Digits of the credential's Default Country Code. */
	countryCode?: string;
	now: number;
	yielder: LoopYielder;
}

type Values = Record<string, unknown>;

const shows = ({ show = {} }: Field | Collection, values: Values): boolean =>
	Object.entries(show).every(([name, allowed]) => allowed.includes(values[name] as string));

/** n8n removes parameters that are hidden when a workflow is saved, those of an expression's choice too. */
function defaultOf(field: Field, path: string, { context }: ReadingRun): unknown {
	const isThere = at(context.node.parameters, path.split('.')) !== undefined;
	const { default: value } = field.property;
	return isThere || String(value).startsWith('=') ? null : value;
}

function rawValue(run: ReadingRun, field: Field, path: string, itemIndex: number): unknown {
	try {
		return run.context.parameter(path, itemIndex) ?? defaultOf(field, path, run);
	} catch (error) {
		throw unresolved(field.property.displayName, error as Error);
	}
}

/** Whether leaving out a blank value would change what happens, or the vendor would miss it. */
function isDemanded({ required, blank }: Field, { context }: ReadingRun, path: string): boolean {
	if (required || blank === 'refuse') return true;
	if (blank === 'leaveOut') return false;
	const literal = unwrapped(at(context.node.parameters, path.split('.')));
	return typeof literal === 'string' && literal.startsWith('=');
}

function readField(
	run: ReadingRun,
	field: Field,
	path: string,
	itemIndex: number,
	{ values, request }: ReadItem,
): void {
	const label = field.property.displayName;
	const reading: ReadingContext = {
		label,
		timezone: run.context.timezone,
		now: run.now,
		countryCode: run.countryCode,
	};
	const value = field.read(rawValue(run, field, path, itemIndex), reading);
	if (value === undefined) {
		if (isDemanded(field, run, path)) throw emptyValue(label);
		return;
	}
	values[path] = value;
	if (field.to !== undefined) placeValue(request, field.to, value);
}

/** The parameters that the user set: of the node, or added to one of its collections. */
function setIn({ context }: ReadingRun, ...path: string[]): ReadonlySet<string> {
	const set: unknown = at(context.node.parameters, path);
	return new Set(isObject(set) ? Object.keys(set) : []);
}

/** The fields of the plan in their order, each with its parameter path; collections opened. */
function* planned(
	run: ReadingRun,
	fields: readonly FieldOrCollection[],
	values: Values,
): Generator<[Field, string]> {
	for (const field of fields) {
		if (!shows(field, values)) continue;
		if (field.kind === 'field') {
			if (isNodeSetting(field) && !setIn(run).has(field.property.name)) continue;
			yield [field, field.property.name];
			continue;
		}
		const added = setIn(run, field.property.name);
		for (const inner of field.fields) {
			const { name } = inner.property;
			if (added.has(name) && shows(inner, values)) yield [inner, `${field.property.name}.${name}`];
		}
	}
}

/**
 * Reads the fields that one item shows, each once, and puts them where they go.
 *
 * Which fields those are is decided by the item's own choices, whatever holds them: a value or an
 * expression.
 *
 * @throws InputError naming the field
 */
export async function readItem(run: ReadingRun, itemIndex: number): Promise<ReadItem> {
	const { operation, yielder } = run;
	const item: ReadItem = { values: {}, request: { ...operation.request } };
	for (const [field, path] of planned(run, operation.fields, item.values)) {
		readField(run, field, path, itemIndex, item);
		if (yielder.isDue()) await yielder.yieldIfDue();
	}
	return item;
}

import type { INodeProperties } from 'n8n-workflow';

import type { Check, ItemView } from '../operation/operationPolicy';
import { InputError } from '../transport/errors/outcome';
import { put } from './path';
import { placeOf } from './required';

/** Which values of which parameters a field shows with. */
type Conditions = Array<[name: string, values: readonly unknown[]]>;

interface Conditional {
	/** Where the field writes to in the request. */
	place: string[];
	/** Its parameter, with dots. */
	parameter: string;
	conditions: Conditions;
}

const conditionsOf = ({ displayOptions }: INodeProperties): Conditions =>
	Object.entries(displayOptions?.show ?? {}).map(([name, values = []]) => [
		// A slash leads from inside a collection to the node's own parameters.
		name.replace(/^\//, ''),
		values,
	]);

function conditionalsOf(
	fields: readonly INodeProperties[],
	path = '',
	outer: Conditions = [],
): Conditional[] {
	return fields.flatMap((field) => {
		const conditions = [...outer, ...conditionsOf(field)];
		const parameter = `${path}${field.name}`;
		const place = placeOf(field);
		const own = place === undefined ? [] : [{ place, parameter, conditions }];
		const inner = field.type === 'collection' ? (field.options as INodeProperties[]) : [];
		return [...own, ...conditionalsOf(inner, `${parameter}.`, conditions)];
	});
}

const isExpression = (item: ItemView, name: string) =>
	String(item.literal(name) ?? '').startsWith('=');

/** @throws InputError where an expression gave none of a choice's values: no field would go with that */
function demandKnown({ displayName, name, options }: INodeProperties, item: ItemView): void {
	const values = (options ?? []).flatMap((option) => ('value' in option ? [option.value] : []));
	if (values.length === 0 || values.includes(item.parameter(name, '') as string)) return;
	throw new InputError(
		`${displayName} has an unknown value`,
		`Give one of these: ${values.join(', ')}. If it is an expression, it gave something else for this item.`,
	);
}

/**
 * A check that keeps only the fields of what the item chose, such as those of its Type. Where the
 * choice is an expression, n8n cannot know it beforehand and takes the fields of all choices along;
 * the last of several that go to one place wins then, although it be empty.
 *
 * @param fields the operation's fields
 * @returns nothing where no field depends on a choice; throws InputError for a choice that is none
 */
export function chosenOnly(fields: readonly INodeProperties[]): Check[] {
	const all = conditionalsOf(fields);
	const dependent = all.filter(({ conditions }) => conditions.length > 0);
	const names = new Set(dependent.flatMap((one) => one.conditions.map(([name]) => name)));
	const choices = fields.filter(({ name }) => names.has(name));
	if (choices.length === 0) return [];
	const check: Check = (request, item) => {
		const open = choices.filter(({ name }) => isExpression(item, name));
		if (open.length === 0) return;
		for (const choice of open) demandKnown(choice, item);
		const isChosen = ({ conditions }: Conditional) =>
			conditions.every(([name, values]) => values.includes(item.parameter(name)));
		for (const { place } of dependent) {
			const rivals = all.filter((one) => String(one.place) === String(place));
			const chosen = rivals.find(isChosen);
			if (chosen === undefined) {
				put(request, place, undefined);
			} else if (rivals.some(({ parameter }) => parameter !== chosen.parameter)) {
				put(request, place, item.parameter(chosen.parameter, ''));
			}
		}
	};
	return [check];
}

import { flag } from '../fields';
import type { FieldOrCollection } from '../fields';
import type { ItemView } from './itemView';
import { fieldName } from './outputSchema';
import type { OutputSpec } from './outputSchema';
import type { ShapedItem } from './spec';

/** Parameter of the switch between the main fields of an answer and all of them. */
export const SIMPLIFY = 'simplify';

const simplify = flag({
	displayName: 'Simplify',
	name: SIMPLIFY,
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

/**
 * The fields of an operation with *Simplify* where its answer is wide: before the collections, as in
 * n8n's own nodes.
 */
export function withSimplify(
	fields: readonly FieldOrCollection[],
	{ rawFields }: OutputSpec,
): readonly FieldOrCollection[] {
	if (rawFields === undefined) return fields;
	const first = fields.findIndex(({ kind }) => kind === 'collection');
	const place = first < 0 ? fields.length : first;
	return [...fields.slice(0, place), simplify, ...fields.slice(place)];
}

/**
 * Leaves the main fields of each item, where the user wants that. An item without any of them is of a
 * form that nobody expected, and stays as it is.
 */
export function simplifiedItems(
	items: ShapedItem[],
	{ outputSchema = {}, rawFields }: OutputSpec,
	{ values }: ItemView,
): ShapedItem[] {
	if (rawFields === undefined || values[SIMPLIFY] === false) return items;
	const names = Object.keys(outputSchema).map(fieldName);
	return items.map((item) => {
		const kept = names.filter((name) => name in item.json);
		if (kept.length === 0) return item;
		return { ...item, json: Object.fromEntries(kept.map((name) => [name, item.json[name]])) };
	});
}

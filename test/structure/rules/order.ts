import type { FieldOrCollection } from '../../../nodes/shared/fields';
import { isNodeSetting } from '../../../nodes/shared/operation/describe';
import type { FieldRule } from './data';

const labelOf = ({ property }: FieldOrCollection) => property.displayName;

/** People open one list of what they may add, not two. */
export const collectsOnce: FieldRule = ({ operation: { fields } }) =>
	fields
		.filter(({ kind }) => kind === 'collection')
		.slice(1)
		.map((entry) => `${labelOf(entry)} is a second collection`);

/** An *Add Field* that adds nothing stands in the way. */
export const collectsSomething: FieldRule = ({ operation: { fields } }) =>
	fields
		.filter((entry) => entry.kind === 'collection' && entry.fields.length === 0)
		.map((entry) => `${labelOf(entry)} is a collection of nothing`);

/** What everybody must fill in comes before what may be left as it is. */
export const demandsFirst: FieldRule = ({ operation: { fields } }) => {
	const isSkippable = (entry: FieldOrCollection) =>
		entry.kind === 'collection' || (!entry.required && entry.type !== 'choice' && !entry.show);
	const first = fields.findIndex(isSkippable);
	return fields
		.filter((entry, index) => entry.kind === 'field' && entry.required && first >= 0 && index > first)
		.map((entry) => `${labelOf(entry)} is required and comes after ${labelOf(fields[first])}`);
};

/** The collection ends the form; what shows with every operation stands on the Settings tab. */
export const collectsLast: FieldRule = ({ operation: { fields } }) => {
	const index = fields.findIndex(({ kind }) => kind === 'collection');
	return index < 0
		? []
		: fields
				.slice(index + 1)
				.filter((entry) => !isNodeSetting(entry))
				.map((entry) => `${labelOf(entry)} comes after ${labelOf(fields[index])}`);
};

/** The rules over the order of an operation's fields. */
export const orderRules: readonly FieldRule[] = [
	collectsLast,
	collectsOnce,
	collectsSomething,
	demandsFirst,
];

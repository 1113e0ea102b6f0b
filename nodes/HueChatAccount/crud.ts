import {
	collection,
	extraFields,
	filters,
	requireChanges,
	returnAllOrLimit,
} from '../shared/fields';
import type { Field, FieldOrCollection } from '../shared/fields';
import type { Check, Operation, OutputSpec, Shape } from '../shared/operation';
import { fieldsToClear } from './fieldsToClear';
import { idempotencyKey } from './idempotency';
import { operationAt } from './operation';
import type { AccountSpec } from './operation';
import { numberedPages } from './paging';
import type { AccountPath } from './paths';
import { one } from './shapes';

/** What a resource is called in sentences, and what it looks like. */
export interface ResourceLabels {
	/** With its article, such as `a contact`. */
	one: string;
	many: string;
	/** What the vendor answers for one of it. */
	answer: OutputSpec;
	/** Makes the item of such an answer, where more stands around it than a wrapper. */
	shape?: Shape;
}

/** Without its article, as n8n writes actions. */
const bare = ({ one: name }: ResourceLabels) => name.replace(/^an? /, '');

/** A list of a resource. */
export function getAllOf(
	path: AccountPath,
	{ many, answer }: ResourceLabels,
	own: Pick<AccountSpec, 'note' | 'pages'> & { filters?: readonly Field[] } = {},
): Operation {
	const { filters: given, ...rest } = own;
	return operationAt(path, {
		value: 'getAll',
		name: 'Get Many',
		// n8n's actions have no articles.
		action: `Get many ${many.replace(/\ban? /g, '')}`,
		description: `List the ${many}`,
		fields: [...returnAllOrLimit(), ...(given ? [filters(given)] : [])],
		...answer,
		...rest,
	});
}

/** The same for a list that comes in pages. */
export const getPagesOf: typeof getAllOf = (path, labels, own) =>
	getAllOf(path, labels, { pages: numberedPages, ...own });

/** One of a resource, by its id. */
export function getOf(path: AccountPath, labels: ResourceLabels): Operation {
	return operationAt(path, {
		value: 'get',
		name: 'Get',
		action: `Get ${bare(labels)} by ID`,
		description: `Get ${labels.one} by its ID`,
		fields: [],
		output: labels.shape ?? one,
		...labels.answer,
	});
}

/** Takes one of a resource away. */
export function deleteOf(path: AccountPath, labels: ResourceLabels): Operation {
	return operationAt(path, {
		value: 'delete',
		name: 'Delete',
		action: `Delete ${bare(labels)} permanently`,
		description: `Delete ${labels.one} permanently`,
		risk: 'deletes',
		fields: [],
	});
}

type Writing = Partial<
	Pick<
		AccountSpec,
		'action' | 'audience' | 'description' | 'dryRun' | 'note' | 'outputSchema' | 'rawFields' | 'risk'
	>
> & {
	/** Fields that stand in the collection. */
	optional: readonly Field[];
	/** Looks at the whole body, with what came from Extra Fields (JSON). */
	checks?: readonly Check[];
};

/** Creates one of a resource. */
export function createOf(
	path: AccountPath,
	labels: ResourceLabels,
	own: Writing & { fields: readonly FieldOrCollection[] },
): Operation {
	const { optional, fields, checks = [], ...rest } = own;
	return operationAt(path, {
		value: 'create',
		name: 'Create',
		action: `Create ${bare(labels)}`,
		description: `Create ${labels.one}`,
		fields: [
			...fields,
			// The free object comes last: what the node's own fields say is not to be overwritten.
			collection('Additional Fields', 'additionalFields', [...optional, extraFields()]),
		],
		checks: [...checks, idempotencyKey],
		output: labels.shape ?? one,
		...labels.answer,
		...rest,
	});
}

const UPDATES = 'updateFields';

/**
 * Changes some fields of one of a resource.
 *
 * @param own `clearable`: fields that may be emptied
 */
export function updateOf(
	path: AccountPath,
	labels: ResourceLabels,
	own: Writing & { clearable?: readonly Field[] },
): Operation {
	const { optional, clearable = [], checks = [], note = '', ...rest } = own;
	const nulls = clearable.length > 0 ? "A field to clear is sent as null, as in v1's family." : '';
	const clearing = clearable.length > 0 ? [fieldsToClear(clearable, UPDATES)] : [];
	const clear = clearing.map(({ field }) => field);
	return operationAt(path, {
		value: 'update',
		name: 'Update',
		action: `Update ${bare(labels)}`,
		description: `Change some fields of ${labels.one} and leave the others as they are`,
		fields: [collection('Update Fields', UPDATES, [...optional, ...clear, extraFields()])],
		checks: [...clearing.map(({ check }) => check), requireChanges, ...checks],
		output: labels.shape ?? one,
		...labels.answer,
		note: `${note} ${nulls}`.trim() || undefined,
		...rest,
	});
}

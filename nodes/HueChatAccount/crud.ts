import type { INodeProperties } from 'n8n-workflow';

import { demandsChange } from '../shared/fields/demandsChange';
import { listEntries } from '../shared/fields/pagedList';
import { returnAllOrLimit } from '../shared/fields/returnAll';
import type { Check, OperationPolicy } from '../shared/operation/operationPolicy';
import type { Operation } from '../shared/operation/operation';
import { collection, furtherFields } from './fields';
import type { FreeObject } from './fields';
import { idempotencyKey } from './idempotency';
import { operationAt } from './operation';
import type { AccountSpec } from './operation';
import type { AccountPath } from './paths';
import { numberedPages } from './paging';
import { one } from './shapes';

/** What a resource is called in sentences. */
export interface Thing {
	/** With its article, such as `a contact`. */
	one: string;
	many: string;
}

/** A list of a resource. */
export function getAllOf(
	path: AccountPath,
	{ many }: Thing,
	own: { pages?: OperationPolicy['pages']; filters?: INodeProperties[] } & Pick<
		AccountSpec,
		'checks' | 'note' | 'reads'
	> = {},
): Operation {
	const { filters, ...rest } = own;
	return operationAt(path, {
		value: 'getAll',
		name: 'Get Many',
		action: `Get many ${many}`,
		description: `List the ${many}`,
		fields: [...returnAllOrLimit, ...(filters ? [collection('Filters', 'filters', filters)] : [])],
		output: [listEntries],
		...rest,
	});
}

/** The same for a list that comes in pages. */
export const getPagesOf: typeof getAllOf = (path, thing, own) =>
	getAllOf(path, thing, { pages: numberedPages, ...own });

/** One of a resource, by its id. */
export function getOf(path: AccountPath, thing: Thing): Operation {
	return operationAt(path, {
		value: 'get',
		name: 'Get',
		action: `Get ${thing.one}`,
		description: `Get ${thing.one} by its ID`,
		fields: [],
		output: [one],
	});
}

/** Takes one of a resource away. */
export function deleteOf(path: AccountPath, thing: Thing): Operation {
	return operationAt(path, {
		value: 'delete',
		name: 'Delete',
		action: `Delete ${thing.one}`,
		description: `Delete ${thing.one} for good`,
		fields: [],
		output: [one],
	});
}

/** What creating and changing a resource have in common. */
export interface Writing extends Pick<AccountSpec, 'compact' | 'dryRun' | 'note'> {
	/** Fields that stand in the collection. */
	optional: INodeProperties[];
	/** A free object in the collection; the newer resources have one of fields that nobody documents. */
	free?: FreeObject;
	checks?: readonly Check[];
	reads?: readonly string[];
}

function writing(path: AccountPath, name: string, { optional, free, checks = [], reads = [] }: Writing) {
	const object = free ?? (path.version === 'v2' ? furtherFields : undefined);
	const title = name === 'updateFields' ? 'Update Fields' : 'Additional Fields';
	return {
		collected: collection(title, name, [...optional, ...(object?.fields ?? [])]),
		reads: [...reads, ...(object?.reads(name) ?? [])],
		// The free object comes last: what the node's own fields say is not to be overwritten.
		checks: [...checks, ...(object ? [object.check(name)] : [])],
	};
}

/** Creates one of a resource. */
export function createOf(
	path: AccountPath,
	thing: Thing,
	own: Writing & { required: INodeProperties[] },
): Operation {
	const { collected, reads, checks } = writing(path, 'additionalFields', own);
	return operationAt(path, {
		value: 'create',
		name: 'Create',
		action: `Create ${thing.one}`,
		description: `Create ${thing.one}`,
		note: own.note,
		compact: own.compact,
		dryRun: own.dryRun,
		fields: [...own.required.map((field) => ({ ...field, required: true })), collected],
		reads,
		checks: [...checks, idempotencyKey],
		output: [one],
	});
}

/** Changes some fields of one of a resource. */
export function updateOf(path: AccountPath, thing: Thing, own: Writing): Operation {
	const { collected, reads, checks } = writing(path, 'updateFields', own);
	return operationAt(path, {
		value: 'update',
		name: 'Update',
		action: `Update ${thing.one}`,
		description: `Change some fields of ${thing.one} and leave the others as they are`,
		note: own.note,
		compact: own.compact,
		dryRun: own.dryRun,
		fields: [collected],
		reads,
		checks: [...checks, demandsChange],
		output: [one],
	});
}

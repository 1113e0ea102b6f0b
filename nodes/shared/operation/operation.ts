import type {
	INodeProperties,
	INodePropertyOptions,
	INodePropertyRouting,
	PostReceiveAction,
} from 'n8n-workflow';

import { declarative } from './declarative';
import type { Check, OperationPolicy } from './operationPolicy';
import type { Platform } from '../transport/platform';
import type { Effect } from '../transport/response/decide';
import { DRY_RUN_PARAMETER } from '../fields/dryRun';
import { chosenOnly } from '../fields/chosen';
import { requiredChecks } from '../fields/required';
import { unknownOperation } from './unknownOperation';
import { deliveryOptions } from '../fields/deliveryOptions';
import { mergedFields } from '../fields/merged';

/** Where an operation's request comes from, and how certain that is. */
export interface Source {
	/** The document, such as `seed 000` or `help.dmchamp.com/contacts`. */
	document: string;
	/**
	 * - `documented`: a seed document shows or states the request.
	 * - `vendor page`: a public page of the vendor does.
	 * - `by convention`: no document shows it; it follows the conventions that the documents state.
	 */
	certainty: 'documented' | 'vendor page' | 'by convention';
	/** What the document leaves open or contradicts, and how that was decided. */
	note?: string;
}

/** One operation as its file writes it. */
export interface OperationSpec {
	/** n8n's value, such as `upsert`. */
	value: string;
	/** Title Case, as the picker shows it. */
	name: string;
	/** Sentence case, as n8n's node creator shows it. */
	action: string;
	description: string;
	source: Source;
	/** What repeating the request would do. */
	effect: Effect;
	/** Method and address relative to the base URL; path segments from parameters are encoded. */
	request: { method: 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT'; url: string };
	/** The fields in the order in which the user sees them; each says where its value goes. */
	fields: INodeProperties[];
	/** Parameters that a check or an output step reads by itself; all others say where they go. */
	reads?: readonly string[];
	/** Looks at the gathered request before anything leaves; required fields are checked anyway. */
	checks?: readonly Check[];
	/** Objects in the body whose empty fields are left out as well. */
	compact?: readonly string[];
	/** Fields of the body that are sent even when they are empty, because the document has them. */
	keep?: readonly string[];
	/** For a send to many: adds the option that shows the request instead of sending it. */
	dryRun?: boolean;
	recipient?: OperationPolicy['recipient'];
	/** For a list that comes in pages. */
	pages?: OperationPolicy['pages'];
	encode?: OperationPolicy['encode'];
	accepts?: OperationPolicy['accepts'];
	complete?: OperationPolicy['complete'];
	/** n8n's post-receive steps for a successful answer; lists are split into items before. */
	output?: PostReceiveAction[];
	/** Further request options, such as `encoding` for a file. */
	requestOptions?: Partial<NonNullable<INodePropertyRouting['request']>>;
}

/** One operation, ready for a node's description and for the pages made from it. */
export interface Operation extends OperationSpec {
	/** For the operation picker. */
	option: INodePropertyOptions;
	policy: OperationPolicy;
}

/**
 * Binds operations to a platform: makes n8n's option out of what an operation's file says, with
 * Delivery as the only way out.
 *
 * @param platform the vendor's data
 */
export function operationsOf(platform: Platform) {
	return (spec: OperationSpec): Operation => {
		const policy: OperationPolicy = {
			platform,
			effect: spec.effect,
			route: `${spec.request.method} ${spec.request.url}`,
			checks: [...chosenOnly(spec.fields), ...requiredChecks(spec.fields), ...(spec.checks ?? [])],
			compact: spec.compact,
			keep: spec.keep,
			dryRun: spec.dryRun,
			recipient: spec.recipient,
			pages: spec.pages,
			encode: spec.encode,
			accepts: spec.accepts,
			complete: spec.complete,
		};
		const option: INodePropertyOptions = {
			name: spec.name,
			value: spec.value,
			action: spec.action,
			description: spec.description,
			routing: {
				request: { ...spec.request, ...spec.requestOptions },
				send: { paginate: true },
				operations: { pagination: declarative(policy) },
				output: spec.output ? { postReceive: spec.output } : undefined,
			},
		};
		const reads = spec.dryRun ? [...(spec.reads ?? []), DRY_RUN_PARAMETER] : spec.reads;
		return { ...spec, reads, option, policy };
	};
}

/** One resource: its operations and all their fields. */
export interface Resource {
	/** n8n's value, such as `contact`. */
	value: string;
	/** Title Case. */
	name: string;
	description?: string;
	operations: readonly Operation[];
	/** The operation picker. */
	picker: INodeProperties;
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name);

/**
 * Puts the operations of a resource together.
 *
 * @param value n8n's value of the resource
 * @param name as the resource picker shows it
 * @param operations in any order; the picker sorts them by name
 */
export function resource(
	value: string,
	name: string,
	operations: readonly Operation[],
): Resource {
	const sorted = [...operations].sort(byName);
	const [{ value: first }] = sorted;
	const picker: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: sorted.map((operation) => operation.option),
		default: first,
	};
	return { value, name, operations: sorted, picker };
}

/**
 * The `properties` of a node: the resource picker, the operation pickers, then the fields of all
 * operations, each shown where it belongs.
 *
 * @param resources in any order
 */
export function propertiesOf(resources: readonly Resource[]): INodeProperties[] {
	const sorted = [...resources].sort(byName);
	const [{ value: first, operations }] = sorted;
	const picker: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: sorted.map(({ name, value }) => ({ name, value })),
		default: first,
		routing: unknownOperation(operations[0].policy.platform),
	};
	const fields = sorted.flatMap(({ value, operations }) =>
		operations.map((operation) => ({
			resource: value,
			operation: operation.value,
			fields: deliveryOptions(operation),
		})),
	);
	return [picker, ...sorted.map((each) => each.picker), ...mergedFields(fields)];
}

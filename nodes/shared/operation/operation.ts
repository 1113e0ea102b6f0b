import type {
	IExecuteFunctions,
	IExecutePaginationFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import type { Platform } from '../transport';
import { formOf, nodeSettingsOf } from './describe';
import { executeOperation, executeRouted } from './executor';
import { withGeneralOptions } from './generalOptions';
import { agentSwitch } from './risk';
import { withSimplify } from './simplify';
import type { Operation, OperationSpec } from './spec';
import { unknownOperation } from './unknownOperation';

/**
 * Binds operations to a platform: makes n8n's option out of what an operation's file says. Its routing
 * holds the request for people and tools that read descriptions, and n8n's second door to the executor.
 *
 * @param platform the vendor's data
 */
export function operationsOf(platform: Platform) {
	return (spec: OperationSpec): Operation => {
		const operation: Operation = {
			...spec,
			platform,
			fields: withGeneralOptions({
				...spec,
				fields: [...withSimplify(spec.fields, spec), ...agentSwitch(spec)],
			}),
			option: {
				name: spec.name,
				value: spec.value,
				action: spec.action,
				description: spec.description,
				...(spec.builderHint && { builderHint: { propertyHint: spec.builderHint } }),
				routing: {
					request: { ...spec.request },
					send: { paginate: true },
					operations: {
						async pagination(this: IExecutePaginationFunctions) {
							return await executeRouted(this, operation);
						},
					},
				},
			},
		};
		return operation;
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
export function resource(value: string, name: string, operations: readonly Operation[]): Resource {
	const sorted = [...operations].sort(byName);
	const [{ value: first }] = sorted;
	const picker: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		description: 'What to do; the fields below depend on it',
		displayOptions: { show: { resource: [value] } },
		options: sorted.map((operation) => operation.option),
		default: first,
	};
	return { value, name, operations: sorted, picker };
}

/**
 * The `properties` of a node: the resource picker, the operation pickers, the notices and fields of all
 * operations, each shown where it belongs, then the node's settings.
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
		description: 'The kind of thing that this node reads, changes or sends',
		options: sorted.map(({ name, value }) => ({ name, value })),
		default: first,
		routing: unknownOperation(operations[0].platform),
	};
	const fields = sorted.flatMap(({ value, operations: all }) =>
		all.flatMap((operation) => formOf(operation, value)),
	);
	const settings = nodeSettingsOf(sorted.flatMap((each) => each.operations));
	return [picker, ...sorted.map((each) => each.picker), ...fields, ...settings];
}

type CustomOperation = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

/**
 * The `customOperations` of a node: n8n calls one once for all items, instead of its own routing.
 *
 * @returns by resource and operation
 */
export function customOperationsOf(
	resources: readonly Resource[],
): Record<string, Record<string, CustomOperation>> {
	const ofResource = ({ value, operations }: Resource) => {
		const entries = operations.map((operation): [string, CustomOperation] => [
			operation.value,
			async function (this: IExecuteFunctions) {
				return await executeOperation(this, operation);
			},
		]);
		return [value, Object.fromEntries(entries)];
	};
	return Object.fromEntries(resources.map(ofResource)) as Record<
		string,
		Record<string, CustomOperation>
	>;
}

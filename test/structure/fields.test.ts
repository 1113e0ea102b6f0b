import type { Resource } from '../../nodes/shared/operation';
import { platforms } from '../../scripts/registry';
import {
	collectsOptionalFields,
	fieldsKeepToDelivery,
	hasNoDeadField,
	namesInCamelCase,
	readsWhatIsThere,
	repeatsNoName,
	sendsNothingEmpty,
	showsFieldsRightly,
	sortsItsOptions,
	type FieldRule,
	type FieldSet,
} from './rules/fields';

const rules: FieldRule[] = [
	collectsOptionalFields,
	fieldsKeepToDelivery,
	hasNoDeadField,
	namesInCamelCase,
	readsWhatIsThere,
	repeatsNoName,
	sendsNothingEmpty,
	showsFieldsRightly,
	sortsItsOptions,
];

function setsOf({ value: resource, operations, properties }: Resource): FieldSet[] {
	return operations.map(({ value: operation, reads = [], compact = [] }) => {
		const fields = properties
			.slice(1)
			.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation));
		return { resource, operation, reads, compact, fields };
	});
}

describe.each(platforms())('$title', ({ resources, action }) => {
	const sets = resources
		.flatMap(setsOf)
		.map((set) => ({ ...set, id: `${set.resource}: ${set.operation}` }));

	it.each(sets)('$id has fields that keep the rules', (set) => {
		expect(set.fields.length).toBeGreaterThan(0);
		expect(rules.flatMap((rule) => rule(set))).toEqual([]);
	});

	it('shows each of these fields in the node, and no others', () => {
		const shown = action.node.description.properties.slice(1);
		expect(new Set(shown)).toEqual(new Set(resources.flatMap(({ properties }) => properties)));
	});

	it('sorts its resources and operations', () => {
		const pickers = action.node.description.properties.filter(({ name }) =>
			['resource', 'operation'].includes(name),
		);
		const fields = pickers.map((picker) => ({ ...picker, displayOptions: undefined }));
		const picked = { resource: '', operation: '', fields, reads: [], compact: [] };
		expect(pickers).toHaveLength(resources.length + 1);
		expect(sortsItsOptions(picked)).toEqual([]);
	});
});

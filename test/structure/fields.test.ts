import type { INodeProperties } from 'n8n-workflow';

import { deliveryOptions } from '../../nodes/shared/fields/deliveryOptions';
import type { Resource } from '../../nodes/shared/operation/operation';
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

function withoutPlace(field: INodeProperties): INodeProperties {
	const show = { ...field.displayOptions?.show };
	delete show.resource;
	delete show.operation;
	const others = { ...field.displayOptions, show };
	const isEmpty = Object.keys(show).length === 0 && others.hide === undefined;
	return { ...field, displayOptions: isEmpty ? undefined : others };
}

function shownFor(all: INodeProperties[], resource: string, operation: string): INodeProperties[] {
	return all.filter(({ displayOptions }) => {
		const { show } = displayOptions ?? {};
		return show?.operation?.includes(operation) && show.resource?.includes(resource);
	});
}

function setsOf({ value: resource, operations }: Resource, all: INodeProperties[]): FieldSet[] {
	return operations.map(({ value: operation, reads = [], compact = [] }) => {
		return { resource, operation, reads, compact, fields: shownFor(all, resource, operation) };
	});
}

describe.each(platforms())('$title', ({ resources, action }) => {
	const sets = resources
		.flatMap((resource) => setsOf(resource, action.node.description.properties))
		.map((set) => ({ ...set, id: `${set.resource}: ${set.operation}` }));

	it.each(sets)('$id has fields that keep the rules', (set) => {
		expect(set.fields.length).toBeGreaterThan(0);
		expect(rules.flatMap((rule) => rule(set))).toEqual([]);
	});

	it('shows for each operation its own fields in their order, and no others', () => {
		const wanted = resources.flatMap(({ value, operations }) =>
			operations.map((one) => [value, one.value, deliveryOptions(one).map(withoutPlace)]),
		);
		const shown = sets.map(({ resource, operation, fields }) => [
			...[resource, operation, fields.map(withoutPlace)],
		]);
		expect(shown).toEqual(wanted);
	});

	it('describes no field twice that could stand once', () => {
		const places = sets.reduce((sum, { fields }) => sum + fields.length, 0);
		const fields = new Set(sets.flatMap((set) => set.fields));
		expect(fields.size).toBeLessThan(places);
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

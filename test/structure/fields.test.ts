import type { INodeProperties } from 'n8n-workflow';

import type { Resource } from '../../nodes/shared/operation/operation';
import { formOf, nodeSettingsOf } from '../../nodes/shared/operation/describe';
import { MAX_WAIT } from '../../nodes/shared/operation/generalOptions';
import { requestOptions } from '../../nodes/shared/wait';
import { platforms } from '../../scripts/registry';
import type { FieldSet } from './rules/data';
import { unsorted } from './rules/description';
import { fieldRules } from './rules/fields';
import { parametersRead } from './rules/reads';

function shownFor(all: INodeProperties[], resource: string, operation: string): INodeProperties[] {
	return all.filter(({ displayOptions }) => {
		const { show } = displayOptions ?? {};
		return show?.operation?.includes(operation) && show.resource?.includes(resource);
	});
}

type Unread = Omit<FieldSet, 'read'> & { id: string };

function setsOf({ value: resource, operations }: Resource, all: INodeProperties[]): Unread[] {
	return operations.map((operation) => ({
		id: `${resource}: ${operation.value}`,
		resource,
		operation,
		described: shownFor(all, resource, operation.value),
	}));
}

describe.each(platforms())('$title', ({ resources, action }) => {
	const { properties } = action.node.description;
	const sets = resources.flatMap((resource) => setsOf(resource, properties));

	it.each(sets)('$id has fields that keep the rules', async (set) => {
		const read = await parametersRead(set.operation);
		expect(fieldRules.flatMap((rule) => rule({ ...set, read }))).toEqual([]);
	});

	it.each(sets)('$id shows its own fields in their order, and no others', (set) => {
		const { resource, operation, described } = set;
		expect(described).toEqual(formOf(operation, resource));
	});

	it('has nothing but pickers, fields of its operations and settings', () => {
		const others = properties.filter(
			(property) => !sets.some(({ described }) => described.includes(property)),
		);
		const pickers = ['resource', ...resources.map(() => 'operation')];
		const settings = nodeSettingsOf(sets.map(({ operation }) => operation));
		// Only where n8n adds none itself, which a test with n8n's own loader looks at.
		const declared = action.node.webhook === undefined ? [] : [requestOptions];
		expect(others.map(({ name }) => name)).toEqual([...pickers, MAX_WAIT, ...declared.map(({ name }) => name)]);
		expect(others.slice(pickers.length)).toEqual([...settings, ...declared]);
		expect(unsorted(others)).toEqual([]);
	});
});

import { platforms } from '../../scripts/registry';
import type { Resource } from '../../nodes/shared/operation/operation';
import { allFields } from './rules/data';
import {
	isLoaded,
	listedResources,
	methodFindings,
	modeFindings,
	namedResource,
	type Listed,
} from './rules/lists';

const all = platforms();

/** What a field is called by, where its name says less than the resource's. */
const ALIASES: Record<string, string> = {
	'hitlChat recipientNumber': 'conversation',
	'hueChatAccount assigneeId': 'agent',
};

/** Fields that seem to name something with a list and have none of their own, and why. */
const WAIVED: Record<string, string> = {
	'hueChat message': 'It is the text of a question, and names none.',
	'hueChatAccount message': 'It is the text of a first message, and names none.',
	'hueChatAccount messageId': 'Messages are not picked by name.',
};

const fieldsOf = (resources: readonly Resource[]) =>
	resources.flatMap(({ operations }) => operations.flatMap(({ fields }) => allFields(fields)));

describe.each(all)('$title', ({ name, resources, action }) => {
	const listed = listedResources(resources);
	const fields = fieldsOf(resources);

	it('offers a list for everything that one of its operations lists', () => {
		const missing = fields
			.map(({ field }): Listed => ({ field, resource: namedResource(name, field, listed, ALIASES) }))
			.filter(({ field, resource }) => resource !== undefined && !isLoaded(field))
			.map(({ field }) => `${name} ${field.property.name}`);
		const waived = Object.keys(WAIVED).filter((id) => id.startsWith(`${name} `));
		expect([...new Set(missing)].sort()).toEqual(waived);
	});

	it('has a method behind every list and form, and no other', () => {
		expect(methodFindings(fields, action.node.methods ?? {})).toEqual([]);
	});

	it('begins with the list, says what helps while it is slow, and checks ids by hand', () => {
		expect(fields.flatMap(({ field, path }) => modeFindings(field, path))).toEqual([]);
	});
});

it('knows other names only of fields that are there', () => {
	const there = all.flatMap(({ name, resources }) =>
		fieldsOf(resources).map(({ field }) => `${name} ${field.property.name}`),
	);
	expect(Object.keys(ALIASES).filter((id) => !there.includes(id))).toEqual([]);
});

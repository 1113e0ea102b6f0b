import { inBody, textList } from '../shared/fields';
import type { Field } from '../shared/fields';
import type { Operation, ReadFirst } from '../shared/operation';
import { operationAt } from './operation';
import { labelsOutput } from './outputs/v1';
import type { AccountPath } from './paths';
import { labels as shape, labelsIn } from './shapes';

const field = (description: string): Field =>
	textList({
		displayName: 'Label Names or IDs',
		name: 'labels',
		required: true,
		loadOptionsMethod: 'getLabels',
		description: `${description}. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
		to: inBody('labels'),
	});

/** The family keeps titles in lower case. */
const same = (title: string) => (other: string) =>
	other.toLowerCase() === title.toLowerCase();

/** The family has no call that adds or removes one: the labels are read, and set anew where they change. */
const changed = (change: (held: string[], named: string[]) => string[]): ReadFirst => ({
	what: 'labels',
	read: ({ url }) => ({ method: 'GET', url }),
	heldIn: ({ body }) => labelsIn(body),
	complete(request, held) {
		const { labels: named } = request.body as { labels: string[] };
		const next = change(held, named);
		if (next.length === held.length) return [{ json: { labels: held } }];
		return { ...request, body: { labels: next } };
	},
});

const added = changed((held, named) =>
	named.reduce((all, title) => (all.some(same(title)) ? all : [...all, title]), held),
);

const removed = changed((held, named) =>
	held.filter((title) => !named.some(same(title))),
);

const NOTE =
	'The family has no call for single labels: they are read, then the whole set is replaced, if it changes. A change that somebody else makes in between is lost.';

/**
 * What can be done with the labels of a resource.
 *
 * @param paths where they are read and replaced
 * @param one the resource with its article, such as `a contact`
 */
export function labelOperations(
	paths: { getLabels: AccountPath; setLabels: AccountPath },
	one: string,
): Operation[] {
	const bare = one.replace(/^an? /, '');
	const own = { output: shape, ...labelsOutput };
	return [
		operationAt(paths.getLabels, {
			value: 'getLabels',
			name: 'Get Labels',
			action: `Get labels of ${bare}`,
			description: `Get the titles of all labels of ${one}`,
			fields: [],
			...own,
		}),
		operationAt(paths.setLabels, {
			value: 'setLabels',
			name: 'Set Labels',
			action: `Replace all labels of ${bare}`,
			description: `Replace all labels of ${one}: those that are not named are removed`,
			builderHint:
				'Removes every label that is not named. To keep the others, use Add Labels or Remove Labels instead.',
			note: 'In the family this replaces the whole set. An empty one is refused: Remove Labels says which should go.',
			fields: [field('The titles of all labels that it should have')],
			...own,
		}),
		operationAt(paths.setLabels, {
			value: 'addLabels',
			name: 'Add Labels',
			action: `Add labels to ${bare}`,
			description: `Add labels to ${one} and keep those that it has`,
			note: NOTE,
			fields: [field('The titles of the labels to add')],
			readFirst: added,
			...own,
		}),
		operationAt(paths.setLabels, {
			value: 'removeLabels',
			name: 'Remove Labels',
			action: `Remove labels from ${bare}`,
			description: `Remove labels from ${one} and keep the others`,
			note: `${NOTE} Removing the last one sends an empty set.`,
			fields: [field('The titles of the labels to remove')],
			readFirst: removed,
			...own,
		}),
	];
}

import type { INodeProperties } from 'n8n-workflow';

import { withInner } from './description';

// What a notice says is its label; what is hidden or chosen nowhere is read by nobody.
const SILENT = ['notice', 'hidden', 'callout', 'button'];

const FILLERS = new Set(
	'a an and are as at be by for from in is it its of on one or that the this to what which who with'.split(' '),
);

const wordsOf = (text: string) =>
	(text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => word.replace(/(?<=\w{3})s$/, ''));

/** How many words a description needs that its label does not have, to say anything. */
const FEWEST_NEW = 2;

function wordingOf({ displayName, name, type, description }: INodeProperties): string[] {
	if (description === undefined || description.trim() === '') {
		return [`${displayName} (${name}) has no description`];
	}
	const label = new Set(wordsOf(displayName));
	const isNew = (word: string) => !label.has(word) && !FILLERS.has(word);
	const findings: string[] = [];
	if (new Set(wordsOf(description).filter(isNew)).size < FEWEST_NEW) {
		findings.push(`${displayName} (${name}) has a description that only echoes its label`);
	}
	if (type === 'boolean' && !description.startsWith('Whether ')) {
		findings.push(`${displayName} (${name}) is a yes or no and does not begin with Whether`);
	}
	return findings;
}

/** Every parameter says what to put in: it is all that a model reads, and what people see on the label. */
export const undescribed = (properties: readonly INodeProperties[]): string[] => [
	...new Set(
		properties
			.flatMap(withInner)
			.filter(({ type }) => !SILENT.includes(type))
			.flatMap(wordingOf),
	),
];

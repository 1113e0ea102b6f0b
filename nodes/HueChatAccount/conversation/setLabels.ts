import { inBody, textList } from '../../shared/fields';
import { operationAt } from '../operation';
import { paths } from '../paths';
import { labels } from '../shapes';
import { labelsOutput } from '../outputs/v1';

export const setLabels = operationAt(paths.conversation.setLabels, {
	value: 'setLabels',
	name: 'Set Labels',
	action: 'Replace all labels of conversation',
	description: 'Replace all labels of a conversation: those that are not named are removed',
	builderHint: 'Removes every label that is not named. To keep the others, add or remove single labels instead.',
	note: 'In the family this replaces the whole set; what an empty one would do is not stated, so it is refused.',
	fields: [
		textList({
			displayName: 'Labels',
			name: 'labels',
			required: true,
			placeholder: 'e.g. vip, billing',
			description:
				'The titles of all labels that the conversation should have, comma-separated or as a list',
			to: inBody('labels'),
		}),
	],
	output: labels,
	...labelsOutput,
});

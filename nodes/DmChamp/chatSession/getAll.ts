import { filters, flag, inQuery, integer } from '../../shared/fields';
import { operation } from '../platform';
import { askForAll, sessionLimit, status } from './fields';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many recent chat sessions',
	description: 'List the chat sessions of the last hours, whoever the contact is',
	source: {
		document: 'help.dmchamp.com/api/chat-sessions',
		certainty: 'vendor page',
		note: 'The values of status and the place of the list in the reply were not visible: a single list comes out entry by entry. Return All asks for 10,000.',
	},
	effect: 'read',
	request: { method: 'GET', url: '/chat-sessions/recent' },
	fields: [
		integer({
			displayName: 'Hours',
			name: 'hours',
			required: true,
			min: 1,
			default: 24,
			description: 'How many hours back to look, such as 24 for the last day',
			to: inQuery('hours'),
		}),
		...sessionLimit,
		filters([
			flag({
				displayName: 'Include Messages',
				name: 'includeMessages',
				default: true,
				description: 'Whether each session comes with its messages; the output becomes much larger',
				to: inQuery('includeMessages'),
			}),
			status,
		]),
	],
	checks: [askForAll],
	outputSchema: {},
});

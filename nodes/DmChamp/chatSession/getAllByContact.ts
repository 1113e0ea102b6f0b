import { filters, inPath } from '../../shared/fields';
import { contactId } from '../fields';
import { operation } from '../platform';
import { askForAll, sessionLimit, status } from './fields';

export const getAllByContact = operation({
	value: 'getAllByContact',
	name: 'Get Many by Contact',
	action: 'Get many chat sessions of contact',
	description: 'List the chat sessions of one contact',
	source: {
		document: 'help.dmchamp.com/api/chat-sessions',
		certainty: 'vendor page',
		note: 'The reply was not visible: a single list in it comes out entry by entry. Return All asks for 10,000.',
	},
	effect: 'read',
	request: { method: 'GET', url: '/chat-sessions/:contactId' },
	fields: [contactId(inPath('contactId')), ...sessionLimit, filters([status])],
	checks: [askForAll],
	outputSchema: {},
});

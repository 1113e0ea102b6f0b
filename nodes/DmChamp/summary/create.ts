import { contactBy } from '../fields';
import { doneOutput } from '../outputs';
import { operation } from '../platform';

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Request summary of conversation with contact',
	description: "Request a summary of a contact's conversation",
	source: {
		document: 'help.dmchamp.com/summaries',
		certainty: 'vendor page',
		note: 'The answer says only that it was started; the summary comes later, by webhook for example.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/summaries' },
	fields: contactBy({ displayName: 'Find By', place: 'body' }),
	...doneOutput,
});

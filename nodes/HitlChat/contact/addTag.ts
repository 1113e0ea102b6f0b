import { InputError } from '../../shared/transport/errors/outcome';
import { textListAt } from '../../shared/fields/textList';
import { operation } from '../platform';
import { recipient, recipientIsPhone, recipientNumber } from '../recipient';

export const addTag = operation({
	value: 'addTag',
	name: 'Add Tag',
	action: 'Add a tag to a contact',
	description: 'Assign tags to a contact, which can start automations in HitlChat',
	source: {
		document: 'seed 000',
		certainty: 'documented',
		note: 'The same call as Create or Update. Whether tags that are not named stay is not stated; a contact that does not exist is presumably created.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/contacts' },
	fields: [
		recipientNumber,
		{
			displayName: 'Tags',
			name: 'tags',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. vip, newsletter',
			description: 'The tags to assign, with commas in between or as a list',
			routing: { send: { type: 'body', property: 'tags' } },
		},
	],
	checks: [
		recipientIsPhone,
		textListAt(['body', 'tags'], 'Tags'),
		({ body }) => {
			if ((body as { tags: string[] }).tags.length > 0) return;
			throw new InputError('Tags holds no tag', 'Give at least one tag.');
		},
	],
	recipient,
});

import type { INodeProperties } from 'n8n-workflow';

/** What can be said of a contact both when it is created and later. */
export const details: INodeProperties[] = [
	{
		displayName: 'Bot Active',
		name: 'isBotActive',
		type: 'boolean',
		default: true,
		description: 'Whether the bot answers this contact',
		routing: { send: { type: 'body', property: 'is_bot_active' } },
	},
	{
		displayName: 'Do Not Disturb',
		name: 'doNotDisturb',
		type: 'boolean',
		default: true,
		description: 'Whether the contact is to be left alone',
		routing: { send: { type: 'body', property: 'do_not_disturb' } },
	},
	{
		displayName: 'First Name',
		name: 'firstName',
		type: 'string',
		default: '',
		routing: { send: { type: 'body', property: 'firstName' } },
	},
	{
		displayName: 'Last Name',
		name: 'lastName',
		type: 'string',
		default: '',
		routing: { send: { type: 'body', property: 'lastName' } },
	},
];

/** The email address, where it is one detail among others. */
export const email: INodeProperties = {
	displayName: 'Email',
	name: 'email',
	type: 'string',
	placeholder: 'name@email.com',
	default: '',
	routing: { send: { type: 'body', property: 'email' } },
};

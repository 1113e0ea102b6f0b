import { InputError } from '../../shared/transport/errors/outcome';
import { operation } from '../platform';

export const invite = operation({
	value: 'invite',
	name: 'Invite',
	action: 'Invite an agency client',
	description: 'Invite a client into your agency by email',
	source: {
		document: 'seed 000',
		certainty: 'documented',
		note: 'Which fields are required is not stated; in the app the email is, the names are not (www.hitlchat.io/guides/agency-my-clients).',
	},
	effect: 'send',
	request: { method: 'POST', url: '/agency/invite-client' },
	fields: [
		{
			displayName: 'Email Address',
			name: 'emailAddress',
			type: 'string',
			placeholder: 'name@email.com',
			required: true,
			default: '',
			routing: { send: { type: 'body', property: 'email_address' } },
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				{
					displayName: 'First Name',
					name: 'firstName',
					type: 'string',
					default: '',
					routing: { send: { type: 'body', property: 'first_name' } },
				},
				{
					displayName: 'Last Name',
					name: 'lastName',
					type: 'string',
					default: '',
					routing: { send: { type: 'body', property: 'last_name' } },
				},
			],
		},
	],
	checks: [
		({ body }) => {
			const fields = body as { email_address: unknown };
			const email = String(fields.email_address).trim();
			if (!/^[^\s@]+@[^\s@]+$/.test(email)) {
				throw new InputError('Email Address is not an email address', 'Give one, such as a@b.com.');
			}
			fields.email_address = email;
		},
	],
});

import { collection, email, inBody, text } from '../../shared/fields';
import { operation } from '../platform';

export const invite = operation({
	value: 'invite',
	name: 'Invite',
	action: 'Invite agency client by email',
	description: 'Invite a client into your agency by email',
	source: {
		document: 'How to Use the HitlChat API',
		certainty: 'documented',
		note: 'Which fields are required is not stated; in the app the email is, the names are not (www.hitlchat.io/guides/agency-my-clients).',
	},
	effect: 'send',
	risk: 'access',
	request: { method: 'POST', url: '/agency/invite-client' },
	fields: [
		email({
			displayName: 'Email Address',
			name: 'emailAddress',
			required: true,
			description: 'Where HitlChat sends the invitation, such as client@example.com',
			to: inBody('email_address'),
		}),
		collection('Additional Fields', 'additionalFields', [
			text({
				displayName: 'First Name',
				name: 'firstName',
				placeholder: 'e.g. Sam',
				description: 'The given name of the client',
				to: inBody('first_name'),
			}),
			text({
				displayName: 'Last Name',
				name: 'lastName',
				placeholder: 'e.g. Lee',
				description: 'The family name of the client',
				to: inBody('last_name'),
			}),
		]),
	],
	outputSchema: {},
});

import type { INodeProperties } from 'n8n-workflow';

/**
 * The email address by which an agency's sub-account is known.
 *
 * @param place where the vendor reads it
 */
export function emailField(place: 'body' | 'query'): INodeProperties {
	return {
		displayName: 'Email',
		name: 'email',
		type: 'string',
		placeholder: 'name@email.com',
		required: true,
		default: '',
		description: "The sub-account's email address",
		routing: { send: { type: place, property: 'email' } },
	};
}

import { emailAt } from '../../shared/fields/email';
import { operation } from '../platform';
import { emailField } from './emailField';

export const remove = operation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete a sub account',
	description: "Delete one of the agency's sub-accounts for good (agencies only)",
	source: { document: 'help.dmchamp.com/subaccounts', certainty: 'vendor page' },
	effect: 'send',
	request: { method: 'DELETE', url: '/subaccounts' },
	fields: [emailField('query')],
	checks: [emailAt(['qs', 'email'], 'Email')],
	output: [
		async (_items, { body }) => {
			const { message } = (body ?? {}) as { message?: string };
			return [{ json: { deleted: true, message: message ?? null } }];
		},
	],
});

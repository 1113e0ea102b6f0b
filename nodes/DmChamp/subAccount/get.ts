import { emailAt } from '../../shared/fields/email';
import { operation } from '../platform';
import { insideData } from '../shapes';
import { emailField } from './emailField';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get a sub account',
	description: "Find one of the agency's sub-accounts, with its credits (agencies only)",
	source: { document: 'help.dmchamp.com/subaccounts', certainty: 'vendor page' },
	effect: 'read',
	request: { method: 'GET', url: '/subaccounts' },
	fields: [emailField('query')],
	checks: [emailAt(['qs', 'email'], 'Email')],
	output: [insideData],
});

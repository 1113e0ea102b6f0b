import { amount, collection, flag, inBody, text } from '../../shared/fields';
import type { Field } from '../../shared/fields';
import { operation } from '../platform';
import { insideData } from '../shapes';
import { accountEmail } from './accountEmail';

/** A line of the profile, under the vendor's name for it. */
const line = (displayName: string, name: string, property: string, required = false): Field =>
	text({ displayName, name, required, to: inBody(property) });

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create a sub account',
	description: 'Create a sub-account of the agency with its credits (agencies only)',
	source: {
		document: 'help.dmchamp.com/subaccounts',
		certainty: 'vendor page',
		note: 'If the agency does not have enough credits, the answer is HTTP 400.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/subaccounts' },
	fields: [
		accountEmail(inBody('email')),
		line('First Name', 'firstName', 'first_name', true),
		line('Last Name', 'lastName', 'last_name', true),
		amount({
			displayName: 'Monthly Credits',
			name: 'monthlyCredits',
			min: 0,
			description: 'Credits that the sub-account receives every month',
			to: inBody('usage_limits.monthly_credits'),
		}),
		amount({
			displayName: 'Credits',
			name: 'credits',
			min: 0,
			description: 'Credits that the sub-account receives once, now',
			to: inBody('usage_limits.credits'),
		}),
		flag({
			displayName: 'Roll Over to Next Month',
			name: 'rollOverToNextMonth',
			description: 'Whether unused credits are kept when the month ends',
			to: inBody('usage_limits.roll_over_to_next_month'),
		}),
		collection('Additional Fields', 'additionalFields', [
			line('Address', 'addressLine', 'address_line'),
			line('Business Name', 'businessName', 'business_name'),
			line('City', 'city', 'city'),
			line('Country', 'country', 'country'),
			line('Description', 'description', 'description'),
			line('Language', 'language', 'language'),
			line('Postal Code', 'postalCode', 'postal_code'),
			line('State', 'state', 'state'),
			line('Time Zone', 'timeZoneId', 'time_zone_id'),
		]),
	],
	output: insideData,
});

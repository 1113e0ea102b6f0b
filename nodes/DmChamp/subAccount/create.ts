import type { INodeProperties } from 'n8n-workflow';

import { emailAt } from '../../shared/fields/email';
import { amountAt } from '../fields';
import { operation } from '../platform';
import { insideData } from '../shapes';
import { emailField } from './emailField';

const field = (displayName: string, name: string, property: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	routing: { send: { type: 'body', property } },
});

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create a sub account',
	description: 'Create a sub-account of the agency with its credits (agencies only)',
	source: {
		document: 'help.dmchamp.com/subaccounts',
		certainty: 'vendor page',
		note: 'Not enough credits of the agency is HTTP 400.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/subaccounts' },
	fields: [
		emailField('body'),
		{ ...field('First Name', 'firstName', 'first_name'), required: true },
		{ ...field('Last Name', 'lastName', 'last_name'), required: true },
		{
			displayName: 'Monthly Credits',
			name: 'monthlyCredits',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'Credits that the sub-account gets every month',
			routing: { send: { type: 'body', property: 'usage_limits.monthly_credits' } },
		},
		{
			displayName: 'Credits',
			name: 'credits',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: 'Credits that the sub-account gets once, now',
			routing: { send: { type: 'body', property: 'usage_limits.credits' } },
		},
		{
			displayName: 'Roll Over to Next Month',
			name: 'rollOverToNextMonth',
			type: 'boolean',
			default: false,
			description: 'Whether credits that are left stay when the month ends',
			routing: { send: { type: 'body', property: 'usage_limits.roll_over_to_next_month' } },
		},
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: [
				field('Address', 'addressLine', 'address_line'),
				field('Business Name', 'businessName', 'business_name'),
				field('City', 'city', 'city'),
				field('Country', 'country', 'country'),
				field('Description', 'description', 'description'),
				field('Language', 'language', 'language'),
				field('Postal Code', 'postalCode', 'postal_code'),
				field('State', 'state', 'state'),
				field('Time Zone', 'timeZoneId', 'time_zone_id'),
			],
		},
	],
	checks: [
		emailAt(['body', 'email'], 'Email'),
		amountAt(['body', 'usage_limits', 'monthly_credits'], 'Monthly Credits'),
		amountAt(['body', 'usage_limits', 'credits'], 'Credits'),
	],
	compact: ['usage_limits'],
	output: [insideData],
});

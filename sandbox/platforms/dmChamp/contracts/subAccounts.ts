import { z } from 'zod';
import { contract } from '../../../platform';
import { email, shownOn, statedIn, text } from './parts';

export const grantBody = z.strictObject({
	email,
	amount: z.number().positive(),
	description: text.optional(),
});

export const grantCredits = contract({
	method: 'POST',
	path: '/subaccounts/credits',
	// The guide: in this header, and not in the query. The query schema refuses it there.
	keyPlaces: [{ in: 'header', name: 'x-api-key' }],
	body: grantBody,
	...statedIn('Grant Credits to a Sub-Account'),
	documentedExample: {
		email: 'client@example.com',
		amount: 500,
		description: 'Auto-recharge via webhook',
	},
});

export const getSubAccount = contract({
	method: 'GET',
	path: '/subaccounts',
	query: z.strictObject({ email }),
	...shownOn('help.dmchamp.com/subaccounts'),
});

const profile = {
	business_name: text.optional(),
	description: text.optional(),
	address_line: text.optional(),
	city: text.optional(),
	country: text.optional(),
	postal_code: text.optional(),
	state: text.optional(),
	time_zone_id: text.optional(),
	language: text.optional(),
};

export const createSubAccount = contract({
	method: 'POST',
	path: '/subaccounts',
	body: z.strictObject({
		email,
		first_name: text,
		last_name: text,
		usage_limits: z.strictObject({
			monthly_credits: z.number().min(0),
			credits: z.number().min(0),
			roll_over_to_next_month: z.boolean(),
		}),
		...profile,
	}),
	...shownOn('help.dmchamp.com/subaccounts'),
});

export const deleteSubAccount = contract({
	method: 'DELETE',
	path: '/subaccounts',
	query: z.strictObject({ email }),
	...shownOn('help.dmchamp.com/subaccounts'),
});

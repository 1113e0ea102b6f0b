import { amount, collection, flag, inBody, text } from '../../shared/fields';
import type { Field, FieldOptions } from '../../shared/fields';
import { agenciesOnly } from '../notices';
import { subAccountOutput } from '../outputs';
import { operation } from '../platform';
import { insideData } from '../shapes';
import { accountEmail } from './accountEmail';

type Line = Pick<FieldOptions, 'description' | 'name' | 'placeholder' | 'required'>;

/** A line of the profile, under the vendor's name for it. */
const line = (displayName: string, property: string, own: Line): Field =>
	text({ displayName, to: inBody(property), ...own });

export const create = operation({
	value: 'create',
	name: 'Create',
	action: 'Create sub account with credits',
	description: 'Create a sub-account of the agency with its credits (agencies only)',
	notices: [agenciesOnly],
	source: {
		document: 'help.dmchamp.com/subaccounts',
		certainty: 'vendor page',
		note: 'If the agency does not have enough credits, the answer is HTTP 400.',
	},
	effect: 'send',
	risk: 'credits',
	request: { method: 'POST', url: '/subaccounts' },
	fields: [
		accountEmail(inBody('email')),
		line('First Name', 'first_name', {
			name: 'firstName',
			required: true,
			placeholder: 'e.g. Sam',
			description: 'The given name of the person who owns the sub-account',
		}),
		line('Last Name', 'last_name', {
			name: 'lastName',
			required: true,
			placeholder: 'e.g. Lee',
			description: 'The family name of the person who owns the sub-account',
		}),
		amount({
			displayName: 'Monthly Credits',
			name: 'monthlyCredits',
			min: 0,
			description: 'How many credits the sub-account receives every month, such as 1000; 0 for none',
			to: inBody('usage_limits.monthly_credits'),
		}),
		amount({
			displayName: 'Credits',
			name: 'credits',
			min: 0,
			description: 'How many credits the sub-account receives once, now; they are taken from those of the agency',
			to: inBody('usage_limits.credits'),
		}),
		flag({
			displayName: 'Roll Over to Next Month',
			name: 'rollOverToNextMonth',
			description: 'Whether credits that were not used are kept when the month ends',
			to: inBody('usage_limits.roll_over_to_next_month'),
		}),
		collection('Additional Fields', 'additionalFields', [
			line('Address', 'address_line', {
				name: 'addressLine',
				placeholder: 'e.g. 12 High Street',
				description: 'Street and number of the business',
			}),
			line('Business Name', 'business_name', {
				name: 'businessName',
				description: 'What the business of the client is called',
			}),
			line('City', 'city', { name: 'city', description: 'Where the business has its seat' }),
			line('Country', 'country', {
				name: 'country',
				placeholder: 'e.g. United Kingdom',
				description: 'The country of the business, spelled as DM Champ does',
			}),
			line('Description', 'description', {
				name: 'description',
				description: 'What the business does, in a sentence or two',
			}),
			line('Language', 'language', {
				name: 'language',
				placeholder: 'e.g. en',
				description: 'The language of the sub-account, spelled as DM Champ does',
			}),
			line('Postal Code', 'postal_code', {
				name: 'postalCode',
				description: 'The postcode or ZIP code of the business',
			}),
			line('State', 'state', {
				name: 'state',
				description: 'The federal state, province or county of the business',
			}),
			line('Time Zone', 'time_zone_id', {
				name: 'timeZoneId',
				placeholder: 'e.g. Europe/London',
				description: 'The IANA name of the time zone in which the business works',
			}),
		]),
	],
	output: insideData,
	...subAccountOutput,
});

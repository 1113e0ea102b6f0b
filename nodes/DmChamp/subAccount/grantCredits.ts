import type { IDataObject } from 'n8n-workflow';

import { amount, collection, id, inBody, isBlank, text } from '../../shared/fields';
import { itemsOf } from '../../shared/operation';
import { agenciesOnly } from '../notices';
import { operation } from '../platform';
import { accountEmail } from './accountEmail';
import { grantOnce } from './grantOnce';

/** What an answer tells of a grant, as one object: a text is a message, a list of one is its entry. */
function toldIn(body: unknown): IDataObject {
	const [first, ...others] = isBlank(body) ? [{ json: {} }] : itemsOf(body);
	return others.length > 0 || first === undefined ? { value: body as IDataObject['value'] } : first.json;
}

export const grantCredits = operation({
	value: 'grantCredits',
	name: 'Grant Credits',
	action: 'Grant credits to sub account once per idempotency key',
	description: 'Add credits to a sub-account, once for each idempotency key (agencies only)',
	notices: [agenciesOnly],
	builderHint:
		'Needs an idempotency key that stays the same for the same payment, such as idempotency_key of the auto-recharge event of the DM Champ Trigger. Never make a random one.',
	source: {
		document: 'API Access guide',
		certainty: 'documented',
		note: "The key goes as header x-api-key and not in the query, as the guide says; others were seen to send it in the query. The guide asks the caller to remember the auto-recharge webhook's idempotency_key: the node does, in n8n's database, before the request leaves.",
	},
	effect: 'send',
	risk: 'credits',
	request: { method: 'POST', url: '/subaccounts/credits' },
	fields: [
		accountEmail(inBody('email')),
		amount({
			displayName: 'Amount',
			name: 'amount',
			required: true,
			min: 0,
			exclusive: true,
			description: 'How many credits to add, such as 500',
			to: inBody('amount'),
		}),
		id({
			displayName: 'Idempotency Key',
			name: 'idempotencyKey',
			required: true,
			default: '={{ $json.idempotency_key }}',
			description:
				'What names this grant and no other: credits are granted once per key. The auto-recharge webhook delivers the key; for other grants make one up, such as the number of the invoice.',
		}),
		collection('Options', 'options', [
			id({
				displayName: 'Confirm Resend of Key',
				name: 'confirmResendOfKey',
				description:
					'The idempotency key of a grant whose outcome is unknown, after you have checked in DM Champ that the credits did not arrive. It allows that grant to be sent once more.',
			}),
			text({
				displayName: 'Description',
				name: 'description',
				placeholder: 'e.g. Invoice 2026-118',
				description: "Why the credits were added; shown in the sub-account's credit history",
				to: inBody('description'),
			}),
		]),
	],
	output: ({ body }, { values }) => [
		{
			json: {
				alreadyGranted: false,
				idempotency_key: values.idempotencyKey as string,
				email: values.email as string,
				amount: values.amount as number,
				...toldIn(body),
			},
		},
	],
	once: grantOnce,
	// The first grant that fails leaves the rest untouched.
	oneAtATime: true,
	outputSchema: {
		alreadyGranted: 'boolean',
		idempotency_key: 'string',
		email: 'string',
		amount: 'number',
		'success?': 'boolean',
		'sub_account_id?': 'string',
		'credits_added?': 'number',
		'new_balance?': 'number',
	},
});

import { InputError } from '../../shared/transport/errors/outcome';
import { operation } from '../platform';
import { emailField } from './emailField';

/** Where n8n cannot keep the record of what was granted. */
const refuse = () => {
	throw new InputError(
		'Credits cannot be granted here: this way of calling a tool keeps no record of grants',
		'Nothing was sent. Put the DM Champ node into the workflow itself, or use a current AI Agent node (version 3 or later).',
	);
};

export const grantCredits = operation({
	value: 'grantCredits',
	name: 'Grant Credits',
	action: 'Grant credits to a sub account',
	description: 'Add credits to a sub-account, once for each idempotency key (agencies only)',
	source: {
		document: 'seed 001',
		certainty: 'documented',
		note: "The key goes as header x-api-key and not in the query, as the guide says; others were seen to send it in the query. The guide asks the caller to remember the auto-recharge webhook's idempotency_key: the node does, in n8n's database, before the request leaves.",
	},
	effect: 'send',
	request: { method: 'POST', url: '/subaccounts/credits' },
	reads: ['email', 'amount', 'idempotencyKey', 'description', 'releaseKey'],
	fields: [
		{ ...emailField('body'), routing: undefined },
		{
			displayName: 'Amount',
			name: 'amount',
			type: 'number',
			typeOptions: { minValue: 0 },
			required: true,
			default: 0,
			description: 'How many credits to add',
		},
		{
			displayName: 'Idempotency Key',
			name: 'idempotencyKey',
			type: 'string',
			required: true,
			default: '={{ $json.idempotency_key }}',
			description:
				'Names this grant: for one key, this node grants once. The auto-recharge webhook brings it.',
		},
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					description: "Shown in the sub-account's credit history",
				},
				{
					displayName: 'Release Key',
					name: 'releaseKey',
					type: 'string',
					default: '',
					description:
						'The idempotency key of a grant whose end is unknown, after you saw in DM Champ that the credits did not arrive. It lets that one be sent again, a single time.',
				},
			],
		},
	],
	// Checks run only where n8n does not know custom operations; otherwise `grantAll` does the work.
	checks: [refuse],
});

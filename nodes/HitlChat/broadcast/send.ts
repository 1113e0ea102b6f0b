import {
	byName,
	choice,
	collection,
	dateTime,
	inBody,
	locator,
	readPhone,
	templateVariables,
	text,
	textList,
} from '../../shared/fields';
import type { Check } from '../../shared/operation';
import { InputError } from '../../shared/transport';
import { businessApiOnly } from '../connections';
import { operation } from '../platform';

const AUDIENCES = ['recipient_numbers', 'contact_lists', 'tags'];

/** Exactly one way to target, and never a blank one: a blank audience could mean everybody. */
const demandAudience: Check = ({ body }) => {
	const fields = body as Record<string, unknown>;
	if (AUDIENCES.some((name) => fields[name] !== undefined)) return;
	throw new InputError(
		'The audience of this broadcast is blank',
		'A blank audience could mean everybody, so nothing was sent. Give at least one number, list or tag. If it is an expression, it resolved to an empty value for this item.',
	);
};

export const send = operation({
	value: 'send',
	name: 'Send',
	action: 'Send broadcast of approved template to many people',
	description: 'Send an approved template to everybody in lists, with tags or with given numbers, now or later (Business API only)',
	notices: [businessApiOnly],
	builderHint:
		'Reaches many people. Add dryRun to the options until the user has seen the request; to answer one person over a QR connection use resource message.',
	source: {
		document: 'How to Use the HitlChat API',
		certainty: 'documented',
		note: 'The field names contact_lists and tags and the form of scheduled_datetime (ISO 8601, UTC) are by convention: the document names the three ways to target and the schedule, and shows recipient_numbers only.',
	},
	effect: 'send',
	risk: 'bulk',
	request: { method: 'POST', url: '/broadcasts' },
	fields: [
		text({
			displayName: 'Broadcast Name',
			name: 'broadcastName',
			required: true,
			placeholder: 'e.g. May promo',
			description: 'What you call this broadcast; recipients do not see it',
			to: inBody('broadcast_name'),
		}),
		locator({
			displayName: 'Meta Template',
			name: 'metaTemplateName',
			description: 'The approved Meta template to send, by its exact name',
			required: true,
			searchListMethod: 'searchTemplates',
			by: [byName('e.g. promo_may_2026')],
			to: inBody('meta_template_name'),
		}),
		choice({
			displayName: 'Target By',
			name: 'targetBy',
			description: 'How to say who receives the broadcast',
			options: [
				{ name: 'Contact Lists', value: 'contactLists' },
				{ name: 'Phone Numbers', value: 'recipientNumbers' },
				{ name: 'Tags', value: 'tags' },
			],
			default: 'recipientNumbers',
		}),
		textList({
			displayName: 'Recipient Numbers',
			name: 'recipientNumbers',
			show: { targetBy: ['recipientNumbers'] },
			placeholder: 'e.g. +447700900123, +447700900124',
			description: 'WhatsApp numbers with their country codes, comma-separated or as a list',
			each: (number, context) => readPhone(number, 'digits', context),
			to: inBody('recipient_numbers'),
		}),
		textList({
			displayName: 'Contact Lists',
			name: 'contactLists',
			show: { targetBy: ['contactLists'] },
			placeholder: 'e.g. Newsletter, Customers 2026',
			description:
				'Names or IDs of contact lists, comma-separated or as a list; everybody in them receives the broadcast',
			to: inBody('contact_lists'),
		}),
		textList({
			displayName: 'Tags',
			name: 'tags',
			show: { targetBy: ['tags'] },
			placeholder: 'e.g. vip, newsletter',
			description:
				'Tags, comma-separated or as a list; the contacts that have them receive the broadcast',
			to: inBody('tags'),
		}),
		...templateVariables({
			to: inBody('broadcast_configuration.variables'),
			mappingMethod: 'getTemplateVariables',
			dependsOn: ['metaTemplateName.value'],
		}),
		collection('Options', 'options', [
			dateTime({
				displayName: 'Scheduled Time',
				name: 'scheduledDatetime',
				form: 'utc',
				future: true,
				description:
					"When to send, such as 2027-01-31T09:30, in the workflow's time zone and in the future. Without it the broadcast goes out now.",
				to: inBody('scheduled_datetime'),
			}),
		]),
	],
	dryRun: true,
	audience: demandAudience,
	outputSchema: {},
});

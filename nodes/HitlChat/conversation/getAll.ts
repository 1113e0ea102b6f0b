import { filters, flag, returnAllOrLimit, text } from '../../shared/fields';
import { listItems } from '../../shared/operation';
import type { Shape, ShapedItem } from '../../shared/operation';
import { listIn } from '../../shared/transport';
import { operation } from '../platform';
import { isTrue } from './flag';

type Values = Readonly<Record<string, unknown>>;

function passes({ json }: ShapedItem, values: Values): boolean {
	const wanted = (name: string) => values[`filters.${name}`];
	const status = String(json.conversation_status ?? '')
		.trim()
		.toLowerCase();
	const is = (name: string, value: unknown) =>
		wanted(name) === undefined || isTrue(value) === wanted(name);
	return (
		is('botPaused', json.bot_currently_paused) &&
		is('handedToHuman', json.transferred_to_human_at_least_once) &&
		(wanted('conversationStatus') === undefined ||
			status === String(wanted('conversationStatus')).toLowerCase())
	);
}

const matching: Shape = ({ body }, { values }) => {
	const items = listItems(body);
	// An answer without a list stays as it is: filtered away, it would look like no match.
	return listIn(body) === undefined ? items : items.filter((item) => passes(item, values));
};

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many conversations',
	description: 'List the conversations with their customer, status and who wrote last',
	source: {
		document: 'How to Use the HitlChat API',
		certainty: 'documented',
		note: 'The document shows no parameters, so the filters are applied to the list after it has arrived.',
	},
	effect: 'read',
	request: { method: 'GET', url: '/conversationlist' },
	fields: [
		...returnAllOrLimit(),
		filters([
			flag({
				displayName: 'Bot Paused',
				name: 'botPaused',
				default: true,
				description: 'Whether to return only conversations whose bot is paused, or if off, only those where it answers',
			}),
			text({
				displayName: 'Conversation Status',
				name: 'conversationStatus',
				placeholder: 'e.g. open',
				description: 'Only conversations with this status, as HitlChat names it, in upper or lower case',
			}),
			flag({
				displayName: 'Handed to Human',
				name: 'handedToHuman',
				default: true,
				description: 'Whether to return only conversations that were handed to a human at least once, or if off, only those that never were',
			}),
		]),
	],
	output: matching,
	outputSchema: {
		customer_name: 'string',
		customer_whatsapp_number: 'string',
		last_message_sent_by: 'string',
		conversation_status: 'string',
		bot_currently_paused: 'boolean',
		transferred_to_human_at_least_once: 'boolean',
	},
});

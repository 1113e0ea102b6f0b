import type { INodeExecutionData } from 'n8n-workflow';

import { listEntries } from '../../shared/fields/pagedList';
import { returnAllOrLimit } from '../../shared/fields/returnAll';
import { operation } from '../platform';
import { isTrue } from './flag';

interface Filters {
	botPaused?: boolean;
	conversationStatus?: string;
	handedToHuman?: boolean;
}

function passes({ json }: INodeExecutionData, filters: Filters): boolean {
	const { botPaused, conversationStatus, handedToHuman } = filters;
	const status = String(json.conversation_status ?? '').toLowerCase();
	return (
		(botPaused === undefined || isTrue(json.bot_currently_paused) === botPaused) &&
		(handedToHuman === undefined ||
			isTrue(json.transferred_to_human_at_least_once) === handedToHuman) &&
		(!conversationStatus?.trim() || status === conversationStatus.trim().toLowerCase())
	);
}

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many conversations',
	description: 'List the conversations with their customer, status and who wrote last',
	source: {
		document: 'seed 000',
		certainty: 'documented',
		note: 'The document shows no parameters, so the filters work on the list after it came.',
	},
	effect: 'read',
	request: { method: 'GET', url: '/conversationlist' },
	reads: ['botPaused', 'conversationStatus', 'handedToHuman'],
	fields: [
		...returnAllOrLimit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Bot Paused',
					name: 'botPaused',
					type: 'boolean',
					default: true,
					description: 'Whether the bot is paused at present',
				},
				{
					displayName: 'Conversation Status',
					name: 'conversationStatus',
					type: 'string',
					default: '',
					placeholder: 'e.g. open',
					description: 'The status as HitlChat names it; the case of letters does not matter',
				},
				{
					displayName: 'Handed to Human',
					name: 'handedToHuman',
					type: 'boolean',
					default: true,
					description: 'Whether the conversation went to a human at least once',
				},
			],
		},
	],
	output: [
		listEntries,
		async function (items) {
			const filters = this.getNodeParameter('filters', {}) as Filters;
			return items.filter((item) => passes(item, filters));
		},
	],
});

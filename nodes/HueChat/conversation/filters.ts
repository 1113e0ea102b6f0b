import { choice, filters, id, inQuery, text } from '../../shared/fields';
import { channelChoice } from '../channels';

/** The filters that the guide on conversations names. */
export const conversationFilters = filters([
	id({
		displayName: 'Assigned To',
		name: 'assignedTo',
		placeholder: 'e.g. none',
		description: 'The ID of a user, or none for conversations that are assigned to nobody',
		to: inQuery('assigned_to'),
	}),
	channelChoice('Channel', 'channel', 'The channel of the conversation', inQuery('channel')),
	text({
		displayName: 'Label',
		name: 'label',
		placeholder: 'e.g. vip',
		description: 'A label of the conversation',
		to: inQuery('label'),
	}),
	text({
		displayName: 'Search',
		name: 'search',
		description: 'Words to search for',
		to: inQuery('search'),
	}),
	choice({
		displayName: 'Sort',
		name: 'sort',
		description: 'The order of the conversations',
		options: [
			{ name: 'Last Message First', value: 'last_message_at:desc' },
			{ name: 'Newest First', value: 'created_at:desc' },
		],
		default: 'last_message_at:desc',
		to: inQuery('sort'),
	}),
	choice({
		displayName: 'Status',
		name: 'status',
		description: 'Whether the conversation is open, closed or archived',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'Archived', value: 'archived' },
			{ name: 'Closed', value: 'closed' },
			{ name: 'Open', value: 'open' },
		],
		default: 'open',
		to: inQuery('status'),
	}),
]);

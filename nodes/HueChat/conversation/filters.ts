import { choice, filters, id, inQuery, text } from '../../shared/fields';
import { channelChoice } from '../channels';

/** The filters that the guide on conversations names. */
export const conversationFilters = filters([
	id({
		displayName: 'Assigned To',
		name: 'assignedTo',
		placeholder: 'e.g. none',
		description: 'Only conversations of the HueChat user with this ID; none for those that are assigned to nobody',
		to: inQuery('assigned_to'),
	}),
	channelChoice('Channel', 'channel', 'Only conversations on this channel', inQuery('channel')),
	text({
		displayName: 'Label',
		name: 'label',
		placeholder: 'e.g. vip',
		description: 'Only conversations with this label, spelled as in HueChat',
		to: inQuery('label'),
	}),
	text({
		displayName: 'Search',
		name: 'search',
		placeholder: 'e.g. invoice',
		description: 'Only conversations in which HueChat finds these words',
		to: inQuery('search'),
	}),
	choice({
		displayName: 'Sort',
		name: 'sort',
		description: 'Which conversations come first',
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
		description: 'Only conversations that are open, closed or archived; All for every one',
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

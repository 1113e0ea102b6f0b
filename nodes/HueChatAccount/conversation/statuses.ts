/** The states that a new conversation can have in the API family that v1 belongs to. */
export const newStatuses = [
	{ name: 'Open', value: 'open' },
	{ name: 'Pending', value: 'pending' },
	{ name: 'Resolved', value: 'resolved' },
];

/** All states of a conversation. */
export const statuses = [...newStatuses, { name: 'Snoozed', value: 'snoozed' }];

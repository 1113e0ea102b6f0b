import { bodyId } from '../fields';
import { idAt } from '../ids';
import { operationAt } from '../operation';
import { paths } from '../paths';
import { one } from '../shapes';

const only = (assignTo: string) => ({
	required: true,
	displayOptions: { show: { assignTo: [assignTo] } },
});

export const assign = operationAt(paths.conversation.assign, {
	value: 'assign',
	name: 'Assign',
	action: 'Assign a conversation',
	description: 'Give a conversation to an agent or to a team',
	fields: [
		{
			displayName: 'Assign To',
			name: 'assignTo',
			type: 'options',
			options: [
				{ name: 'Agent', value: 'agent' },
				{ name: 'Team', value: 'team' },
			],
			default: 'agent',
		},
		bodyId('assigneeId', 'assignee_id', only('agent')),
		bodyId('teamId', 'team_id', only('team')),
	],
	checks: [idAt('assignee_id', 'assigneeId'), idAt('team_id', 'teamId')],
	output: [one],
});

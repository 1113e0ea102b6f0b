import { choice, inBody } from '../../shared/fields';
import { idField } from '../ids';
import { operationAt } from '../operation';
import { paths } from '../paths';
import { one } from '../shapes';
import { agentOutput } from '../outputs/v1';

export const assign = operationAt(paths.conversation.assign, {
	value: 'assign',
	name: 'Assign',
	action: 'Assign conversation to agent or team',
	description: 'Assign a conversation to an agent or a team',
	fields: [
		choice({
			displayName: 'Assign To',
			name: 'assignTo',
			description: 'Whether one person or a whole team takes over the conversation',
			options: [
				{ name: 'Agent', value: 'agent' },
				{ name: 'Team', value: 'team' },
			],
			default: 'agent',
		}),
		idField('assigneeId', {
			required: true,
			show: { assignTo: ['agent'] },
			to: inBody('assignee_id'),
		}),
		idField('teamId', { required: true, show: { assignTo: ['team'] }, to: inBody('team_id') }),
	],
	output: one,
	...agentOutput,
});

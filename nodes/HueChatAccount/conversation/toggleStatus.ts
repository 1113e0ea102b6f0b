import { choice, dateTime, inBody } from '../../shared/fields';
import type { Field } from '../../shared/fields';
import { operationAt } from '../operation';
import { paths } from '../paths';
import { one } from '../shapes';
import { statuses } from './statuses';
import { newStatusOutput } from '../outputs/v1';

const snoozedUntil: Field<number> = {
	...dateTime({
		displayName: 'Snoozed Until',
		name: 'snoozedUntil',
		form: 'unixSeconds',
		future: true,
		show: { status: ['snoozed'] },
		description:
			"When to reopen it, such as 2027-01-31T09:30, in the workflow's time zone and in the future. If empty, it reopens when the customer writes.",
		to: inBody('snoozed_until'),
	}),
	// Left empty it has a meaning of its own; an expression that resolved to nothing does not mean that.
	blank: 'refuseUnlessLeftBlank',
};

export const toggleStatus = operationAt(paths.conversation.toggleStatus, {
	value: 'toggleStatus',
	name: 'Set Status',
	action: 'Set status of conversation',
	description: 'Open, resolve or snooze a conversation, or set it to pending',
	fields: [
		choice({
			displayName: 'Status',
			name: 'status',
			options: statuses,
			default: 'resolved',
			description: 'The new status: open for agents to answer, pending to wait, resolved when done, snoozed until later',
			to: inBody('status'),
		}),
		snoozedUntil,
	],
	output: one,
	...newStatusOutput,
});

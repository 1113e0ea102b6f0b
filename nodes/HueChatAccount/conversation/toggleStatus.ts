import type { Check } from '../../shared/operation/operationPolicy';
import { futureTime } from '../../shared/fields/dateTime';
import { bodyField } from '../fields';
import { operationAt } from '../operation';
import { paths } from '../paths';
import { one } from '../shapes';
import { statuses } from './statuses';

const inUnixSeconds: Check = ({ body }, item) => {
	const fields = body as { snoozed_until?: unknown };
	const { snoozed_until: until } = fields;
	if (until === undefined || until === '') return;
	const time = futureTime(until, item.timezone, item.now, 'Snoozed Until');
	fields.snoozed_until = Math.floor(Date.parse(time) / 1_000);
};

export const toggleStatus = operationAt(paths.conversation.toggleStatus, {
	value: 'toggleStatus',
	name: 'Set Status',
	action: 'Set the status of a conversation',
	description: 'Open, resolve or snooze a conversation, or set it to pending',
	fields: [
		bodyField('Status', 'status', { type: 'options', options: statuses, default: 'resolved' }),
		bodyField('Snoozed Until', 'snoozed_until', {
			type: 'dateTime',
			displayOptions: { show: { status: ['snoozed'] } },
			description:
				"When to open it again, in the workflow's time zone; empty = when the customer writes",
		}),
	],
	checks: [inUnixSeconds],
	output: [one],
});

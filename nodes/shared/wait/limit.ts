import { WAIT_INDEFINITELY } from 'n8n-workflow';

import { amount, choice, dateTime, group } from '../fields';
import type { GroupValues } from '../fields';
import type { Check, ItemView } from '../operation';
import { InputError } from '../transport';

const INTERVAL = { limitType: ['afterTimeInterval'] };

const UNIT_MS: Readonly<Record<string, number>> = {
	minutes: 60_000,
	hours: 3_600_000,
	days: 86_400_000,
};

/** How long to wait, with the parameters that n8n's own nodes have for it. */
export const limitWaitTime = group({
	displayName: 'Limit Wait Time',
	name: 'limitWaitTime',
	description:
		'When to go on without an answer. The output is then marked with timedOut, and an approval counts as declined. n8n looks once a minute.',
	fields: [
		choice({
			displayName: 'Limit Type',
			name: 'limitType',
			description: 'What ends the wait',
			options: [
				{ name: 'After Time Interval', value: 'afterTimeInterval' },
				{ name: 'At Specified Time', value: 'atSpecifiedTime' },
			],
			default: 'afterTimeInterval',
		}),
		amount({
			displayName: 'Amount',
			name: 'resumeAmount',
			min: 0,
			exclusive: true,
			default: 1,
			description: 'How many of the units below',
			show: INTERVAL,
		}),
		choice({
			displayName: 'Unit',
			name: 'resumeUnit',
			description: 'What the amount counts',
			options: [
				{ name: 'Days', value: 'days' },
				{ name: 'Hours', value: 'hours' },
				{ name: 'Minutes', value: 'minutes' },
			],
			default: 'hours',
			show: INTERVAL,
		}),
		dateTime({
			displayName: 'Max Date and Time',
			name: 'maxDateAndTime',
			form: 'utc',
			description: "The time at which the wait ends, in the workflow's time zone",
			show: { limitType: ['atSpecifiedTime'] },
		}),
	],
	initial: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' },
});

function endOf(limit: GroupValues, now: number): number {
	if (limit.limitType === 'atSpecifiedTime') return Date.parse(String(limit.maxDateAndTime));
	return now + Number(limit.resumeAmount) * UNIT_MS[String(limit.resumeUnit)];
}

/**
 * When an item's wait ends: n8n's "indefinitely" where no limit is set, or one beyond it.
 *
 * @param now when the wait begins, epoch milliseconds
 */
export function endOfWait({ values }: ItemView, now: number): Date {
	const limit = values['options.limitWaitTime'] as GroupValues | undefined;
	if (limit === undefined) return WAIT_INDEFINITELY;
	return new Date(Math.min(endOf(limit, now), WAIT_INDEFINITELY.getTime()));
}

/** A wait that is over before it begins would ask for nothing. */
export const checkLimit: Check = (_request, item) => {
	if (endOfWait(item, item.now).getTime() > item.now) return;
	throw new InputError('Max Date and Time has passed', 'Give a time in the future.');
};

import { forCalls, forLimits } from './capacity/calculated';
import { shared, type Shared } from './capacity/fleet';
import { singles, type Single, type Sizes } from './capacity/processes';
import type { Part } from './part';
import { startVendor } from './vendor';

const rounded = (value: number) => value.toFixed(value < 10 ? 1 : 0);

const singleRow = (one: Single): Array<string | number> => [
	...[one.name, rounded(one.callsPerSecond), rounded(one.perCall), rounded(one.messagesPerSecond)],
	...[one.perMessage.toFixed(2), rounded(one.manyPerSecond), rounded(one.memory)],
];

const sharedRow = ({ perCall, ...one }: Shared): Array<string | number> => [
	`${one.webhooks} and ${one.workers}`,
	...[one.callsPerSecond, perCall.webhooks, perCall.workers, perCall.main].map(rounded),
	...[rounded(one.messagesPerSecond), one.perMessage.toFixed(2)],
];

/** How much n8n takes with this package: as one process of two sizes, and in queue mode. */
export async function capacity(sizes: Sizes): Promise<Part> {
	const { calls, messages, many, executions } = sizes;
	const vendor = await startVendor();
	try {
		const alone = await singles(sizes, vendor);
		const together = await shared(sizes, vendor);
		const queue =
			typeof together === 'string'
				? []
				: [
						[
							[
								...['webhook processes and workers', 'calls/s', 'ms a call: webhook process'],
								...['worker', 'main', 'messages/s', 'ms a message: worker'],
							],
							...together.map(sharedRow),
						],
						forCalls(together[together.length - 1]),
					];
		const head = ['one process', 'calls/s', 'ms a call', 'messages/s', 'ms a message'];
		return {
			title: 'Capacity',
			tables: [
				[[...head, `messages/s, ${many} in a run`, 'MiB of n8n meanwhile'], ...alone.map(singleRow)],
				...queue,
				forLimits(alone[0].perMessage),
			],
			goals: [],
			notes: [
				`Calls: ${calls} to a DM Champ Trigger (When Last Node Finishes), ten at a time.`,
				`Messages: ${messages} in a run, by the HitlChat node; in queue mode ${executions} such runs at once.`,
				'Milliseconds are processor time.',
				...(typeof together === 'string' ? [`Queue mode was not measured: no ${together}.`] : []),
			],
			database: typeof together === 'string' ? 'SQLite' : 'SQLite and, in queue mode, PostgreSQL',
		};
	} finally {
		vendor.close();
	}
}

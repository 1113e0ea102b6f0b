import { cpSync } from 'node:fs';
import { join } from 'node:path';

import { startBenchN8n } from './bench-n8n';
import type { Part } from './part';
import { contendersAt, type Contender } from './peers/contenders';
import { goalsOf, type Compared } from './peers/goals';
import { runOnce, type Ended } from './peers/run';
import { situations, type Sizes } from './peers/situations';
import { startVendor } from './vendor';
import { installPeers, peersFolder } from './weight/peers';
import { sendingBy } from './workflows';

export interface PeersOptions extends Sizes {
	tarball: string;
}

const HEAD = ['s', 'lost', 'doubled', 'items with an error', 'longest wait, ms', 'what it said'];

/** Some messages list every item. */
const MOST_SAID = 150;

const shortened = (text = '–') => (text.length > MOST_SAID ? `${text.slice(0, MOST_SAID)}…` : text);

const rowOf = (name: string, { seconds, lost, doubled, failed, longestMs, said }: Ended) => [
	...[name, seconds.toFixed(1), lost, doubled, failed, Math.round(longestMs), shortened(said)],
];

async function compare(options: PeersOptions): Promise<{ contenders: Contender[]; compared: Compared[] }> {
	const packages = await installPeers(console.error);
	const vendor = await startVendor();
	try {
		const contenders = contendersAt(vendor.url, packages);
		const all = situations(options);
		const workflows = all.map(({ id, options: settings }) =>
			contenders.map((one) => sendingBy(`peer${id}${one.id}`, one.node(settings))),
		);
		const credentials = new Map(contenders.map(({ credential }) => [credential.id, credential]));
		const n8n = await startBenchN8n({
			tarball: options.tarball,
			credentials: [...credentials.values()],
			workflows: workflows.flat(),
			prepare(n8nFolder) {
				const folder = join('nodes', 'node_modules');
				cpSync(join(peersFolder, 'node_modules'), join(n8nFolder, folder), { recursive: true });
			},
		});
		try {
			for (const one of workflows[0]) {
				await runOnce(n8n, vendor, one, { behavior: {}, items: 100, before: 0 });
			}
			const compared: Compared[] = [];
			for (const [place, situation] of all.entries()) {
				const { behavior, items } = situation;
				const before = place === 0 ? 1 : 0;
				const ended: Ended[] = [];
				for (const one of workflows[place]) {
					ended.push(await runOnce(n8n, vendor, one, { behavior, items, before }));
				}
				compared.push({ situation, ended });
			}
			return { contenders, compared };
		} finally {
			await n8n.stop();
		}
	} finally {
		vendor.close();
	}
}

/** The same messages by this package's node, n8n's own and those of others, through four servers. */
export async function peers(options: PeersOptions): Promise<Part> {
	const { contenders, compared } = await compare(options);
	return {
		title: 'Side by side with peers',
		tables: compared.map(({ situation: { title, items }, ended }) => [
			[`${items} messages, the server ${title}`, ...HEAD],
			...contenders.map(({ name }, place) => rowOf(name, ended[place])),
		]),
		goals: goalsOf(compared),
		notes: ['One run each, after a hundred messages to warm up.'],
	};
}

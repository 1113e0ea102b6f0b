import type { FreshN8n } from '../../../demo/fresh-n8n';
import type { WorkflowFile } from '../../../demo/n8n-cli';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { hitlChatAt, runSending, startBenchN8n } from './bench-n8n';
import { atMost, type Part } from './part';
import { sending, type SenderOptions, type Way } from './workflows';

export interface RateOptions {
	tarball: string;
	items: number;
	/** What the server allows in a window of one minute. */
	perMinute: number;
}

interface Contender {
	name: string;
	way: Way;
	credential?: Record<string, unknown>;
	options?: SenderOptions;
}

const learned: Contender = { name: 'HitlChat node, as it comes', way: 'ours' };

const contenders = ({ perMinute }: RateOptions): readonly Contender[] => [
	learned,
	{
		name: `HitlChat node, Requests per Minute ${perMinute}`,
		way: 'ours',
		credential: { requestsPerMinute: perMinute },
	},
	{ name: 'HTTP Request node, as it comes', way: 'http' },
	{
		name: `HTTP Request node, Batching ${perMinute / 60} each second`,
		way: 'http',
		options: { batching: { batchSize: perMinute / 60, batchInterval: 1_000 } },
	},
];

interface Placed extends Contender {
	sandbox: Sandbox;
	workflow: WorkflowFile;
}

interface Ended {
	seconds: number;
	delivered: number;
	refused: number;
	/** Items that the node gave up. */
	lost: number;
	doubled: number;
}

async function place(contender: Contender, row: number, { perMinute }: RateOptions) {
	const sandbox = await startSandbox();
	sandbox.limit({ platform: 'hitlChat', requests: perMinute, windowMs: 60_000 });
	const account = { apiKey: sandbox.key('hitlChat'), ...contender.credential };
	const credential = hitlChatAt(`benchRate${row}`, sandbox.baseUrl('hitlChat'), account);
	const options = { ...contender.options, goesOn: true };
	const workflow = sending(`benchRate${row}`, contender.way, credential, options);
	return { credential, placed: { ...contender, sandbox, workflow } };
}

async function run(n8n: FreshN8n, { sandbox, workflow }: Placed, count: number): Promise<Ended> {
	const { nodeMs, node } = await runSending(n8n, workflow, count);
	const requests = sandbox.requests();
	const taken = requests.filter(({ accepted }) => accepted);
	const people = new Set(taken.map(({ body }) => (body as { recipientNumber: string }).recipientNumber));
	const given = node.outputs.flat() as Array<Record<string, unknown>>;
	return {
		seconds: nodeMs / 1_000,
		delivered: people.size,
		refused: requests.filter(({ status }) => status === 429).length,
		lost: given.filter((item) => 'error' in item).length,
		doubled: taken.length - people.size,
	};
}

/** As many messages as a server takes in some minutes. */
export async function rate(options: RateOptions): Promise<Part> {
	const { items, perMinute, tarball } = options;
	const ideal = (items / perMinute) * 60;
	const all = await Promise.all(
		contenders(options).map(async (contender, row) => await place(contender, row, options)),
	);
	try {
		const n8n = await startBenchN8n({
			tarball,
			credentials: all.map(({ credential }) => credential),
			workflows: all.map(({ placed }) => placed.workflow),
		});
		try {
			const [ours, configured, plain, batched] = all.map(({ placed }) => placed);
			const results = new Map<Placed, Ended>();
			for (const one of [plain, ours]) results.set(one, await run(n8n, one, items));
			// These two mostly wait, and do not disturb each other.
			const both = [configured, batched];
			const ended = await Promise.all(both.map(async (one) => await run(n8n, one, items)));
			both.forEach((one, row) => results.set(one, ended[row]));
			return partOf(options, ideal, [ours, configured, plain, batched].map((one) => {
				return { name: one.name, ...(results.get(one) as Ended) };
			}));
		} finally {
			await n8n.stop();
		}
	} finally {
		for (const { placed } of all) await placed.sandbox.close();
	}
}

function partOf(
	{ items, perMinute }: RateOptions,
	ideal: number,
	rows: ReadonlyArray<Ended & { name: string }>,
): Part {
	const [ours] = rows;
	return {
		title: `Rate limit: ${items} messages, ${perMinute} a minute allowed`,
		tables: [
			[
				['', 's', 'over ideal', 'delivered', 'refused', 'lost', 'doubled'],
				...rows.map(({ name, seconds, delivered, refused, lost, doubled }) => [
					...[name, seconds.toFixed(1), (seconds / ideal).toFixed(3)],
					...[delivered, refused, lost, doubled],
				]),
			],
		],
		goals: [
			atMost('time of the HitlChat node over the ideal', 1.05, ours.seconds / ideal, 3),
			atMost('share of its requests that were refused', 0.01, ours.refused / items, 4),
			atMost('messages lost or doubled by it', 0, ours.lost + ours.doubled, 0),
		],
		notes: [`Ideal is ${ideal.toFixed(0)} s: ${items} at ${perMinute} a minute.`],
	};
}

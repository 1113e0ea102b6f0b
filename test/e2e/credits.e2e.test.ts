import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { WebhookAnswer } from '../../demo/n8n';
import type { Credential, WorkflowFile } from '../../demo/n8n-cli';
import { packageName } from '../../demo/paths';
import type { ReceivedRequest } from '../../sandbox';
import { find, filesOf, formsOf, rowsOf } from './search';
import { Sender } from './sender';
import { openStage, type Stage } from './stage';
import { storedErrors } from './storedErrors';
import { webhookPath } from './workflows';

const TIMES = 1_000;
const AT_A_TIME = 10;
const KEYS = 300;
const GRANTS = '/subaccounts/credits';

const account = (apiKey: string, baseUrl: string): Credential => ({
	id: 'chatInboxDmCh001',
	name: 'DM Champ account',
	type: 'dmChampApi',
	data: { apiKey, baseUrl },
});

/** n8n's own Webhook → Grant Credits, so that nothing drops a duplicate first. Answers at the end. */
function granting(id: string): WorkflowFile {
	return {
		id,
		name: id,
		nodes: [
			{
				id: `${id}-1`,
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: `${id}-hook`,
				parameters: { httpMethod: 'POST', path: id, responseMode: 'lastNode', options: {} },
			},
			{
				id: `${id}-2`,
				name: 'Grant Credits',
				type: `${packageName}.dmChamp`,
				typeVersion: 1,
				position: [220, 0],
				parameters: {
					resource: 'subAccount',
					operation: 'grantCredits',
					email: 'client@example.com',
					amount: 500,
					idempotencyKey: '={{ $json.body.idempotency_key }}',
					options: { description: '={{ $json.body.idempotency_key }}' },
				},
				credentials: { dmChampApi: { id: 'chatInboxDmCh001', name: 'DM Champ account' } },
			},
		],
		connections: { Webhook: { main: [[{ node: 'Grant Credits', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

const unknown = (key: string) =>
	`It is unknown whether the credits for the key ${key} were granted: check the account`;

type Ending = 'granted' | 'already' | 'failed';

/** What the sender was told. @throws Error for an answer that this workflow cannot give. */
function endingOf({ status, text }: WebhookAnswer): Ending {
	if (status === 500) return 'failed';
	if (status === 200) {
		const { alreadyGranted } = JSON.parse(text) as { alreadyGranted?: unknown };
		if (alreadyGranted === false) return 'granted';
		if (alreadyGranted === true) return 'already';
	}
	throw new Error(`n8n answered ${status}: ${text}`);
}

interface Figures extends Record<Ending, number> {
	requests: number;
}

const HEAD = ['experiment', 'deliveries', 'sent again', 'granted', 'already', 'unknown', 'requests', 's'];

describe('credits are granted once for a key, in a real n8n', () => {
	const plain = granting('e2eGrantPlain');
	const restarted = granting('e2eGrantRestart');
	const killedAfter = granting('e2eGrantKillA');
	const killedDuring = granting('e2eGrantKillD');
	const twice = granting('e2eGrantTwice');
	const table = [HEAD, HEAD.map(() => '---')];
	let stage: Stage;

	beforeAll(async () => {
		stage = await openStage((sandbox) => ({
			credentials: [account(sandbox.key('dmChamp'), sandbox.baseUrl('dmChamp'))],
			workflows: [plain, restarted, killedAfter, killedDuring, twice],
		}));
	});

	beforeEach(() => stage.sandbox.reset());

	afterAll(async () => {
		const lines = table.map((cells) => `| ${cells.join(' | ')} |\n`);
		process.stderr.write(`\n${lines.join('')}\n`);
		await stage?.close();
	});

	const grants = (): ReceivedRequest[] => stage.sandbox.requests({ path: GRANTS });

	/** Messages of the failed executions, once n8n has stored so many. */
	async function failures({ id }: WorkflowFile, count: number): Promise<string[]> {
		const deadline = Date.now() + 30_000;
		for (;;) {
			const messages = storedErrors(stage.n8n.userFolder, id);
			if (messages.length >= count || Date.now() > deadline) return messages;
			await sleep(500);
		}
	}

	/**
	 * Delivers the keys while something happens to n8n, and sees to it that each failure the sender
	 * was told of is stored as the one that says "unknown".
	 */
	async function experiment(
		name: string,
		workflow: WorkflowFile,
		keys: readonly string[],
		happening: (sender: Sender) => Promise<void> = async () => {},
	): Promise<Figures> {
		const sender = new Sender(stage.n8n, webhookPath(workflow));
		const bodies = keys.map((key) => ({ idempotency_key: key }));
		const start = Date.now();
		const [{ answers, again }] = await Promise.all([
			sender.send(bodies, AT_A_TIME),
			happening(sender),
		]);
		const seconds = Math.round((Date.now() - start) / 1000);
		const figures: Figures = { granted: 0, already: 0, failed: 0, requests: grants().length };
		for (const answer of answers) figures[endingOf(answer)] += 1;
		const { granted, already, failed, requests } = figures;
		const row = [name, keys.length, again, granted, already, failed, requests, seconds];
		table.push(row.map((cell) => cell.toLocaleString('en')));
		const stored = await failures(workflow, failed);
		expect(stored.length).toBeGreaterThanOrEqual(failed);
		expect(new Set(stored)).toEqual(new Set(failed === 0 ? [] : keys.map(unknown)));
		return figures;
	}

	const same = (key: string): string[] => Array.from({ length: TIMES }, () => key);

	async function killAndStart(): Promise<void> {
		await stage.n8n.kill();
		await stage.n8n.restart();
	}

	it('1,000 times the same body, uninterrupted', async () => {
		const figures = await experiment('uninterrupted', plain, same('charge-a'));
		expect(figures).toEqual({ granted: 1, already: TIMES - 1, failed: 0, requests: 1 });
	});

	it('1,000 times the same body, with a graceful restart in the middle', async () => {
		const figures = await experiment(
			'graceful restart in the middle',
			restarted,
			same('charge-b'),
			async (sender) => {
				await sender.until(TIMES / 2);
				// n8n takes new deliveries as long as it waits for those under way: without a pause it
				// never comes to an end, and breaks off.
				sender.hold();
				await stage.n8n.restart();
				sender.resume();
			},
		);
		expect(figures).toEqual({ granted: 1, already: TIMES - 1, failed: 0, requests: 1 });
		const log = readFileSync(stage.n8n.logFile, 'utf8');
		expect(log).toContain('Stopping n8n');
		expect(log).not.toContain('Shutdown timed out');
	});

	it('1,000 times the same body, with kill -9 in the middle, after the grant', async () => {
		const figures = await experiment(
			'kill -9 in the middle, after the grant',
			killedAfter,
			same('charge-c'),
			async (sender) => {
				await sender.until(TIMES / 2);
				await killAndStart();
			},
		);
		expect(figures).toMatchObject({ granted: 1, requests: 1 });
		// A kill in the moment in which a delivery looks the grant up leaves it unclear: never free.
		expect(figures.already + figures.failed).toBe(TIMES - 1);
		expect(figures.already).toBeGreaterThanOrEqual(TIMES / 2 - 1);
	});

	it('1,000 times the same body, with kill -9 while the request is under way', async () => {
		// It is carried out although the sender of it is dead: sent again, it would be a second grant.
		stage.sandbox.fault({ platform: 'dmChamp', method: 'POST', path: GRANTS, kind: 'delay', ms: 8_000 });
		const figures = await experiment(
			'kill -9 while the request is under way',
			killedDuring,
			same('charge-d'),
			async () => {
				while (grants().length === 0) await sleep(10);
				await stage.n8n.kill();
				expect(grants()).toMatchObject([{ accepted: false, status: 0 }]);
				await stage.n8n.restart();
			},
		);
		expect(figures).toEqual({ granted: 0, already: 0, failed: TIMES, requests: 1 });
		expect(grants()).toMatchObject([{ accepted: true, status: 200 }]);
	});

	it('300 keys, each delivered twice, with kill -9 in between', async () => {
		const keys = Array.from({ length: KEYS }, (_, index) => `charge-e-${index}`);
		const first = await experiment('300 keys, first delivery', twice, keys);
		expect(first).toEqual({ granted: KEYS, already: 0, failed: 0, requests: KEYS });
		await killAndStart();
		const second = await experiment('300 keys, second delivery, after kill -9', twice, keys);
		expect(second).toEqual({ granted: 0, already: KEYS, failed: 0, requests: KEYS });
		const sent = grants().map(({ body }) => (body as { description: string }).description);
		expect(sent.toSorted()).toEqual(keys.toSorted());
	});

	it("leaves DM Champ's key nowhere: not in n8n's logs, its other files, its database", async () => {
		await stage.n8n.stop();
		const { userFolder } = stage.n8n;
		const files = filesOf(userFolder);
		const logs = files.filter(({ where }) => where.endsWith('.log'));
		const key = formsOf(stage.sandbox.key('dmChamp'));
		expect(find(key, [...files, ...rowsOf(userFolder)])).toEqual([]);
		// What the logs do hold are the errors, which name the grant.
		expect(find(['charge-d'], logs)).toContain(stage.n8n.logFile);
	});
});

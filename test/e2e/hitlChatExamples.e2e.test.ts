import { setTimeout as sleep } from 'node:timers/promises';
import { sandboxCredential } from '../../demo/credentials';
import { readExample } from '../../demo/examples';
import { openStage, type Stage } from './stage';

const LIST = '/conversationlist';
// The example polls every minute.
const A_POLL_MS = 75_000;

// The lead capture is run by hitlchat.e2e.test.ts.
describe('the HitlChat trigger’s example in a real n8n', () => {
	const handed = readExample('hitlchat-handed-to-human.json');
	let stage: Stage;

	beforeAll(async () => {
		stage = await openStage((sandbox) => ({
			credentials: [sandboxCredential(sandbox, 'hitlChat')],
			workflows: [handed],
		}));
	});

	afterAll(async () => await stage?.close());

	const polls = () => stage.sandbox.requests({ path: LIST }).length;
	const messages = () => stage.sandbox.requests({ path: '/messages/send' });
	const executions = () => stage.n8n.rest.executions({ workflowId: handed.id });

	async function untilPolled(count: number): Promise<void> {
		const deadline = Date.now() + A_POLL_MS;
		while (polls() < count) {
			if (Date.now() > deadline) throw new Error(`${polls()} of ${count} polls came`);
			await sleep(200);
		}
	}

	it('handed to a human: tells the team once, and nothing of those who had waited before', async () => {
		await untilPolled(1);
		expect(messages()).toEqual([]);

		const seen = polls();
		stage.sandbox.change({
			platform: 'hitlChat',
			panel: 'conversations',
			id: '447700900202',
			fields: { transferred_to_human_at_least_once: true, bot_currently_paused: true },
		});
		await untilPolled(seen + 1);
		const execution = await stage.n8n.rest.newestExecution(handed.id);
		expect(execution.error).toBeUndefined();
		expect(execution.nodes.map(({ node, status }) => [node, status])).toEqual([
			['Handed to a Human', 'success'],
			['Tell the Team', 'success'],
		]);

		// The next poll sees the same conversation, and the one that the message has begun.
		await untilPolled(polls() + 1);
		await sleep(2_000);
		expect(await executions()).toHaveLength(1);
		expect(messages().map(({ status, body }) => [status, body])).toEqual([
			[
				200,
				{
					type: 'text',
					recipientNumber: '447700900999',
					messageText: 'Tom Baker (+447700900202) waits for a human.',
				},
			],
		]);
	});
});

describe('the HitlChat campaign in a real n8n', () => {
	const campaign = readExample('hitlchat-campaign.json');
	let stage: Stage;

	beforeAll(async () => {
		stage = await openStage((sandbox) => ({
			credentials: [sandboxCredential(sandbox, 'hitlChat')],
			workflows: [campaign],
		}));
	});

	afterAll(async () => await stage?.close());

	const people = Array.from({ length: 25 }, (_, index) => ({
		phone: `4477009003${String(index).padStart(2, '0')}`,
		name: `Person ${index}`,
	}));

	let runs = 0;

	/** Whom a run wrote to, sorted. */
	async function written(order: object): Promise<string[]> {
		const before = stage.sandbox.requests({ path: '/messages/send' }).length;
		expect((await stage.n8n.webhook('campaign', order)).status).toBe(200);
		runs += 1;
		const { error, status } = await stage.n8n.rest.newestExecution(campaign.id, runs);
		expect([status, error]).toEqual(['success', undefined]);
		const sent = stage.sandbox.requests({ path: '/messages/send' }).slice(before);
		return sent.map(({ body }) => (body as { recipientNumber: string }).recipientNumber).sort();
	}

	it('writes to those who have not had it, however often it is started', async () => {
		const spring = { campaign: 'spring', people: people.slice(0, 12) };
		const phones = people.map(({ phone }) => phone);
		expect(await written(spring)).toEqual(phones.slice(0, 12));
		expect(await written({ campaign: 'spring', people })).toEqual(phones.slice(12));
		expect(await written(spring)).toEqual([]);
		expect(await written({ campaign: 'summer', people: people.slice(0, 1) })).toEqual(phones.slice(0, 1));
	});
});

import { setTimeout as sleep } from 'node:timers/promises';
import { sandboxCredential } from '../../demo/credentials';
import type { StoredExecution } from '../../demo/executions';
import type { Credential } from '../../demo/n8n-cli';
import { reviewedAgent } from './agentWorkflows';
import { startModel, type ModelServer, type Reply, type Turn } from './modelServer';
import { openStage, type Stage } from './stage';
import { overPeople } from './workflows';

const asking = (own: Record<string, unknown> = {}) => ({
	resource: 'message',
	operation: 'sendAndWait',
	recipientNumber: '={{ $json.phone }}',
	message: '=Shall we ship to {{ $json.name }}?',
	approvalOptions: { values: { approvalType: 'double' } },
	...own,
});

const inOneSecond = {
	limitWaitTime: {
		values: { limitType: 'afterTimeInterval', resumeAmount: 0.02, resumeUnit: 'minutes' },
	},
};

const SAY = 'Your table is booked.';

/** The agent sends once, and then tells what it heard. */
const script = ({ answers, tools }: Turn): Reply =>
	answers.length > 0
		? { say: answers.join(' | ') }
		: {
				call: [
					{
						tool: tools[0].name,
						with: { toolParameters: { number: '447700900123', text: SAY }, hitlParameters: {} },
					},
				],
			};

const form = (fields: Record<string, string>): RequestInit => ({
	method: 'POST',
	body: new URLSearchParams(fields),
});

describe('Send and Wait in a real n8n', () => {
	let model: ModelServer;
	let stage: Stage;

	beforeAll(async () => {
		model = await startModel(script);
		stage = await openStage((sandbox) => {
			const credential = sandboxCredential(sandbox, 'hitlChat');
			const forModel: Credential = {
				id: 'scriptedModel001',
				name: 'Scripted model',
				type: 'openAiApi',
				data: { apiKey: 'none', url: model.url },
			};
			return {
				credentials: [credential, forModel],
				workflows: [
					overPeople('askApproval', { parameters: asking(), credential }),
					overPeople('askText', { parameters: asking({ responseType: 'freeText' }), credential }),
					overPeople('askShortly', { parameters: asking({ options: inOneSecond }), credential }),
					reviewedAgent('reviewedAgent', forModel, credential),
					reviewedAgent('reviewedShortly', forModel, credential, { options: inOneSecond }),
				],
			};
		});
	});

	afterAll(async () => {
		await stage?.close();
		await model?.close();
	});

	beforeEach(() => stage.sandbox.reset());

	const messages = () =>
		stage.sandbox
			.requests()
			.filter(({ path }) => path === '/messages/send')
			.map(({ body }) => (body as { messageText: string }).messageText);

	async function until<R>(what: string, look: () => Promise<R | undefined> | R | undefined): Promise<R> {
		const deadline = Date.now() + 60_000;
		for (;;) {
			const found = await look();
			if (found !== undefined) return found;
			if (Date.now() > deadline) throw new Error(`Not in time: ${what}`);
			await sleep(50);
		}
	}

	/** The address in the newest message. */
	const link = async () =>
		await until('a question', () => /http\S+/.exec(messages().at(-1) ?? '')?.[0]);

	/** Waits until the page shows its question: while the run is being parked, n8n answers 409. */
	async function parked(url: string): Promise<string> {
		return await until('a waiting run', async () => {
			const response = await fetch(url);
			const text = await response.text();
			return response.status === 409 ? undefined : `${response.status} ${text}`;
		});
	}

	const ended = async (id: string) => (await stage.n8n.rest.executions({ workflowId: id })).length;

	async function ask(id: string, body: object = { people: [{ name: 'Amira', phone: '447700900123' }] }) {
		const before = await ended(id);
		const { status } = await stage.n8n.webhook(id, body);
		expect(status).toBe(200);
		return before;
	}

	const result = async (id: string, before: number, within?: number) =>
		await stage.n8n.rest.newestExecution(id, before + 1, within);

	const given = (execution: StoredExecution) =>
		execution.nodes.filter(({ node }) => node === 'HitlChat').flatMap(({ outputs }) => outputs);

	it('is opened without a decision, answered once, and says afterwards that nothing is left to do', async () => {
		const before = await ask('askApproval');
		const url = await link();
		for (const agent of ['WhatsApp/2.23', 'Slackbot-LinkExpanding 1.0', 'Mozilla/5.0']) {
			await parked(url);
			const page = await fetch(url, { headers: { 'user-agent': agent } });
			expect(page.status).toBe(200);
			expect(page.headers.get('content-type')).toContain('text/html');
			expect(await page.text()).toContain('Shall we ship to Amira?');
		}
		const forged = await fetch(url.replace(/wait=1/, 'wait=2'), form({ decision: 'approve' }));
		expect(forged.status).toBe(401);
		const empty = await fetch(url, form({}));
		expect(empty.status).toBe(400);
		expect(await ended('askApproval')).toBe(before);

		const answer = await fetch(url, form({ decision: 'decline' }));
		expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('Thank you')]);
		const execution = await result('askApproval', before);
		expect([execution.status, given(execution)]).toEqual(['success', [[{ data: { approved: false } }]]]);
		const late = await fetch(url, form({ decision: 'approve' }));
		expect(await late.text()).toContain('No action required');
		expect(messages()).toHaveLength(1);
	});

	it('answers 409 while the run is being parked, and loses no answer that is given again', async () => {
		stage.sandbox.fault({ platform: 'hitlChat', kind: 'delay', ms: 3_000 });
		const before = await ask('askApproval');
		const url = await link();
		const early = await fetch(url, form({ decision: 'approve' }));
		expect(early.status).toBe(409);
		await parked(url);
		expect((await fetch(url, form({ decision: 'approve' }))).status).toBe(200);
		expect(given(await result('askApproval', before))).toEqual([[{ data: { approved: true } }]]);
	});

	it('survives a crash while it waits, and of two answers at once takes one', async () => {
		const before = await ask('askApproval');
		const url = await link();
		await parked(url);
		await stage.n8n.kill();
		await stage.forget();
		expect(await parked(url)).toContain('Shall we ship to Amira?');
		const decisions = ['approve', 'decline', 'approve', 'decline'];
		const answers = await Promise.all(
			decisions.map(async (decision) => (await fetch(url, form({ decision }))).status),
		);
		const execution = await result('askApproval', before);
		const [winner, ...others] = answers.flatMap((status, index) => (status === 200 ? [index] : []));
		// n8n answers a call that comes after the end with a page, and its status is 200, too.
		expect(others.length).toBeLessThan(4);
		expect(winner).toBeDefined();
		expect(given(execution)).toHaveLength(1);
		expect(await ended('askApproval')).toBe(before + 1);
		expect(messages()).toHaveLength(1);
	});

	it('takes an answer in words', async () => {
		const before = await ask('askText');
		const url = await link();
		await parked(url);
		await fetch(url, form({ answer: '<b>Yes</b>,\r\nplease' }));
		expect(given(await result('askText', before))).toEqual([[{ data: { text: '<b>Yes</b>,\nplease' } }]]);
	});

	it('goes on when the time is over, and says so', async () => {
		const before = await ask('askShortly');
		const url = await link();
		const execution = await result('askShortly', before, 150_000);
		expect(execution.status).toBe('success');
		expect(given(execution)).toEqual([[{ data: { approved: false, timedOut: true } }]]);
		expect(await (await fetch(url, form({ decision: 'approve' }))).text()).toContain('No action required');
	});

	it('does not wait for an answer to a question that may not have arrived', async () => {
		stage.sandbox.fault({ platform: 'hitlChat', kind: 'resetAfter' });
		const before = await ask('askApproval');
		const execution = await result('askApproval', before);
		expect(execution.status).toBe('error');
		expect(execution.error?.context).toMatchObject({ delivery: { outcome: 'ambiguous' } });
		expect(messages()).toHaveLength(1);
	});

	describe('as human review of an agent’s tool', () => {
		async function review(decision: string) {
			const before = await ask('reviewedAgent', { text: 'Tell them' });
			const url = await link();
			const page = await parked(url);
			expect((await fetch(url, form({ decision }))).status).toBe(200);
			const execution = await result('reviewedAgent', before);
			return { page, execution, answers: model.turns.at(-1)?.answers ?? [] };
		}

		it('approved: the tool runs, and the model hears what it answered', async () => {
			const { page, execution, answers } = await review('approve');
			expect(page).toContain(SAY);
			expect(execution.status).toBe('success');
			expect(messages()).toEqual([expect.stringContaining('447700900123'), SAY]);
			expect(answers.join()).not.toMatch(/reject/i);
		});

		it('denied: the tool does not run, and the model is told', async () => {
			const { execution, answers } = await review('decline');
			expect(execution.status).toBe('success');
			expect(messages()).toHaveLength(1);
			expect(answers.join()).toMatch(/reject/i);
		});

		it('not answered in time: the tool does not run, and the model is told', async () => {
			const before = await ask('reviewedShortly', { text: 'Tell them' });
			const execution = await result('reviewedShortly', before, 150_000);
			expect(execution.status).toBe('success');
			expect(messages()).toHaveLength(1);
			expect(model.turns.at(-1)?.answers.join()).toMatch(/reject/i);
		});

		it('is offered by n8n for every platform that has it', async () => {
			const types = await stage.n8n.rest.page('/types/nodes.json');
			const all = JSON.parse(types) as Array<{ name: string; codex?: { subcategories?: object } }>;
			const reviews = all.filter(({ name }) => /chat-inbox\..*HitlTool$/.test(name));
			expect(reviews.map(({ name }) => name.replace(/.*\./, '')).sort()).toEqual([
				'dmChampHitlTool',
				'hitlChatHitlTool',
				'hueChatHitlTool',
			]);
			expect(JSON.stringify(reviews.map(({ codex }) => codex))).toContain('Human in the Loop');
		});
	});
});

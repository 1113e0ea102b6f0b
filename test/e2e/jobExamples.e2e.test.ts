import { setTimeout as sleep } from 'node:timers/promises';
import { demoCredentials } from '../../demo/credentials';
import { againstSandbox, readExample, triggerOf } from '../../demo/examples';
import type { StoredExecution } from '../../demo/executions';
import type { Credential, WorkflowFile } from '../../demo/n8n-cli';
import { writeToHueChat } from '../../demo/reply-bot';
import { startModel, type ModelServer } from './modelServer';
import { openStage, type Stage } from './stage';
import { webhookSecret } from './triggerWorkflows';

const formLead = readExample('hitlchat-form-lead.json');
const onboarding = readExample('dm-champ-agency-onboarding.json');
const cleanUp = readExample('hitlchat-clean-numbers.json');
const approval = readExample('hitlchat-broadcast-approval.json');
const optOut = readExample('huechat-opt-out.json');
const ticket = readExample('huechat-ticket.json');
const report = againstSandbox(readExample('huechat-delivery-report.json'), '');
const handOver = readExample('huechat-ai-handover.json');

/** On a busy machine n8n can be away for a while. */
const PATIENCE_MS = 60_000;
const CHAT_MODEL = '@n8n/n8n-nodes-langchain.lmChatOpenAi';

/** The example with the credential of the test's model. */
function withModel(workflow: WorkflowFile, { id, name, type }: Credential): WorkflowFile {
	const nodes = (workflow.nodes as Array<{ type: string }>).map((node) =>
		node.type === CHAT_MODEL
			? { ...node, credentials: { [type]: { id, name } }, parameters: { ...MODEL } }
			: node,
	);
	return { ...workflow, nodes };
}

const MODEL = {
	model: { __rl: true, mode: 'id', value: 'scripted' },
	options: { maxRetries: 0, timeout: 20_000 },
};

const CUSTOMERS = [
	{ name: 'Amira', phone: '+44 7700 900201', mayBeWritten: true },
	{ name: 'Tom', phone: '+44 7700 900202', mayBeWritten: true },
	{ name: 'Never', phone: '+44 7700 900299', mayBeWritten: false },
];

/** Puts the customers into the table that the example reads, by the example's own nodes. */
function fillTable({ nodes }: WorkflowFile): WorkflowFile {
	const open = (nodes as Array<{ name: string; position: unknown }>).find(({ name }) => name === 'Open Table');
	const tableName = (open as unknown as { parameters: { tableName: string } }).parameters.tableName;
	const column = (id: string, type = 'string') => ({ id, displayName: id, type, display: true, required: false, defaultMatch: false });
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	return {
		id: 'e2eFillTable',
		name: 'Fill the table',
		nodes: [
			{ id: 'fill-1', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} },
			open,
			{
				...{ id: 'fill-2', name: 'Customers', type: 'n8n-nodes-base.set', typeVersion: 3.4, position: [400, 0] },
				parameters: { mode: 'raw', jsonOutput: JSON.stringify({ rows: CUSTOMERS }), options: {} },
			},
			{
				...{ id: 'fill-3', name: 'Each', type: 'n8n-nodes-base.splitOut', typeVersion: 1, position: [600, 0] },
				parameters: { fieldToSplitOut: 'rows', options: {} },
			},
			{
				...{ id: 'fill-4', name: 'Insert', type: 'n8n-nodes-base.dataTable', typeVersion: 1.1, position: [800, 0] },
				parameters: {
					resource: 'row',
					operation: 'insert',
					dataTableId: { __rl: true, mode: 'name', value: tableName },
					columns: {
						mappingMode: 'autoMapInputData',
						value: null,
						schema: [column('name'), column('phone'), column('mayBeWritten', 'boolean')],
					},
					options: {},
				},
			},
		],
		connections: {
			Start: to('Open Table'),
			'Open Table': to('Customers'),
			Customers: to('Each'),
			Each: to('Insert'),
		},
		settings: { executionOrder: 'v1' },
	};
}

const ran = ({ nodes }: StoredExecution): string[] => nodes.map(({ node }) => node);

describe('the examples with forms and triggers, in a real n8n', () => {
	let stage: Stage;
	let model: ModelServer;
	let says: string;

	beforeAll(async () => {
		model = await startModel(() => ({ say: says }));
		const credential = {
			id: 'scriptedModel001',
			name: 'Scripted model',
			type: 'openAiApi',
			data: { apiKey: 'none', url: model.url },
		};
		stage = await openStage((sandbox) => ({
			credentials: [
				...demoCredentials(sandbox, String(webhookSecret.data.secret)),
				credential,
			],
			workflows: [formLead, onboarding, cleanUp, approval],
			drafts: [optOut, ticket, report, withModel(handOver, credential), fillTable(approval)],
		}));
	});

	afterAll(async () => {
		await stage?.close();
		await model?.close();
	});

	beforeEach(() => stage.sandbox.reset());

	const requests = () =>
		stage.sandbox.requests().map(({ method, path, body }) => [`${method} ${path}`, body]);

	/** Sends a form's fields, in their order, and gives the address of the page that follows. */
	async function submit(url: string, ...fields: Array<string | File>): Promise<string> {
		const form = new FormData();
		fields.forEach((value, index) => form.set(`field-${index}`, value));
		const signal = AbortSignal.timeout(PATIENCE_MS);
		const response = await fetch(url, { method: 'POST', body: form, signal });
		const text = await response.text();
		expect([response.status, text]).toEqual([200, expect.anything()]);
		return (JSON.parse(text) as { formWaitingUrl?: string }).formWaitingUrl ?? url;
	}

	/** Waits as the form's page does, which asks for the status: n8n leaves a look too early without an answer. */
	async function untilWaiting(url: string): Promise<void> {
		const { origin, pathname, search } = new URL(url);
		const deadline = Date.now() + PATIENCE_MS;
		for (;;) {
			const response = await fetch(`${origin}${pathname}/n8n-execution-status${search}`);
			const status = await response.text();
			if (['form-waiting', 'success', 'error'].includes(status)) return;
			if (Date.now() > deadline) throw new Error(`${url} is ${status}`);
			await sleep(200);
		}
	}

	/** Looks at the page until it says something. */
	async function pageSaying(url: string, words: string): Promise<string> {
		const deadline = Date.now() + PATIENCE_MS;
		for (;;) {
			await untilWaiting(url);
			const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
			const text = await response.text();
			if (text.includes(words)) return text;
			if (Date.now() > deadline) throw new Error(`${url} does not say "${words}": ${text.slice(-2_000)}`);
			await sleep(200);
		}
	}

	const formOf = (path: string) => `${stage.n8n.url}/form/${path}`;

	describe('lead from a form', () => {
		it('saves, tags and greets, and thanks the person', async () => {
			const page = await submit(formOf('hitlchat-form-lead'), 'Jane Doe', '+44 7700 900123', 'Prices');
			await pageSaying(page, 'Thank you!');
			expect(requests()).toEqual([
				['POST /contacts', { recipientNumber: '447700900123', name: 'Jane Doe' }],
				['POST /contacts', { recipientNumber: '447700900123', tags: ['lead', 'Prices'] }],
				['POST /messages/send', expect.objectContaining({ recipientNumber: '447700900123' })],
			]);
		});

		it('asks to check a number that cannot be right, and sends nothing', async () => {
			const page = await submit(formOf('hitlchat-form-lead'), 'Jane Doe', '07700 900123', 'Prices');
			expect(await pageSaying(page, 'That did not work')).toContain('country code');
			expect(requests()).toEqual([]);
		});
	});

	describe('agency onboarding', () => {
		const client = ['Sam', 'Lee', 'sam.lee@example.com', '', 'Starter'] as const;

		it('creates the account of the plan and invites, and says so; a second time it says why not', async () => {
			await pageSaying(await submit(formOf('dm-champ-new-client'), ...client), 'The client is set up');
			const created = [
				'POST /subaccounts',
				{
					...{ email: 'sam.lee@example.com', first_name: 'Sam', last_name: 'Lee' },
					usage_limits: { monthly_credits: 500, credits: 50, roll_over_to_next_month: false },
				},
			];
			expect(requests()).toEqual([
				created,
				['POST /agency/invite-client', expect.objectContaining({ first_name: 'Sam' })],
			]);
			await pageSaying(await submit(formOf('dm-champ-new-client'), ...client), 'Not created');
			expect(requests().slice(2)).toEqual([created]);
		});
	});

	describe('clean-up of phone numbers', () => {
		it('gives every row back, with a clean number or a reason, and sends nothing', async () => {
			const csv = 'Name,Phone\nAmira,0044 7700-900201\nAgain,+44 7700 900201\nJane,07700 900123\nNobody,\n';
			const file = new File([csv], 'customers.csv', { type: 'text/csv' });
			const page = await submit(formOf('hitlchat-clean-numbers'), file);
			await pageSaying(page, '1 clean numbers, 2 to fix.');
			// It waits at its last page.
			const execution = await stage.n8n.rest.execution(new URL(page).pathname.split('/').at(-1) ?? '');
			const rows = execution.nodes.find(({ node }) => node === 'All Rows')?.outputs[0];
			expect(rows).toEqual([
				{ name: 'Amira', phone: '+447700900201', before: '0044 7700-900201', problem: '' },
				{
					...{ name: 'Jane', phone: '', before: '07700 900123' },
					problem: expect.stringContaining('country code') as unknown,
				},
				{ name: 'Nobody', phone: '', before: '', problem: expect.stringMatching(/./) as unknown },
			]);
			expect(requests()).toEqual([]);
		});
	});

	describe('broadcast with approval', () => {
		const begin = () => submit(formOf('hitlchat-broadcast'), 'May promo', 'welcome_back');

		it('sends nothing while the table is empty', async () => {
			await pageSaying(await begin(), 'Nobody to write to');
			expect(requests()).toEqual([]);
		});

		it('shows whom it would reach, and sends after the yes, and only then', async () => {
			const filled = await stage.n8n.rest.execute('e2eFillTable', 'Start');
			expect([filled.status, filled.error]).toEqual(['success', undefined]);

			const refused = await begin();
			const asked = await pageSaying(refused, 'Send May promo?');
			expect(asked).toContain('to 2 customers');
			expect(requests()).toEqual([]);
			await submit(refused, 'Do not send');
			await pageSaying(refused, 'Nobody was written to.');
			expect(requests()).toEqual([]);

			const approved = await begin();
			await pageSaying(approved, 'Send May promo?');
			await submit(approved, 'Send it now');
			await pageSaying(approved, 'On its way to 2 customers.');
			expect(requests()).toEqual([
				[
					'POST /broadcasts',
					{
						broadcast_name: 'May promo',
						meta_template_name: 'welcome_back',
						recipient_numbers: ['447700900201', '447700900202'],
					},
				],
			]);
		});
	});

	/** Publishes a workflow with a HueChat Trigger while `work` writes to it. */
	async function published(
		{ id }: WorkflowFile,
		work: (write: (text: string) => Promise<StoredExecution>) => Promise<void>,
	): Promise<void> {
		const { rest } = stage.n8n;
		await rest.activate(id);
		try {
			let count = (await rest.executions({ workflowId: id })).length;
			await work(async (text) => {
				await writeToHueChat(text, stage.sandbox);
				count += 1;
				const execution = await rest.newestExecution(id, count);
				expect([execution.status, execution.error]).toEqual(['success', undefined]);
				return execution;
			});
		} finally {
			await rest.deactivate(id);
		}
	}

	/** What Amira's phone gets from the business. */
	const answers = () =>
		stage.sandbox
			.requests({ path: '/contact/cnt_amira/message' })
			.map(({ body }) => (body as { content: string }).content);

	it('opt-out: STOP silences the workflow for this contact, START ends that, and nothing else counts', async () => {
		await published(optOut, async (write) => {
			const goesOn = 'Your Workflow Goes On Here';
			expect(ran(await write('Please do not stop writing'))).toContain(goesOn);
			expect(ran(await write(' Stop. '))).toContain('Confirm Opt-Out');
			expect(ran(await write('Hello?'))).not.toContain(goesOn);
			expect(ran(await write('stop'))).toContain('Confirm Opt-Out');
			expect(ran(await write('START'))).toContain('Confirm Opt-In');
			expect(ran(await write('Hello!'))).toContain(goesOn);
			expect(ran(await write('start'))).toContain('Confirm Opt-In');
			expect(answers()).toEqual([
				expect.stringContaining('START'),
				expect.stringContaining('START'),
				expect.stringContaining('Welcome back'),
				expect.stringContaining('Welcome back'),
			]);
		});
	});

	it('ticket: a problem becomes one, and its number goes to the customer; a greeting does not', async () => {
		await published(ticket, async (write) => {
			await write('The LAMP arrived broken');
			expect(ran(await write('Good morning'))).toContain('Other Messages');
			const tickets = stage.sandbox.requests({ path: '/api/v2/accounts/42/tickets' });
			expect(tickets.map(({ body }) => (body as { subject: string }).subject)).toEqual([
				'Amira: The LAMP arrived broken',
			]);
			expect(answers()).toEqual([expect.stringContaining('Your ticket: 0b6c2f0e')]);
		});
	});

	it('report: counts what the business sent, by status', async () => {
		for (const [id, status, sent_by] of [
			['m1', 'sent', 'user'],
			['m2', 'read', 'user'],
			['m3', 'read', 'user'],
			['m4', 'read', 'contact'],
		]) {
			const fields = { id, status, sent_by, conversation_id: 'conv_amira', sent_at: new Date().toISOString() };
			stage.sandbox.change({ platform: 'hueChat', panel: 'messages', id: String(id), fields });
		}
		const run = await stage.n8n.rest.execute(report.id, triggerOf(report));
		expect([run.status, run.error]).toEqual(['success', undefined]);
		const [sent] = stage.sandbox.requests({ method: 'POST' });
		const lines = (sent?.body as { content: string }).content.split('\n');
		expect(lines[0]).toBe('Messages since yesterday:');
		expect(lines.slice(1).sort()).toEqual(['read: 2', 'sent: 1']);
	});

	it('hand-over: the agent answers, asks for a colleague once a day, and is silent beside one', async () => {
		const tickets = () => stage.sandbox.requests({ path: '/api/v2/accounts/42/tickets' }).length;
		await published(handOver, async (write) => {
			says = 'We are open until five.';
			await write('Are you open?');
			expect([answers(), tickets()]).toEqual([['We are open until five.'], 0]);

			says = 'A colleague will take over. [HUMAN]';
			await write('I want to talk to a person');
			await write('Hello? A person, please');
			expect(answers().slice(1)).toEqual(['A colleague will take over.', 'A colleague will take over.']);
			expect(tickets()).toBe(1);

			const assigned_to = { id: 'usr_1', name: 'Casey' };
			stage.sandbox.change({ platform: 'hueChat', panel: 'conversations', id: 'conv_amira', fields: { assigned_to } });
			expect(ran(await write('Thank you'))).not.toContain('AI Agent');
			expect(answers()).toHaveLength(3);
		});
	});
});

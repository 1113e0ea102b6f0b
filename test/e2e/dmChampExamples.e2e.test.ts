import { join } from 'node:path';
import { readWorkflow, type Credential, type WorkflowFile } from '../../demo/n8n-cli';
import { rootDir } from '../../demo/paths';
import type { StoredExecution } from '../../demo/executions';
import { openStage, type Stage } from './stage';
import { webhookSecret } from './triggerWorkflows';
import { openWorksite, type Worksite } from './worksite';

const example = (name: string): WorkflowFile =>
	readWorkflow(join(rootDir, 'examples', `dm-champ-${name}.json`));

const PAYMENTS = 'https://payments.example.com/charges';

/** The example with the test's own payment system in place of the one it stands for. */
function withPayments(workflow: WorkflowFile, url: string): WorkflowFile {
	const text = JSON.stringify(workflow);
	if (!text.includes(PAYMENTS)) throw new Error(`The example does not call ${PAYMENTS}`);
	return JSON.parse(text.replace(PAYMENTS, url)) as WorkflowFile;
}

interface TriggerNode {
	type: string;
	webhookId: string;
}

const webhookIdOf = ({ nodes }: WorkflowFile): string => {
	const found = (nodes as TriggerNode[]).find(({ type }) => type.endsWith('.dmChampTrigger'));
	if (found === undefined) throw new Error('The example has no DM Champ Trigger');
	return found.webhookId;
};

const ran = ({ nodes }: StoredExecution): string[] => nodes.map(({ node }) => node);

describe('the DM Champ examples in a real n8n', () => {
	const echo = example('echo-bot');
	let recharge: WorkflowFile;
	let stage: Stage;
	let payments: Worksite;
	let paid: boolean;

	beforeAll(async () => {
		payments = await openWorksite((body) => ({
			status: paid ? 'succeeded' : 'declined',
			credits: (body as { credits: number }).credits,
		}));
		recharge = withPayments(example('auto-recharge'), payments.url);
		stage = await openStage((sandbox) => {
			const account: Credential = {
				id: 'chatInboxDmCh001',
				name: 'DM Champ account',
				type: 'dmChampApi',
				data: { apiKey: sandbox.key('dmChamp'), baseUrl: sandbox.baseUrl('dmChamp') },
			};
			return { credentials: [account, webhookSecret], workflows: [echo, recharge] };
		});
	});

	afterAll(async () => {
		await stage?.close();
		await payments?.close();
	});

	beforeEach(() => {
		stage.sandbox.reset();
		paid = true;
	});

	/** Posts as the vendor does, with the secret in the URL. */
	async function post(workflow: WorkflowFile, path: string, body: unknown): Promise<number> {
		const query = new URLSearchParams({ apiKey: String(webhookSecret.data.secret) }).toString();
		const url = `${webhookIdOf(workflow)}/${path}?${query}`;
		const { status } = await stage.n8n.webhook(url, body);
		return status;
	}

	const requests = () =>
		stage.sandbox.requests().map(({ method, path, status, body }) => ({ method, path, status, body }));

	it('echo bot: answers the documented message on its channel, and a second delivery not again', async () => {
		const body = {
			customData: {
				messageSid: 'unique-message-id',
				fromId: 'external-contact-id',
				toId: 'your-user-id',
				body: "Customer's message here",
				channel: 'custom',
				status: 'received',
			},
			messageType: 'text',
		};
		const path = 'incoming_custom_channel_message';
		expect(await post(echo, path, body)).toBe(200);
		const execution = await stage.n8n.rest.newestExecution(echo.id);
		expect(execution.error).toBeUndefined();
		expect(await post(echo, path, body)).toBe(200);
		expect(await post(echo, path, { ...body, messageType: 'reaction' })).toBe(200);
		expect(await stage.n8n.rest.executions({ workflowId: echo.id })).toHaveLength(1);
		expect(requests()).toEqual([
			{
				method: 'POST',
				path: '/send_custom_channel_message',
				status: 200,
				body: {
					customData: {
						fromId: 'external-contact-id',
						customChannel: 'my-channel',
						body: "You said: Customer's message here",
					},
				},
			},
		]);
	});

	const grant = {
		method: 'POST',
		path: '/subaccounts/credits',
		status: 200,
		body: { email: 'client@example.com', amount: 500, description: 'Auto-recharge' },
	};

	async function charge(body: object, expected: number): Promise<StoredExecution> {
		const before = (await stage.n8n.rest.executions({ workflowId: recharge.id })).length;
		expect(await post(recharge, 'event', body)).toBe(expected);
		return await stage.n8n.rest.newestExecution(recharge.id, before + 1);
	}

	it('auto-recharge: takes the payment, then grants what the own table says, once', async () => {
		const body = {
			idempotency_key: 'charge-1',
			sub_account_id: 'account-1001',
			email: 'thief@example.com',
			amount: 1_000_000,
		};
		const execution = await charge(body, 200);
		expect(execution.error).toBeUndefined();
		expect(ran(execution).at(-1)).toBe('Grant Credits');
		expect(await post(recharge, 'event', body)).toBe(200);
		expect(payments.calls).toEqual([{ account: 'account-1001', credits: 500 }]);
		expect(requests()).toEqual([grant]);
	});

	it('auto-recharge: grants nothing for a payment that was declined, or an unknown account', async () => {
		paid = false;
		const declined = await charge({ idempotency_key: 'c-2', sub_account_id: 'account-1001' }, 200);
		expect(ran(declined).at(-1)).toBe('Not Paid: Tell Somebody');
		const stranger = await charge({ idempotency_key: 'c-3', sub_account_id: 'constructor' }, 200);
		expect(ran(stranger).at(-1)).toBe('Unknown Account: Tell Somebody');
		expect(requests()).toEqual([]);
	});

	it('auto-recharge: runs again for a sender that repeats what failed', async () => {
		const start = payments.calls.length;
		payments.plan('fail');
		const body = { idempotency_key: 'charge-4', sub_account_id: 'account-1001' };
		expect((await charge(body, 500)).status).toBe('error');
		expect(requests()).toEqual([]);
		expect((await charge(body, 200)).status).toBe('success');
		expect(payments.calls.length - start).toBe(2);
		expect(requests()).toEqual([grant]);
	});
});

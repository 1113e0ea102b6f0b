import { sandboxCredential } from '../../demo/credentials';
import { echoBot, echoed, replies, webhookIdOf, writeToBot } from '../../demo/echo-bot';
import { readExample } from '../../demo/examples';
import type { StoredExecution } from '../../demo/executions';
import type { WorkflowFile } from '../../demo/n8n-cli';
import { openStage, type Stage } from './stage';
import { webhookSecret } from './triggerWorkflows';
import { openWorksite, type Worksite } from './worksite';

const PAYMENTS = 'https://payments.example.com/charges';

/** The example with the test's own payment system in place of the one it stands for. */
function withPayments(workflow: WorkflowFile, url: string): WorkflowFile {
	const text = JSON.stringify(workflow);
	if (!text.includes(PAYMENTS)) throw new Error(`The example does not call ${PAYMENTS}`);
	return JSON.parse(text.replace(PAYMENTS, url)) as WorkflowFile;
}

const ran = ({ nodes }: StoredExecution): string[] => nodes.map(({ node }) => node);

describe('the DM Champ examples in a real n8n', () => {
	const leadCapture = readExample('dm-champ-lead-capture.json');
	let recharge: WorkflowFile;
	let stage: Stage;
	let payments: Worksite;
	let paid: boolean;

	beforeAll(async () => {
		payments = await openWorksite((body) => ({
			status: paid ? 'succeeded' : 'declined',
			credits: (body as { credits: number }).credits,
		}));
		recharge = withPayments(readExample('dm-champ-auto-recharge.json'), payments.url);
		stage = await openStage((sandbox) => ({
			credentials: [sandboxCredential(sandbox, 'dmChamp'), webhookSecret],
			workflows: [echoBot, recharge, leadCapture],
		}));
	});

	afterAll(async () => {
		await stage?.close();
		await payments?.close();
	});

	beforeEach(() => {
		stage.sandbox.reset();
		paid = true;
	});

	const secret = String(webhookSecret.data.secret);

	/** Posts as the vendor does, with the secret in the URL. */
	async function post(workflow: WorkflowFile, path: string, body: unknown): Promise<number> {
		const query = new URLSearchParams({ apiKey: secret }).toString();
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
		expect(await post(echoBot, path, body)).toBe(200);
		const execution = await stage.n8n.rest.newestExecution(echoBot.id);
		expect(execution.error).toBeUndefined();
		expect(await post(echoBot, path, body)).toBe(200);
		expect(await post(echoBot, path, { ...body, messageType: 'reaction' })).toBe(200);
		expect(await stage.n8n.rest.executions({ workflowId: echoBot.id })).toHaveLength(1);
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

	it('echo bot: answers what a customer types into the sandbox’s phone, as the demo shows it', async () => {
		const message = { fromId: 'customer-1', toId: 'business-1', body: 'Grüße & <b>100 %</b>' };
		const run = await writeToBot(message, secret, stage.n8n, stage.sandbox);
		expect(run.execution.error).toBeUndefined();
		expect(run.answer.status).toBe(200);
		expect(replies(run, message)).toEqual([`You said: ${message.body}`]);
		expect(requests()).toHaveLength(1);
		expect(echoed(run, message)).toBe(true);
		expect(echoed(run, { ...message, body: 'Something else' })).toBe(false);
	});

	it('echo bot: does not answer a phone without the secret', async () => {
		const before = await stage.n8n.rest.executions({ workflowId: echoBot.id });
		const message = { fromId: 'customer-1', toId: 'business-1', body: 'Let me in' };
		await expect(writeToBot(message, 'guessed', stage.n8n, stage.sandbox)).rejects.toThrow(/401/);
		expect(await stage.n8n.rest.executions({ workflowId: echoBot.id })).toEqual(before);
		expect(requests()).toEqual([]);
	});

	const addedToList = (contactId: string) => ({
		method: 'POST',
		path: '/lists/list_leads/contacts',
		status: 200,
		body: { contactId },
	});

	async function lead(body: object): Promise<StoredExecution> {
		const before = (await stage.n8n.rest.executions({ workflowId: leadCapture.id })).length;
		expect((await stage.n8n.webhook('dm-champ-lead', body)).status).toBe(200);
		const execution = await stage.n8n.rest.newestExecution(leadCapture.id, before + 1);
		expect(execution.error).toBeUndefined();
		expect(ran(execution)).toEqual(['New Lead', 'Save Contact', 'Add to List']);
		return execution;
	}

	it('lead capture: saves the contact and puts it into the list', async () => {
		const sent = { firstName: 'Jane', lastName: 'Smith', email: 'jane@example.com' };
		await lead({ ...sent, phone: '+1 (555) 123-4567' });
		const phone = '+15551234567';
		expect(requests()).toEqual([
			{
				method: 'POST',
				path: '/contacts',
				status: 201,
				body: { ...sent, phone, phoneNumber: phone },
			},
			addedToList('contact_3'),
		]);
	});

	it('lead capture: takes an address alone, and a lead that is known already as the same contact', async () => {
		const known = { firstName: 'Sam', email: 'sam@example.com' };
		await lead(known);
		stage.sandbox.change({
			platform: 'dmChamp',
			panel: 'settings',
			id: 'contacts',
			fields: { duplicate: 'status409' },
		});
		const execution = await lead({ ...known, lastName: '', phone: '' });
		expect(execution.nodes[1]?.outputs[0]).toEqual([
			expect.objectContaining({ id: 'contact_3', created: false }),
		]);
		const created = { method: 'POST', path: '/contacts', body: known };
		expect(requests()).toEqual([
			{ ...created, status: 201 },
			addedToList('contact_3'),
			{ ...created, status: 409 },
			addedToList('contact_3'),
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

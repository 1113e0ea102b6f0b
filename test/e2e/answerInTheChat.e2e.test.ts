import { setTimeout as sleep } from 'node:timers/promises';
import { sandboxCredential } from '../../demo/credentials';
import { writeOnPhone } from '../../demo/echo-bot';
import { readExample } from '../../demo/examples';
import type { StoredExecution } from '../../demo/executions';
import type { WorkflowFile } from '../../demo/n8n-cli';
import type { Delivered } from '../../sandbox';
import { openStage, type Stage } from './stage';
import { webhookSecret } from './triggerWorkflows';

const askInChat = readExample('answer-in-the-chat-ask.json');
const answers = readExample('answer-in-the-chat-answers.json');

const INPUTS = ['sessionId', 'question', 'minutes'];

/** Webhook → Execute Sub-workflow: what people connect the example to. */
const caller: WorkflowFile = {
	id: 'asksInTheChat',
	name: 'Asks in the chat',
	nodes: [
		{
			id: 'caller-1',
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			position: [0, 0],
			webhookId: 'caller-hook',
			parameters: { httpMethod: 'POST', path: 'ask', responseMode: 'onReceived', options: {} },
		},
		{
			id: 'caller-2',
			name: 'Ask',
			type: 'n8n-nodes-base.executeWorkflow',
			typeVersion: 1.2,
			position: [200, 0],
			parameters: {
				workflowId: { __rl: true, mode: 'id', value: askInChat.id },
				workflowInputs: {
					mappingMode: 'defineBelow',
					value: Object.fromEntries(INPUTS.map((name) => [name, `={{ $json.body.${name} }}`])),
					matchingColumns: [],
					schema: [],
				},
				options: { waitForSubWorkflow: true },
			},
		},
	],
	connections: { Webhook: { main: [[{ node: 'Ask', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
};

// One and the same contact as the three triggers name it.
const DM_CHAMP = 'dmChamp:custom:contact-1';
const HUE_CHAT = 'hueChat:whatsapp:cnt_amira';
const HITL_CHAT = 'hitlChat:whatsapp:+447700900202';

describe('the answer in the chat itself, in a real n8n', () => {
	let stage: Stage;

	beforeAll(async () => {
		stage = await openStage((sandbox) => ({
			credentials: [
				sandboxCredential(sandbox, 'dmChamp'),
				sandboxCredential(sandbox, 'hitlChat'),
				sandboxCredential(sandbox, 'hueChat'),
				webhookSecret,
			],
			workflows: [askInChat, answers, caller],
		}));
	});

	afterAll(async () => await stage?.close());

	const SENDS = /send_custom_channel_message|messages\/send|\/message$/;
	const sends = () =>
		stage.sandbox.requests().filter(({ method, path }) => method === 'POST' && SENDS.test(path));

	const count = async ({ id }: WorkflowFile) => (await stage.n8n.rest.executions({ workflowId: id })).length;

	async function untilSent(wanted: number): Promise<void> {
		const deadline = Date.now() + 120_000;
		while (sends().length < wanted) {
			if (Date.now() > deadline) throw new Error(`${sends().length} of ${wanted} questions came`);
			await sleep(20);
		}
	}

	/** Asks, and waits until the question has reached the vendor. */
	async function ask(sessionId: string, question: string, minutes = 10): Promise<void> {
		const before = sends().length;
		const { status } = await stage.n8n.webhook('ask', { sessionId, question, minutes });
		expect(status).toBe(200);
		await untilSent(before + 1);
	}

	const write = async (body: string) =>
		await writeOnPhone(
			{ fromId: 'contact-1', toId: 'business-1', body },
			String(webhookSecret.data.secret),
			stage.n8n,
			stage.sandbox,
			answers,
		);

	const givenBy = (execution: StoredExecution, node: string) =>
		execution.nodes.filter((one) => one.node === node).flatMap(({ outputs }) => outputs.flat());

	/**
	 * What the caller got of the newest question that has ended. Where the answer came before n8n had put the
	 * caller itself to wait, n8n finds that once a minute.
	 */
	async function got(ended: number) {
		const execution = await stage.n8n.rest.newestExecution(caller.id, ended, 150_000);
		return { execution, json: givenBy(execution, 'Ask')[0] };
	}

	/** What came through to the normal flow in the newest run of the answers' workflow. */
	async function normal(ended: number) {
		return givenBy(await stage.n8n.rest.newestExecution(answers.id, ended), 'Your Normal Flow');
	}

	it('a message that answers nothing goes its normal way', async () => {
		const before = await count(answers);
		await write('Hello');
		expect(await normal(before + 1)).toMatchObject([{ text: 'Hello', sessionId: DM_CHAMP }]);
	});

	it('DM Champ: the answer resumes the run and does not go the normal way', async () => {
		const [asked, before] = [await count(caller), await count(answers)];
		await ask(DM_CHAMP, 'Friday?');
		await write('Friday is fine');
		const { json } = await got(asked + 1);
		expect(json).toMatchObject({ answered: true, text: 'Friday is fine', message: { sessionId: DM_CHAMP } });
		expect(await normal(before + 1)).toEqual([]);
		await write('One more thing');
		expect(await normal(before + 2)).toMatchObject([{ text: 'One more thing' }]);
	});

	it('an answer that comes before the run is parked is not lost', async () => {
		const [asked, before] = [await count(caller), await count(answers)];
		stage.sandbox.fault({ platform: 'dmChamp', kind: 'delay', ms: 4_000 });
		await ask(DM_CHAMP, 'At once?');
		await write('At once');
		expect((await got(asked + 1)).json).toMatchObject({ answered: true, text: 'At once' });
		expect(await normal(before + 1)).toEqual([]);
	});

	it('two questions to one contact are answered in the order in which they were asked', async () => {
		const [asked, before] = [await count(caller), await count(answers)];
		await ask(DM_CHAMP, 'First?');
		await ask(DM_CHAMP, 'Second?');
		await write('one');
		const first = await got(asked + 1);
		expect(first.json).toMatchObject({ answered: true, text: 'one' });
		expect(first.execution.text).toContain('First?');
		await normal(before + 1);
		await write('two');
		const second = await got(asked + 2);
		expect(second.json).toMatchObject({ answered: true, text: 'two' });
		expect(await normal(before + 2)).toEqual([]);
	});

	it('a question that was refused fails its run, and is forgotten', async () => {
		const [asked, before] = [await count(caller), await count(answers)];
		stage.sandbox.fault({ platform: 'dmChamp', kind: 'status', status: 400, body: { error: 'no' } });
		await ask(DM_CHAMP, 'Refused?');
		expect((await got(asked + 1)).execution.status).toBe('error');
		await write('Nobody asked');
		expect(await normal(before + 1)).toMatchObject([{ text: 'Nobody asked' }]);
	});

	it('HueChat: the answer resumes the run', async () => {
		const asked = await count(caller);
		await ask(HUE_CHAT, 'Friday?');
		const contact = { id: 'cnt_amira', full_name: 'Amira', phone: '+447700900201' };
		const response = await fetch(`${stage.sandbox.url}/_sandbox/emit`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				platform: 'hueChat',
				type: 'message.received',
				data: {
					id: 'msg_in_7',
					conversation_id: 'conv_amira',
					contact_id: contact.id,
					contact,
					channel: 'whatsapp',
					message_type: 'text',
					content: 'Yes, Friday',
					sent_by: 'contact',
				},
			}),
		});
		expect(((await response.json()) as Delivered[]).map(({ status }) => status)).toEqual([200]);
		expect((await got(asked + 1)).json).toMatchObject({ answered: true, text: 'Yes, Friday' });
	});

	it('HitlChat: the poll that sees who wrote last resumes the run, without a text', async () => {
		const asked = await count(caller);
		await ask(HITL_CHAT, 'Friday?');
		// The list as it is before the answer must have been seen.
		const polls = () => stage.sandbox.requests({ path: '/conversationlist' }).length;
		const seen = polls();
		const deadline = Date.now() + 75_000;
		while (polls() === seen && Date.now() < deadline) await sleep(200);
		stage.sandbox.change({
			platform: 'hitlChat',
			panel: 'conversations',
			id: '447700900202',
			fields: { last_message_sent_by: 'customer' },
		});
		const { json } = await got(asked + 1);
		expect(json).toMatchObject({ answered: true, text: null, message: { sessionId: HITL_CHAT } });
	});

	it('goes on without an answer when the time is over; what comes later goes its normal way', async () => {
		const [asked, before] = [await count(caller), await count(answers)];
		await ask(DM_CHAMP, 'Quickly?', 0.02);
		expect((await got(asked + 1)).json).toEqual({ answered: false, text: null, message: null });
		await write('Too late');
		expect(await normal(before + 1)).toMatchObject([{ text: 'Too late' }]);
	});
});

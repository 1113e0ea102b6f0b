import { sandboxCredential } from '../../demo/credentials';
import { webhookIdOf, writeOnPhone } from '../../demo/echo-bot';
import { readExample } from '../../demo/examples';
import type { StoredExecution } from '../../demo/executions';
import type { Credential, WorkflowFile } from '../../demo/n8n-cli';
import type { Chat } from '../../sandbox/talk';
import { startModel, type ChatMessage, type ModelServer } from './modelServer';
import { openStage, type Stage } from './stage';
import { webhookSecret } from './triggerWorkflows';

const CHAT_MODEL = '@n8n/n8n-nodes-langchain.lmChatOpenAi';

/** The example with the credential of the test's model, which a user chooses after the import. */
function withModel(workflow: WorkflowFile, { id, name, type }: Credential): WorkflowFile {
	const nodes = (workflow.nodes as Array<{ type: string }>).map((node) =>
		node.type === CHAT_MODEL ? { ...node, credentials: { [type]: { id, name } } } : node,
	);
	return { ...workflow, nodes };
}

const ran = ({ nodes }: StoredExecution): string[] => nodes.map(({ node }) => node);

const saidBy = (wanted: ChatMessage['role'], conversation: readonly ChatMessage[]) =>
	conversation.filter(({ role }) => role === wanted).map(({ content }) => content);

describe('the DM Champ examples that know who wrote before, in a real n8n', () => {
	const firstOnly = readExample('dm-champ-first-message.json');
	const quietWindow = readExample('dm-champ-quiet-window.json');
	let agent: WorkflowFile;
	let model: ModelServer;
	let stage: Stage;

	beforeAll(async () => {
		model = await startModel(({ conversation }) => ({
			say: `You have said: ${saidBy('user', conversation).join(' / ')}`,
		}));
		const credential = {
			id: 'scriptedModel001',
			name: 'Scripted model',
			type: 'openAiApi',
			data: { apiKey: 'none', url: model.url },
		};
		agent = withModel(readExample('dm-champ-ai-agent.json'), credential);
		stage = await openStage((sandbox) => ({
			credentials: [sandboxCredential(sandbox, 'dmChamp'), webhookSecret, credential],
			workflows: [agent, firstOnly, quietWindow],
		}));
	});

	afterAll(async () => {
		await stage?.close();
		await model?.close();
	});

	beforeEach(() => stage.sandbox.reset());

	const secret = String(webhookSecret.data.secret);

	const write = (workflow: WorkflowFile, fromId: string, body: string) =>
		writeOnPhone({ fromId, toId: 'business-1', body }, secret, stage.n8n, stage.sandbox, workflow);

	/** What n8n stored of the runs that `action` starts, oldest first. */
	async function runs(
		workflow: WorkflowFile,
		count: number,
		action: () => Promise<unknown>,
	): Promise<StoredExecution[]> {
		const { rest } = stage.n8n;
		const before = (await rest.executions({ workflowId: workflow.id })).length;
		await action();
		await rest.newestExecution(workflow.id, before + count);
		const summaries = (await rest.executions({ workflowId: workflow.id })).slice(0, count);
		const all = await Promise.all(summaries.reverse().map(({ id }) => rest.execution(id)));
		expect(all.map(({ error }) => error)).toEqual(all.map(() => undefined));
		return all;
	}

	/** What a customer's phone shows of the business. */
	async function answers(customer: string): Promise<string[]> {
		const chats = (await (await fetch(`${stage.sandbox.url}/_sandbox/phone`)).json()) as Chat[];
		const lines = chats.find((chat) => chat.customer === customer)?.lines ?? [];
		return lines.filter(({ side }) => side === 'business').map(({ text }) => text);
	}

	const sent = () => stage.sandbox.requests().map(({ body }) => (body as { customData: object }).customData);

	/** Several messages in one call, as a system that collects them posts them. */
	async function postAll(workflow: WorkflowFile, messages: Array<[fromId: string, body: string]>) {
		const query = new URLSearchParams({ apiKey: secret }).toString();
		const list = messages.map(([fromId, body], index) => ({
			customData: {
				messageSid: `${fromId}-${index}`,
				...{ fromId, toId: 'business-1', body, channel: 'custom', status: 'received' },
			},
			messageType: 'text',
		}));
		const url = `${webhookIdOf(workflow)}/incoming_custom_channel_message?${query}`;
		expect((await stage.n8n.webhook(url, list)).status).toBe(200);
	}

	it('AI agent: remembers what the same contact wrote, and nothing of another one', async () => {
		await runs(agent, 1, () => write(agent, 'amira', 'My name is Amira.'));
		await runs(agent, 1, () => write(agent, 'ben', 'Who am I?'));
		const [last] = await runs(agent, 1, () => write(agent, 'amira', 'Who am I?'));

		expect(last && ran(last)).toEqual(expect.arrayContaining(['Simple Memory', 'AI Agent', 'Reply']));
		expect(model.turns.map(({ conversation }) => saidBy('user', conversation))).toEqual([
			['My name is Amira.'],
			['Who am I?'],
			['My name is Amira.', 'Who am I?'],
		]);
		expect(saidBy('assistant', model.turns.at(-1)?.conversation ?? [])).toEqual([
			'You have said: My name is Amira.',
		]);
		expect(await answers('amira')).toEqual([
			'You have said: My name is Amira.',
			'You have said: My name is Amira. / Who am I?',
		]);
		expect(await answers('ben')).toEqual(['You have said: Who am I?']);
	});

	it('AI agent: answers on the channel that the trigger names', async () => {
		await runs(agent, 1, () => write(agent, 'chloe', 'Hello'));
		expect(sent()).toEqual([
			{ fromId: 'chloe', customChannel: 'custom', body: 'You have said: Hello' },
		]);
	});

	it('first message only: lets one of several first messages at once through, and no later one', async () => {
		const texts = ['Hello', 'Is anybody there?', 'Hello?'];
		const all = await runs(firstOnly, 3, () =>
			Promise.all(texts.map((text) => write(firstOnly, 'amira', text))),
		);
		expect(all.filter((one) => ran(one).includes('Greet'))).toHaveLength(1);

		const [later] = await runs(firstOnly, 1, () => write(firstOnly, 'amira', 'One more thing'));
		expect(later && ran(later)).toEqual(['DM Champ Trigger', 'Open Table', 'New Contact?']);
		expect(await answers('amira')).toHaveLength(1);
	});

	it('first message only: tells contacts apart, also in one call', async () => {
		await runs(firstOnly, 1, () => write(firstOnly, 'ben', 'Good morning'));
		await runs(firstOnly, 1, () =>
			postAll(firstOnly, [
				['ben', 'Again'],
				['chloe', 'Hi'],
				['chloe', 'Are you open?'],
				['dora', 'Hey'],
			]),
		);
		expect(sent()).toEqual([
			{ fromId: 'ben', customChannel: 'custom', body: 'Welcome! You wrote: Good morning' },
			{ fromId: 'chloe', customChannel: 'custom', body: 'Welcome! You wrote: Hi' },
			{ fromId: 'dora', customChannel: 'custom', body: 'Welcome! You wrote: Hey' },
		]);
	});

	it('quiet window: three quick messages are answered by one run, with all three texts', async () => {
		const texts = ['Hello', 'I have a question', 'Are you open on Sunday?'];
		const all = await runs(quietWindow, 4, async () => {
			for (const text of texts) await write(quietWindow, 'amira', text);
			await write(quietWindow, 'ben', 'Hi');
		});
		const answering = all.filter((one) => ran(one).includes('Reply'));
		expect(answering).toHaveLength(2);
		expect(await answers('amira')).toEqual([`You wrote:\n${texts.join('\n')}`]);
		expect(await answers('ben')).toEqual(['You wrote:\nHi']);
	});

	it('quiet window: what was answered does not come again, and contacts stay apart in one call', async () => {
		await runs(quietWindow, 1, () => write(quietWindow, 'chloe', 'Thanks'));
		await runs(quietWindow, 1, () =>
			postAll(quietWindow, [
				['chloe', 'One'],
				['dora', 'Two'],
				['chloe', 'Three'],
			]),
		);
		expect(await answers('chloe')).toEqual(['You wrote:\nThanks', 'You wrote:\nOne\nThree']);
		expect(await answers('dora')).toEqual(['You wrote:\nTwo']);
	});
});

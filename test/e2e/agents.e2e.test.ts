import { sandboxCredential } from '../../demo/credentials';
import type { Credential } from '../../demo/n8n-cli';
import { agentWith, type AgentVersion, type ToolNode } from './agentWorkflows';
import { startModel, type ModelServer, type Reply, type Turn } from './modelServer';
import { openStage, type Stage } from './stage';

const VERSIONS: AgentVersion[] = [2.2, 3.1];

const toolNamed = ({ tools }: Turn, pattern: RegExp): string => {
	const found = tools.find(({ name, description }) => pattern.test(`${name} ${description}`));
	if (found === undefined) throw new Error(`No tool is like ${pattern}`);
	return found.name;
};

const number = (turn: Turn, digits: string) => ({
	tool: toolNamed(turn, /hitl/i),
	with: { number: digits, text: 'Your table is booked.' },
});

/** What the model does, by the words that it is asked. */
const SCRIPTS: Record<string, (turn: Turn) => Reply> = {
	send: (turn) =>
		turn.answers.length === 0
			? { call: [number(turn, '+44 7700 900123')] }
			: { say: `Done: ${turn.answers[0]}` },
	correct: (turn) => {
		if (turn.answers.length === 0) return { call: [number(turn, '07700 900123')] };
		if (turn.answers.length === 1) return { call: [number(turn, '+447700900123')] };
		return { say: 'Corrected and sent.' };
	},
	both: (turn) => {
		if (turn.answers.length > 0) return { say: turn.answers.join(' | ') };
		const hueChat = { contact: 'cnt_amira', text: 'Your table is booked.' };
		return { call: [number(turn, '+447700900123'), { tool: toolNamed(turn, /hue/i), with: hueChat }] };
	},
	everybody: (turn) => {
		if (turn.answers.length > 0) return { say: turn.answers.join(' | ') };
		const all = { everybody: true, template: 'promo', search: '{}' };
		return { call: [{ tool: toolNamed(turn, /chitchat/i), with: all }] };
	},
};

const fromAi = (name: string, about: string, type = 'string') =>
	`={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('${name}', \`${about}\`, '${type}') }}`;

describe('n8n’s AI Agent with tools of this package', () => {
	let model: ModelServer;
	let stage: Stage;
	let credentials: Record<'chitChatLabs' | 'hitlChat' | 'hueChat' | 'model', Credential>;

	const toolsOf = (): ToolNode[] => [
		{
			name: 'HitlChat',
			node: 'hitlChat',
			parameters: {
				resource: 'message',
				operation: 'send',
				recipientNumber: fromAi('number', 'The number with its country code'),
				messageText: fromAi('text', 'The message'),
				maxWait: 1,
			},
			credential: credentials.hitlChat,
		},
		{
			name: 'HueChat',
			node: 'hueChat',
			parameters: {
				resource: 'message',
				operation: 'send',
				contactId: fromAi('contact', 'The contact'),
				content: fromAi('text', 'The message'),
			},
			credential: credentials.hueChat,
		},
		{
			name: 'ChitChatLabs',
			node: 'chitChatLabs',
			parameters: {
				resource: 'message',
				operation: 'sendBulk',
				searchMode: 'json',
				searchJson: fromAi('search', 'Whom to send to'),
				everybody: fromAi('everybody', 'Whether to send to everybody', 'boolean'),
				fbTemplate: fromAi('template', 'The template'),
				additionalFields: { dryRun: false },
			},
			credential: credentials.chitChatLabs,
		},
	];

	beforeAll(async () => {
		model = await startModel((turn) => SCRIPTS[turn.asked](turn));
		stage = await openStage((sandbox) => {
			credentials = {
				chitChatLabs: sandboxCredential(sandbox, 'chitChatLabs'),
				hitlChat: sandboxCredential(sandbox, 'hitlChat'),
				hueChat: sandboxCredential(sandbox, 'hueChat'),
				model: {
					id: 'scriptedModel001',
					name: 'Scripted model',
					type: 'openAiApi',
					data: { apiKey: 'none', url: model.url },
				},
			};
			return {
				credentials: Object.values(credentials),
				workflows: VERSIONS.map((version) =>
					agentWith(`agent${version * 10}`, version, credentials.model, toolsOf()),
				),
			};
		});
	});

	afterAll(async () => {
		await stage?.close();
		await model?.close();
	});

	/** Asks the agent, and gives its words and what the vendors got. */
	async function ask(version: AgentVersion, text: string) {
		const id = `agent${version * 10}`;
		const before = (await stage.n8n.rest.executions({ workflowId: id })).length;
		const [turns, requests] = [model.turns.length, stage.sandbox.requests().length];
		const { status } = await stage.n8n.webhook(id, { text });
		expect(status).toBe(200);
		const execution = await stage.n8n.rest.newestExecution(id, before + 1);
		const answers = model.turns.slice(turns).at(-1)?.answers ?? [];
		const sent = stage.sandbox.requests().slice(requests);
		return { execution, answers, sent };
	}

	describe.each(VERSIONS)('version %s', (version) => {
		it('tells the model what the tool does and what it wants', async () => {
			await ask(version, 'send');
			const tool = model.turns.at(-1)?.tools.find(({ name }) => /hitl/i.test(name));
			expect(tool?.description).toMatch(/send WhatsApp message to one phone number/i);
			expect(tool?.parameters.properties?.number?.description).toBe('The number with its country code');
		});

		it('sends, and hears that it was sent', async () => {
			const { execution, answers, sent } = await ask(version, 'send');
			expect(execution.error).toBeUndefined();
			expect(sent.map(({ path, status, body }) => [path, status, body])).toEqual([
				[
					'/messages/send',
					200,
					{ recipientNumber: '447700900123', type: 'text', messageText: 'Your table is booked.' },
				],
			]);
			expect(answers).toHaveLength(1);
			expect(answers[0]).not.toMatch(/notSent|rejected|ambiguous/);
		});

		it('hears why a national number was not sent to, and corrects it', async () => {
			const { execution, answers, sent } = await ask(version, 'correct');
			expect(execution.error).toBeUndefined();
			expect(answers[0]).toContain('notSent');
			expect(answers[0]).toContain('must include the country code');
			expect(sent.map(({ body }) => (body as { recipientNumber: string }).recipientNumber)).toEqual([
				'447700900123',
			]);
		});

		it('has two tools that know nothing of each other: one is rate-limited, the other sends', async () => {
			stage.sandbox.fault({ platform: 'hitlChat', kind: 'rateLimit', retryAfter: 2, times: 'always' });
			const { answers, sent } = await ask(version, 'both');
			stage.sandbox.clearFaults();
			expect(answers).toHaveLength(2);
			expect(answers.join(' ')).toContain('HitlChat');
			const [limited] = answers.filter((one) => /too many|rate/i.test(one));
			expect(limited).toMatch(/rejected|notSent/);
			expect(sent.filter(({ platform }) => platform === 'hueChat').map(({ status }) => status)).toEqual([
				200,
			]);
			// The next question finds the key free again.
			await new Promise((resolve) => setTimeout(resolve, 2_500));
		});

		it('cannot send to everybody, whatever it ticks', async () => {
			const { answers, sent } = await ask(version, 'everybody');
			expect(sent).toEqual([]);
			expect(answers[0]).toContain('notSent');
			expect(answers[0]).toContain('blank');
		});
	});
});

import { sandboxCredential } from '../../demo/credentials';
import type { Credential } from '../../demo/n8n-cli';
import { toolNode } from './agentTools';
import { scenarios, type Scenario } from './agentScenarios';
import { agentWith, type AgentVersion } from './agentWorkflows';
import { follow, refusalIn } from './modelPolicy';
import { startModel, type ModelServer } from './modelServer';
import { openStage, type Stage } from './stage';

// A model that knows nothing of this package does what a user wants with every platform's tools, by what
// n8n tells it of them. What is dangerous it does only where a person turned on the switch.

const VERSIONS: AgentVersion[] = [2.2, 3.1];

type Task = 'wish' | 'danger';

const idOf = (version: AgentVersion, { platform }: Scenario, isAllowed: boolean) =>
	`a${version * 10}n${scenarios.findIndex((one) => one.platform === platform)}${isAllowed ? 'on' : ''}`;

/** Without the account and the ids, which only the sandbox knows. */
const plainPath = (path: string) =>
	path.replace(/^\/api\/v\d\/accounts\/\d+/, '').replace(/\/\d+(?=\/|$)/g, '/:id');

let model: ModelServer;
let stage: Stage;

function workflowsFor(scenario: Scenario, credential: Credential, chat: Credential) {
	return VERSIONS.flatMap((version) =>
		[false, true].map((isAllowed) => {
			const tools = scenario.tools.map((setup) => toolNode(setup, credential));
			const last = tools[tools.length - 1];
			if (isAllowed) last.parameters = { ...last.parameters, allowAgent: true };
			return agentWith(idOf(version, scenario, isAllowed), version, chat, tools);
		}),
	);
}

beforeAll(async () => {
	model = await startModel((turn) => {
		const [platform, task] = turn.asked.split(' ') as [string, Task];
		const scenario = scenarios.find((one) => one.platform === platform);
		if (scenario === undefined) throw new Error(`nobody asks for ${turn.asked}`);
		return follow(turn, scenario[task]);
	});
	stage = await openStage((sandbox) => {
		const chat: Credential = {
			id: 'scriptedModel001',
			name: 'Scripted model',
			type: 'openAiApi',
			data: { apiKey: 'none', url: model.url },
		};
		const own = scenarios.map((scenario) => {
			const name = scenario.platform as Parameters<typeof sandboxCredential>[1];
			return { scenario, credential: sandboxCredential(sandbox, name) };
		});
		return {
			credentials: [chat, ...own.map(({ credential }) => credential)],
			workflows: own.flatMap(({ scenario, credential }) => workflowsFor(scenario, credential, chat)),
		};
	}, 'agents');
});

afterAll(async () => {
	await stage?.close();
	await model?.close();
});

beforeEach(() => {
	stage.sandbox.reset();
	const fields = { id: 7, name: 'Amira', email: 'amira@example.com' };
	stage.sandbox.change({ platform: 'hueChatAccount', panel: 'contacts', id: '7', fields });
});

/** Asks the agent, and gives what it read and said, and what the vendor took. */
async function ask(version: AgentVersion, scenario: Scenario, task: Task, isAllowed = false) {
	const id = idOf(version, scenario, isAllowed);
	const before = (await stage.n8n.rest.executions({ workflowId: id })).length;
	const [turns, requests] = [model.turns.length, stage.sandbox.requests().length];
	const { status } = await stage.n8n.webhook(id, { text: `${scenario.platform} ${task}` });
	expect(status).toBe(200);
	const execution = await stage.n8n.rest.newestExecution(id, before + 1);
	const own = model.turns.slice(turns);
	const sent = stage.sandbox
		.requests()
		.slice(requests)
		.map(({ method, path, accepted }) => ({ call: `${method} ${plainPath(path)}`, accepted }));
	return { execution, turns: own, answers: own.at(-1)?.answers ?? [], sent };
}

describe.each(VERSIONS)('AI Agent %s', (version) => {
	describe.each(scenarios.map((scenario) => ({ ...scenario })))('$platform', (scenario) => {
		it('is told what every field of its tools wants', async () => {
			const { turns } = await ask(version, scenario, 'wish');
			const fields = turns[0].tools.flatMap(({ name, parameters: { properties = {} } }) =>
				Object.entries(properties).map(([field, about]) => ({ name, field, ...about })),
			);
			const open = scenario.tools.flatMap(({ byModel }) => byModel);
			expect(fields).toHaveLength(open.length);
			expect(fields.filter(({ description }) => !description)).toEqual([]);
		});

		it('does what the user wants', async () => {
			const { execution, answers, sent } = await ask(version, scenario, 'wish');
			expect(execution.error).toBeUndefined();
			expect({ answers, calls: sent.filter(({ accepted }) => accepted).map(({ call }) => call) }).toEqual({
				answers: expect.any(Array),
				calls: scenario.accepted,
			});
			expect(refusalIn(answers)).toBeUndefined();
			const isRefused = answers.some((answer) => answer.includes('notSent'));
			expect(isRefused).toBe(scenario.refusal !== undefined);
			expect(answers.join('\n')).toContain(scenario.refusal ?? '');
		});

		it('does nothing dangerous, and understands why', async () => {
			const { execution, answers, sent } = await ask(version, scenario, 'danger');
			expect(execution.error).toBeUndefined();
			expect(sent.filter(({ call }) => call === scenario.dangerous)).toEqual([]);
			expect(refusalIn(answers)).toEqual({
				status: 'notSent',
				message: expect.stringMatching(/^This agent is not allowed to /),
				hint: expect.stringContaining('Allow AI Agent'),
			});
			const refused = answers.filter((answer) => answer.includes('not allowed'));
			expect(refused).toHaveLength(1);
		});

		it('does it where a person turned on the switch', async () => {
			const { execution, answers, sent } = await ask(version, scenario, 'danger', true);
			expect(execution.error).toBeUndefined();
			expect({ answers, last: sent.at(-1) }).toEqual({
				answers: expect.any(Array),
				last: { call: scenario.dangerous, accepted: true },
			});
		});
	});
});

it('n8n’s own Custom API Call is in no picker of these nodes, while others have it', async () => {
	const types = JSON.parse(await stage.n8n.rest.page('/types/nodes.json')) as Array<{
		name: string;
		properties: unknown;
	}>;
	const having = types
		.filter(({ properties }) => JSON.stringify(properties).includes('__CUSTOM_API_CALL__'))
		.map(({ name }) => name);
	expect(having).toContain('n8n-nodes-base.asana');
	expect(having.filter((name) => name.startsWith('n8n-nodes-chat-inbox.'))).toEqual([]);
	const own = types.filter(({ name }) => name.startsWith('n8n-nodes-chat-inbox.'));
	expect(own.length).toBeGreaterThanOrEqual(scenarios.length);
});

import { agentWith } from '../../e2e/agentWorkflows';
import { toolNode } from '../../e2e/agentTools';
import { startModel, type ModelServer } from '../../e2e/modelServer';
import { byHand } from '../byHand';
import type { Scene } from '../scene';

const WISH = 'Tell +44 7700 900123 that the table is booked.';
const DONE = 'I have told them.';

/** Lets an agent send, and looks at what the editor shows of it. */
export function agentTests(scene: () => Scene): void {
	describe('an AI agent with a node of this package as its tool', () => {
		let model: ModelServer;

		beforeAll(async () => {
			model = await startModel(({ answers, tools }) => {
				if (answers.length > 0) return { say: DONE };
				const { name, parameters } = tools[0];
				const [number, text] = Object.keys(parameters.properties ?? {});
				const values = { [number]: '+44 7700 900123', [text]: 'Your table is booked.' };
				return { call: [{ tool: name, with: values }] };
			});
		});

		afterAll(async () => {
			await model?.close();
		});

		it('is run by a click, calls the tool, and shows what it sent and what came back', async () => {
			const { editor, n8n, sandbox, credentials } = scene();
			const chat = {
				name: 'Scripted model',
				type: 'openAiApi',
				data: { apiKey: 'none', url: model.url },
			};
			const chatId = await n8n.rest.createCredential(chat);
			const tool = toolNode(
				{
					name: 'Send WhatsApp Message',
					node: 'hitlChat',
					does: 'message: send',
					byModel: ['recipientNumber', 'messageText'],
				},
				credentials.hitlChat,
			);
			const workflow = byHand(agentWith('browserAgent', 3.1, { ...chat, id: chatId }, [tool]));
			const text = JSON.stringify(workflow).replace('={{ $json.body.text }}', WISH);
			const id = await n8n.rest.createWorkflow(JSON.parse(text) as object);
			const sent = () => sandbox.requests({ path: '/messages/send' });
			const before = sent().length;
			await editor.openWorkflow(id);
			await editor.part('execute-workflow-button').click();
			// The trigger, the agent, its model and its tool.
			await editor.part('canvas-node-status-success').nth(3).waitFor();
			await editor.shot('agent, the canvas');
			expect(sent().slice(before)).toMatchObject([{ body: { messageText: 'Your table is booked.' } }]);

			await editor.openOnCanvas('Agent');
			await editor.part('output-panel', editor.panel).getByText(DONE).first().waitFor();
			await editor.shot('agent, what it says');
			await editor.closeNode();

			await editor.openOnCanvas(tool.name);
			await editor.part('output-panel', editor.panel).getByText('sent', { exact: true }).first().waitFor();
			await editor.shot('agent, its tool');
			await editor.closeNode();
			expect(editor.complaints()).toEqual([]);
		});
	});
}

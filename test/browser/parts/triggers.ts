import type { WorkflowFile } from '../../../demo/n8n-cli';
import type { Editor } from '../editor';
import { triggerPath, triggeredBy } from '../../e2e/triggerWorkflows';
import { SECRET, type Scene } from '../scene';

const WORDS = 'Hello from the phone';
const STOP = 'Stop Listening';

/** Opens a trigger and lets n8n listen for one call of its test URL. */
async function listen({ editor, n8n }: Scene, workflow: WorkflowFile): Promise<string> {
	const unnamed = { ...workflow, id: undefined };
	const id = await n8n.rest.createWorkflow(unnamed);
	const [trigger] = workflow.nodes as Array<{ id: string; name: string }>;
	await editor.openNode(id, trigger);
	await listenAgain(editor);
	return id;
}

async function listenAgain(editor: Editor): Promise<void> {
	// The button says so at once; n8n listens when it has answered.
	const begun = editor.page.waitForResponse(/\/rest\/workflows\/[^/]+\/run/);
	await editor.part('node-execute-button', editor.panel).click();
	await begun;
	await editor.panel.getByText(STOP).first().waitFor();
}

/** Lets the sandbox's phone send a message, and gives what the trigger answered to it. */
async function write({ sandbox }: Scene, message: Record<string, string>): Promise<number> {
	const answer = await fetch(`${sandbox.url}/_sandbox/phone`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ body: WORDS, ...message }),
	});
	if (!answer.ok) throw new Error(await answer.text());
	return ((await answer.json()) as { status: number }).status;
}

/** Waits until the open node's output holds a text. */
async function untilOutput(editor: Editor, text: RegExp | string): Promise<void> {
	await editor.part('output-panel', editor.panel).getByText(text).first().waitFor();
}

/** Listens for test events as somebody does who sets a trigger up. */
export function triggerTests(scene: () => Scene): void {
	describe('a trigger that listens for a test event', () => {
		it('DM Champ: takes the message of a customer, and says why it refused a call', async () => {
			const { editor, n8n, credentials } = scene();
			const workflow = triggeredBy('browserDmChamp', {
				name: 'DM Champ Trigger',
				type: 'dmChampTrigger',
				parameters: { events: ['message'] },
				credential: credentials.trigger,
			});
			await listen(scene(), workflow);
			await editor.shot('trigger dmChamp listens');
			const url = `${n8n.url}/webhook-test/${triggerPath(workflow)}?apiKey=`;
			const people = { fromId: 'customer-1', toId: 'business-1' };
			expect(await write(scene(), { ...people, url: url + SECRET })).toBe(200);
			await untilOutput(editor, WORDS);
			await editor.shot('trigger dmChamp took');

			await listenAgain(editor);
			expect(await write(scene(), { ...people, url: `${url}not-the-secret` })).toBe(401);
			await untilOutput(editor, /A call was refused/);
			await editor.shot('trigger dmChamp refused');
			expect(editor.complaints()).toEqual([]);
		});

		it('HueChat: registers its webhook, and takes a message', async () => {
			const { editor, credentials } = scene();
			const workflow = triggeredBy('browserHueChat', {
				name: 'HueChat Trigger',
				type: 'hueChatTrigger',
				parameters: {},
				credential: credentials.hueChat,
			});
			await listen(scene(), workflow);
			expect(await write(scene(), { platform: 'hueChat', fromId: 'cnt_amira' })).toBe(200);
			await untilOutput(editor, WORDS);
			await editor.shot('trigger hueChat took');
			expect(editor.complaints()).toEqual([]);
		});

		it('HitlChat: fetches a conversation that is there', async () => {
			const { editor, n8n, credentials } = scene();
			const workflow = triggeredBy('browserHitlChat', {
				name: 'HitlChat Trigger',
				type: 'hitlChatTrigger',
				parameters: {},
				credential: credentials.hitlChat,
			});
			const id = await n8n.rest.createWorkflow({ ...workflow, id: undefined });
			await editor.openNode(id, (workflow.nodes as Array<{ id: string; name: string }>)[0]);
			await editor.part('node-execute-button', editor.panel).click();
			await untilOutput(editor, /hitlChat/);
			await editor.shot('trigger hitlChat took');
			expect(editor.complaints()).toEqual([]);
		});
	});
}

import { readExample } from '../../../demo/examples';
import { leadPath } from '../../../demo/lead-capture';
import { tried } from '../byHand';
import type { Editor } from '../editor';
import type { Picture } from '../pictures';
import type { Scene } from '../scene';
import { canvasPicture } from './canvas';

type Theme = 'dark' | 'light';

/** The same picture in both of n8n's themes. */
const inBothThemes = (
	name: string,
	viewport: { width: number; height: number },
	take: (scene: Scene, editor: Editor, file: string) => Promise<void>,
): Picture[] =>
	(['light', 'dark'] satisfies Theme[]).map((colorScheme) => ({
		name: colorScheme === 'light' ? name : `${name}-dark`,
		async make(scene, file) {
			const editor = await scene.another({ viewport, colorScheme });
			await take(scene, editor, file);
			await editor.page.close();
		},
	}));

/** A lead comes in while the editor listens. */
async function leadCapture(scene: Scene, editor: Editor, file: string): Promise<void> {
	const { nodes, connections, name } = readExample('hitlchat-lead-capture.json');
	const shown = (nodes as Array<{ type: string }>).filter(({ type }) => !type.endsWith('.stickyNote'));
	const id = await scene.n8n.rest.createWorkflow({ name, nodes: shown, connections });
	await editor.openWorkflow(id);
	await editor.part('execute-workflow-button').click();
	await editor.page.getByText('Waiting for trigger event').first().waitFor();
	const answer = await fetch(`${scene.n8n.url}/webhook-test/${leadPath}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ name: 'Jane Doe', phone: '+44 7700 900123' }),
	});
	if (!answer.ok) throw new Error(await answer.text());
	// The last node is done before the editor shows how many items left it.
	await editor.part('canvas-node-status-success').nth(shown.length - 1).waitFor();
	await editor.page.getByText(/^\d+ items?$/).nth(shown.length - 1).waitFor();
	await canvasPicture(editor, file);
}

/** What somebody finds who types what they want to do. */
async function search(_scene: Scene, editor: Editor, file: string): Promise<void> {
	await editor.goto('/workflow/new');
	await editor.part('node-creator-plus-button').click();
	await editor.part('node-creator-search-bar').fill('whatsapp');
	const creator = editor.part('node-creator');
	await editor.part('node-creator-item-name', creator).getByText('HueChat Account').waitFor();
	await creator.screenshot({ path: file, animations: 'disabled' });
}

/** The form of a broadcast whose template is chosen. */
async function templateForm({ n8n, credentials }: Scene, editor: Editor, file: string): Promise<void> {
	const node = {
		id: 'template-form',
		name: 'Send Broadcast',
		node: 'hitlChat',
		parameters: {
			resource: 'broadcast',
			operation: 'send',
			broadcastName: 'May promo',
			metaTemplateName: { __rl: true, mode: 'list', value: 'promo_may_2026' },
			recipientNumbers: '+44 7700 900123, +44 7700 900124',
			variableFields: { mappingMode: 'defineBelow', value: { 'body:1': 'Jane', 'body:2': '20%' } },
			options: { dryRun: true },
		},
	};
	const workflow = tried({ ...node, credential: credentials.hitlChat });
	await editor.openNode(await n8n.rest.createWorkflow(workflow), node);
	await editor.panel.getByText('Body {{2}}').first().waitFor();
	await editor.part('node-parameters', editor.panel).screenshot({ path: file, animations: 'disabled' });
}

/** The pictures of the README. */
export const readmePictures: Picture[] = [
	...inBothThemes('lead-capture', { width: 1280, height: 420 }, leadCapture),
	...inBothThemes('template-form', { width: 1280, height: 1060 }, templateForm),
	...inBothThemes('search', { width: 1280, height: 720 }, search),
];

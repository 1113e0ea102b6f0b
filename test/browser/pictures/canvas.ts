import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readExample } from '../../../demo/examples';
import { rootDir } from '../../../demo/paths';
import type { Editor } from '../editor';
import type { Picture } from '../pictures';

/** What stands over the canvas and belongs to no workflow. */
const OVERLAYS = `
	[data-test-id="canvas-controls"], [data-test-id="node-creator-plus-button"],
	[data-test-id="canvas-minimap"], button,
	[data-test-id="add-sticky-button"], [data-test-id="command-bar-button"],
	[data-test-id="toggle-focus-panel-button"], [data-test-id="instance-ai-canvas-action-button"],
	[data-test-id="canvas-handle-plus-wrapper"], .el-notification { visibility: hidden !important; }`;

/** Hides the tabs that hang into the canvas, with the box around them, which has no name of its own. */
async function hideTabs(editor: Editor): Promise<void> {
	const tabs = editor.page.getByRole('radiogroup').filter({ has: editor.part('radio-button-workflow') });
	await tabs.first().evaluate((group) => {
		let box = group;
		for (let next = box.parentElement; next !== null; next = next.parentElement) {
			// Far wider: the page.
			if (next.clientWidth > 2 * group.clientWidth) break;
			box = next;
		}
		box.style.visibility = 'hidden';
	});
}

/** Photographs the canvas of the open workflow, zoomed so that all of it is seen. */
export async function canvasPicture(editor: Editor, file: string): Promise<void> {
	await hideTabs(editor);
	await editor.part('zoom-to-fit').click();
	await editor.part('canvas').screenshot({ path: file, animations: 'disabled', style: OVERLAYS });
}

/** One picture of every example's canvas. */
export const canvasPictures: Picture[] = readdirSync(join(rootDir, 'examples'))
	.filter((file) => file.endsWith('.json'))
	.map((file) => ({
		name: `examples/${basename(file, '.json')}`,
		async make({ n8n, editor }, path) {
			const id = await n8n.rest.createWorkflow(readExample(file));
			await editor.page.setViewportSize({ width: 1280, height: 720 });
			await editor.openWorkflow(id);
			await canvasPicture(editor, path);
		},
	}));

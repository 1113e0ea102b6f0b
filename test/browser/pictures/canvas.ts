import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readExample } from '../../../demo/examples';
import { rootDir } from '../../../demo/paths';
import type { Editor } from '../editor';
import type { Picture } from '../pictures';

/** What stands over the canvas and belongs to no workflow. */
const OVERLAYS = `
	[data-test-id="canvas-controls"], [data-test-id="node-creator-plus-button"],
	[data-test-id="canvas-minimap"], [data-test-id="execute-workflow-button"],
	[data-test-id="add-sticky-button"], [data-test-id="command-bar-button"],
	[data-test-id="toggle-focus-panel-button"], [data-test-id="instance-ai-canvas-action-button"],
	[data-test-id="canvas-handle-plus-wrapper"], .el-notification,
	[role="radiogroup"]:has([data-test-id="radio-button-workflow"]) { visibility: hidden !important; }`;

/** Photographs the canvas of the open workflow, zoomed so that all of it is seen. */
export async function canvasPicture(editor: Editor, file: string): Promise<void> {
	await editor.part('zoom-to-fit').click();
	await editor.part('canvas').screenshot({ path: file, animations: 'disabled', style: OVERLAYS });
}

/** One picture of every example's canvas. */
export const canvasPictures: Picture[] = readdirSync(join(rootDir, 'examples'))
	.filter((file) => file.endsWith('.json'))
	.map((file) => ({
		name: `examples/${basename(file, '.json')}`,
		async make({ n8n, another }, path) {
			const id = await n8n.rest.createWorkflow(readExample(file));
			const editor = await another({ viewport: { width: 1280, height: 720 } });
			await editor.openWorkflow(id);
			await canvasPicture(editor, path);
			await editor.page.close();
		},
	}));

import { tried } from '../byHand';
import type { Scene } from '../scene';

/** Runs a send that is to show its request and not to send it. */
export function dryRunTests(scene: () => Scene): void {
	describe('a dry run', () => {
		it('shows the request in the output, says that nothing was sent, and sends nothing', async () => {
			const { editor, n8n, sandbox, credentials } = scene();
			const node = {
				id: 'dry-run',
				name: 'Broadcast',
				node: 'hitlChat',
				parameters: {
					resource: 'broadcast',
					operation: 'send',
					broadcastName: 'May promo',
					metaTemplateName: { __rl: true, mode: 'name', value: 'welcome_back' },
					recipientNumbers: '+44 7700 900123, +44 7700 900124',
					variablesMode: 'none',
					options: { dryRun: true },
				},
			};
			const workflow = tried({ ...node, credential: credentials.hitlChat });
			const id = await n8n.rest.createWorkflow(workflow);
			const before = sandbox.requests({ path: '/broadcasts' }).length;
			await editor.openNode(id, node);
			await editor.part('node-execute-button', editor.panel).click();
			const output = editor.part('output-panel', editor.panel);
			await output.getByText('447700900123').first().waitFor();
			await output.getByText('POST').first().waitFor();
			await editor.shot('dry run');
			expect(sandbox.requests({ path: '/broadcasts' })).toHaveLength(before);
			expect(await output.innerText()).not.toContain(sandbox.key('hitlChat'));
			expect(editor.complaints()).toEqual([]);
		});
	});
}

import { setTimeout as sleep } from 'node:timers/promises';
import { tried } from '../byHand';
import type { Scene } from '../scene';

const QUESTION = 'Shall we ship order 7 to Amira?';

async function until<R>(look: () => Promise<R | undefined> | R | undefined): Promise<R> {
	const deadline = Date.now() + 60_000;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (Date.now() > deadline) throw new Error('Not within a minute');
		await sleep(100);
	}
}

/** Asks somebody, who opens the link of the message in a browser. */
export function waitingTests(scene: () => Scene): void {
	describe('Send and Wait for Response', () => {
		it('shows its question to whoever opens it, and takes the answer of a click only', async () => {
			const { editor, n8n, sandbox, credentials, another } = scene();
			const node = {
				id: 'send-and-wait',
				name: 'Ask',
				node: 'hitlChat',
				parameters: {
					resource: 'message',
					operation: 'sendAndWait',
					recipientNumber: { __rl: true, mode: 'phone', value: '+44 7700 900123' },
					message: QUESTION,
					approvalOptions: { values: { approvalType: 'double' } },
				},
			};
			const workflow = tried({ ...node, credential: credentials.hitlChat });
			const id = await n8n.rest.createWorkflow(workflow);
			const sent = () => sandbox.requests({ path: '/messages/send' });
			const before = sent().length;
			await editor.openWorkflow(id);
			await editor.part('execute-workflow-button').click();
			await editor.part('canvas-node-status-success').first().waitFor();
			const link = await until(() => {
				const [message] = sent().slice(before);
				const { messageText = '' } = (message?.body ?? {}) as { messageText?: string };
				return /http\S+/.exec(messageText)?.[0];
			});
			// Until the run is parked, n8n answers 409.
			await until(async () => ((await fetch(link)).status === 409 ? undefined : true));
			await editor.shot('send and wait, the canvas');

			const reader = await another({ viewport: { width: 390, height: 700 }, isMobile: true });
			for (const look of ['first', 'second']) {
				await reader.goto(link.replace(reader.url, ''));
				await reader.page.getByText(QUESTION).waitFor();
				await reader.shot(`send and wait, the ${look} look`);
			}
			expect(await n8n.rest.executions({ workflowId: id })).toEqual([]);

			await reader.page.getByRole('button', { name: 'Approve' }).click();
			await reader.page.getByText('Thank you').first().waitFor();
			await reader.shot('send and wait, the answer');
			expect(reader.complaints()).toEqual([]);
			await reader.page.close();

			await editor.part('canvas-node-status-success').nth(1).waitFor();
			await editor.openOnCanvas(node.name);
			await editor.part('output-panel', editor.panel).getByText('approved').first().waitFor();
			await editor.shot('send and wait, the output');
			expect(await n8n.rest.newestExecution(id)).toMatchObject({ status: 'success' });
			expect(editor.complaints()).toEqual([]);
		});
	});
}

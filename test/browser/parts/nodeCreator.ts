import { send } from '../../../nodes/HitlChat/message/send';
import { platforms } from '../../../scripts/registry';
import type { Scene } from '../scene';

const titles = platforms().map(({ title }) => title);

/** What people type, and the nodes they must be offered then. */
const SEARCHES: Array<[words: string, nodes: readonly string[]]> = [
	...titles.map((title): [string, string[]] => [title, [title]]),
	['WhatsApp', titles],
	['inbox', titles],
	['send message', titles],
	['broadcast', ['ChitChatLabs', 'HitlChat', 'HueChat Account']],
];

/** Looks for the nodes as people do. */
export function nodeCreatorTests(scene: () => Scene): void {
	describe('the list of nodes', () => {
		beforeAll(async () => {
			const { editor } = scene();
			await editor.goto('/workflow/new');
			await editor.part('node-creator-plus-button').click();
			await editor.part('node-creator-search-bar').waitFor();
		});

		it.each(SEARCHES)('offers for "%s": %s', async (words, nodes) => {
			const { editor } = scene();
			await editor.part('node-creator-search-bar').fill(words);
			const creator = editor.part('node-creator');
			for (const node of nodes) {
				await editor.part('node-creator-item-name', creator).getByText(node, { exact: true }).waitFor();
			}
			await editor.shot(`search ${words}`);
			expect(editor.complaints()).toEqual([]);
		});

		it('puts a node on the canvas, with its action chosen', async () => {
			const { editor } = scene();
			const creator = editor.part('node-creator');
			await editor.part('node-creator-search-bar').fill('HitlChat');
			await editor.part('node-creator-item-name', creator).getByText('HitlChat', { exact: true }).click();
			// On an empty canvas n8n unfolds the triggers only.
			await creator.getByText(/^Actions \(\d+\)$/).click();
			const action = creator.getByText(send.action, { exact: true });
			await action.waitFor();
			await editor.shot('actions of HitlChat');
			await action.click();
			await editor.panel.waitFor();
			await editor.part('parameter-input-recipientNumber', editor.panel).waitFor();
			await editor.shot('action chosen');
			expect(editor.complaints()).toEqual([]);
			await editor.closeNode();
		});
	});
}

import { platforms } from '../../../scripts/registry';
import type { Editor } from '../editor';
import type { Scene } from '../scene';

/** ChitChatLabs documents no call that only reads: its key shows wrong with the first message. */
const TELLS_NOTHING = 'chitChatLabs';

/** The field that opens the door, by the credential's type. */
const doors = [
	...platforms()
		.filter(({ name }) => name !== TELLS_NOTHING)
		.map(({ title, name }) => ({ title, name, field: 'apiKey', refusal: /API key/ })),
	{ title: 'DM Champ Trigger', name: 'trigger', field: 'secret', refusal: /16/ },
];

/** Replaces the key in the open dialog and saves, upon which n8n tests it. */
async function saveWith(editor: Editor, field: string, key: string): Promise<void> {
	const dialog = editor.part('editCredential-modal');
	await editor.part(`parameter-input-${field}`, dialog).locator('input').fill(key);
	await editor.part('credential-save-button', dialog).click();
}

/** Opens every credential as a person does who has just got a key. */
export function credentialTests(scene: () => Scene): void {
	describe.each(doors)('the credential of $title', ({ name, field, refusal }) => {
		it('is green with the right key, and red with a wrong one', async () => {
			const { editor, n8n, credentials } = scene();
			const { type, data, name: title } = credentials[name];
			// A copy, because the other tests need the right one.
			const id = await n8n.rest.createCredential({ type, data, name: `${title} (${name})` });
			await editor.goto(`/home/credentials/${id}`);
			const dialog = editor.part('editCredential-modal');
			await editor.part('credentials-config-container-test-success', dialog).waitFor();
			await editor.shot(`credential ${name} green`);

			await saveWith(editor, field, 'not-the-key');
			await dialog.getByText('Couldn’t connect with these settings').waitFor();
			await dialog.getByText('More details').click();
			await dialog.getByText(refusal).first().waitFor();
			await editor.shot(`credential ${name} red`);

			await saveWith(editor, field, String(data[field]));
			await editor.part('credentials-config-container-test-success', dialog).waitFor();
			expect(editor.complaints()).toEqual([]);
		});
	});
}

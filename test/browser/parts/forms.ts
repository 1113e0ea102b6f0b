import type { INodeProperties } from 'n8n-workflow';
import { platforms } from '../../../scripts/registry';
import type { Editor } from '../editor';
import { formsOfPlatform, shownProperties, workflowOf } from '../forms';
import type { Scene } from '../scene';

/** The words by which a person finds a property: its label, or the text of a notice. */
const wordsOf = ({ displayName, type }: INodeProperties) =>
	type === 'notice' ? displayName.replace(/<[^>]*>/g, '') : displayName;

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What of the properties the open form does not show. */
async function missingIn(editor: Editor, properties: readonly INodeProperties[]): Promise<string[]> {
	const text = flat(await editor.part('node-parameters', editor.panel).innerText());
	return properties.map(wordsOf).map(flat).filter((words) => !text.includes(words));
}

/** Opens every form of every operation. */
export function formTests(scene: () => Scene): void {
	describe.each(platforms())('the forms of $title', (platform) => {
		const forms = formsOfPlatform(platform);
		const { description } = platform.action.node;

		it('open, show every field, and the browser has no complaint', async () => {
			const { editor, n8n, credentials } = scene();
			const credential = credentials[platform.name];
			const type = `n8n-nodes-chat-inbox.${platform.name}`;
			const id = await n8n.rest.createWorkflow(workflowOf(forms, type, credential));
			await editor.openNode(id, forms[0]);
			const wrong: Array<[form: string, problems: string[]]> = [];
			for (const [index, form] of forms.entries()) {
				if (index > 0) await editor.nextNode(form.name);
				const missing = await missingIn(editor, shownProperties(description, form.parameters));
				const problems = [...missing.map((words) => `does not show ${words}`), ...editor.complaints()];
				if (problems.length > 0) wrong.push([form.name, problems]);
				await editor.shot(`form ${platform.name} ${form.name.replace(/[^\w ()]/g, '')}`);
			}
			expect(wrong).toEqual([]);
		});
	});
}

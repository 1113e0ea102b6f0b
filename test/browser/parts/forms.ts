import { setTimeout as sleep } from 'node:timers/promises';
import type { INodeProperties } from 'n8n-workflow';
import { platforms } from '../../../scripts/registry';
import type { Editor } from '../editor';
import { formsOfPlatform, settingsOf, shownProperties, workflowOf } from '../forms';
import type { Scene } from '../scene';

/** Higher than the longest form with every optional field, so that a picture shows all of it. */
const WINDOW = { width: 1440, height: 2600 };

/** The fields of a template load while the rest of the form is there. */
const LOADS_WITHIN_MS = 15_000;

/** The words by which a person finds a property: its label, or the text of a notice. */
function wordsOf({ displayName, type }: INodeProperties): string {
	// No form has a template chosen, so a sentence stands where its fields would.
	if (type === 'resourceMapper') return 'Choose a template to see its variables.';
	return type === 'notice' ? displayName.replace(/<[^>]*>/g, '') : displayName;
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What of the properties the open tab does not show. */
async function missingIn(editor: Editor, properties: readonly INodeProperties[]): Promise<string[]> {
	const words = properties.map(wordsOf).map(flat);
	const deadline = Date.now() + LOADS_WITHIN_MS;
	for (;;) {
		const text = flat(await editor.part('node-parameters', editor.panel).innerText());
		const missing = words.filter((one) => !text.includes(one));
		if (missing.length === 0 || Date.now() > deadline) return missing;
		await sleep(200);
	}
}

/** What the browser has where the function of `cutOffIn` runs. */
interface Browser {
	getComputedStyle(element: unknown): { textOverflow: string };
}

/** The labels of the open tab of which nobody sees the end. */
async function cutOffIn(editor: Editor): Promise<string[]> {
	const labels = editor.part('node-parameters', editor.panel).locator('label *');
	return await labels.evaluateAll((all) => {
		const browser = globalThis as unknown as Browser;
		return all
			.filter((one) => browser.getComputedStyle(one).textOverflow === 'ellipsis')
			.filter(({ clientWidth, scrollWidth }) => scrollWidth > clientWidth)
			.map(({ textContent }) => textContent ?? '');
	});
}

/** Opens every form of every operation. */
export function formTests(scene: () => Scene): void {
	describe.each(platforms())('the forms of $title', (platform) => {
		const forms = formsOfPlatform(platform);
		const { description } = platform.action.node;

		it('open, show every field, and the browser has no complaint', async () => {
			const { another, n8n, credentials } = scene();
			const editor = await another({ viewport: WINDOW });
			const credential = credentials[platform.name];
			const type = `n8n-nodes-chat-inbox.${platform.name}`;
			const id = await n8n.rest.createWorkflow(workflowOf(forms, type, credential));
			await editor.openNode(id, forms[0]);
			const wrong: Array<[form: string, problems: string[]]> = [];
			const look = async (name: string, properties: readonly INodeProperties[]) => {
				const missing = await missingIn(editor, properties);
				const problems = [
					...missing.map((words) => `does not show ${words}`),
					...(await cutOffIn(editor)).map((words) => `cuts off ${words}`),
					...editor.complaints(),
				];
				if (problems.length > 0) wrong.push([name, problems]);
				const shot = `form ${platform.name} ${name.replace(/[^\w ()]/g, '')}`;
				await editor.shot(shot, editor.part('node-parameters', editor.panel));
			};
			for (const [index, form] of forms.entries()) {
				if (index > 0) await editor.nextNode(form.name);
				await look(form.name, shownProperties(description, form.parameters));
			}
			await editor.part('tab-settings', editor.panel).click();
			await look('Settings', settingsOf(description));
			await editor.page.close();
			expect(wrong).toEqual([]);
		});
	});
}

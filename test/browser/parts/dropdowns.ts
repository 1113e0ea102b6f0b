import type { INodeProperties } from 'n8n-workflow';
import { platforms, type RegisteredPlatform } from '../../../scripts/registry';
import { fillEmptyTables } from '../../e2e/sandboxRows';
import { formsOfPlatform, shownProperties, workflowOf, type Form } from '../forms';
import type { Scene } from '../scene';

/** A form with a field that offers a list, and that list. */
interface Dropdown {
	form: Form;
	field: INodeProperties;
	search: string;
}

const listOf = ({ modes = [] }: INodeProperties): string | undefined =>
	modes.find(({ type }) => type === 'list')?.typeOptions?.searchListMethod;

/** One field for each list that the platform's node can load. */
function dropdownsOf(platform: RegisteredPlatform): Dropdown[] {
	const { description } = platform.action.node;
	const all = formsOfPlatform(platform).flatMap((form) =>
		shownProperties(description, form.parameters).flatMap((field) => {
			const search = listOf(field);
			return search === undefined ? [] : [{ form, field, search }];
		}),
	);
	return [...new Map(all.map((one) => [one.search, one])).values()];
}

const withDropdowns = platforms()
	.map((platform) => ({ platform, title: platform.title, dropdowns: dropdownsOf(platform) }))
	.filter(({ dropdowns }) => dropdowns.length > 0);

/** Opens every dropdown. */
export function dropdownTests(scene: () => Scene): void {
	describe.each(withDropdowns)('the dropdowns of $title', ({ platform, dropdowns }) => {
		it('load what the vendor has', async () => {
			const { editor, n8n, sandbox, credentials } = scene();
			fillEmptyTables(sandbox);
			const forms = [...new Set(dropdowns.map(({ form }) => form))];
			const type = `n8n-nodes-chat-inbox.${platform.name}`;
			const workflow = workflowOf(forms, type, credentials[platform.name]);
			const id = await n8n.rest.createWorkflow(workflow);
			for (const [index, form] of forms.entries()) {
				if (index === 0) await editor.openNode(id, form);
				else await editor.nextNode(form.name);
				for (const { field, search } of dropdowns.filter((one) => one.form === form)) {
					const locator = editor.part(`resource-locator-${field.name}`, editor.panel).first();
					await editor.part('rlc-input', locator).click();
					await editor.part('rlc-item').first().waitFor();
					await editor.shot(`dropdown ${platform.name} ${search}`);
					// A click beside it closes the list; Escape would close the node.
					await editor.part('node-title-container', editor.panel).click();
					await editor.part('rlc-item').first().waitFor({ state: 'hidden' });
				}
			}
			expect(editor.complaints()).toEqual([]);
		});
	});
}

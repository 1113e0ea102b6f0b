import { tried } from '../byHand';
import type { Scene } from '../scene';

/** A form with a template to choose, and what choosing it must bring. */
interface Kind {
	title: string;
	node: string;
	parameters: Record<string, unknown>;
	/** The field that holds the template. */
	field: string;
	template: RegExp;
	labels: readonly string[];
}

const TWO = ['Body {{1}} (e.g. Jane)', 'Body {{2}} (e.g. Monday at 10:00)'];

const kinds: Kind[] = [
	{
		title: 'a broadcast of HitlChat',
		node: 'hitlChat',
		parameters: { resource: 'broadcast', operation: 'send' },
		field: 'metaTemplateName',
		template: /promo_may_2026/,
		labels: ['Body {{1}} (e.g. Jane)', 'Body {{2}} (e.g. 20%)'],
	},
	{
		title: 'a message of HueChat',
		node: 'hueChat',
		parameters: { resource: 'message', operation: 'send', messageType: 'template' },
		field: 'templateName',
		template: /appointment_reminder/,
		labels: TWO,
	},
	{
		title: 'a broadcast of HueChat Account',
		node: 'hueChatAccount',
		parameters: { resource: 'broadcast', operation: 'create' },
		field: 'templateId',
		template: /appointment_reminder/,
		labels: TWO,
	},
	{
		title: 'a message of HueChat Account',
		node: 'hueChatAccount',
		parameters: { resource: 'message', operation: 'create', kind: 'template' },
		field: 'templateName',
		template: /order_update/,
		labels: ['Header: URL of the image', 'Body {{1}} (e.g. Jane)', 'Button 3: code to copy (e.g. MAY10)'],
	},
];

/** Chooses a template, upon which its placeholders become fields. */
export function templateTests(scene: () => Scene): void {
	describe('choosing a template', () => {
		it.each(kinds)('for $title brings a field for each placeholder', async (kind) => {
			const { editor, n8n, credentials } = scene();
			const { node, parameters, field, template, labels, title } = kind;
			const own = { id: `template-${node}`, name: 'Send', node, parameters };
			const id = await n8n.rest.createWorkflow(tried({ ...own, credential: credentials[node] }));
			await editor.openNode(id, own);
			const locator = editor.part(`resource-locator-${field}`, editor.panel);
			await editor.part('rlc-input', locator).click();
			await editor.part('rlc-item').filter({ hasText: template }).first().click();
			for (const label of labels) {
				await editor.panel.getByText(label, { exact: false }).first().waitFor();
			}
			await editor.shot(`template ${title}`);
			expect(editor.complaints()).toEqual([]);
		});
	});
}

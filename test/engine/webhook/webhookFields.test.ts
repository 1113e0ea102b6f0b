import * as n8nWorkflow from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import type { INodeParameters, IWebhookDescription } from 'n8n-workflow';

import { DmChampTrigger } from '../../../nodes/DmChamp/DmChampTrigger.node';
import { HueChatTrigger } from '../../../nodes/HueChat/HueChatTrigger.node';
import { inIsolate, singleNodeWorkflow } from '../harness/editor-context';
import { NodeTypes } from '../harness/node-types';
import { nodeUnderTest } from '../harness/node-under-test';
import type { NodeClass } from '../harness/types';

const { resolveWebhookDescriptionField, webhookDescriptionIsNativelyResolvable } =
	n8nWorkflow as Partial<typeof n8nWorkflow>;
// An older n8n, which test/compat runs this on, evaluates every field.
const withResolvers = resolveWebhookDescriptionField === undefined ? it.skip : it;

const FIELDS = ['path', 'responseMode', 'responseData'] as const;

function webhookOf(node: NodeClass): IWebhookDescription {
	const { description } = NodeHelpers.getVersionedNodeType(new node());
	const [webhook] = description.webhooks ?? [];
	if (webhook === undefined) throw new Error('The node has no webhook');
	return webhook;
}

/** What n8n makes of the description's expressions. */
async function evaluated(node: NodeClass, parameters: INodeParameters) {
	const placed = nodeUnderTest({ node, parameters });
	const workflow = singleNodeWorkflow(placed, new NodeTypes([node]));
	const own = workflow.nodes[placed.name];
	const webhook = webhookOf(node);
	const values = await inIsolate(workflow, () =>
		Promise.resolve(
			FIELDS.map((field) =>
				workflow.expression.getSimpleParameterValue(own, webhook[field] as string, 'webhook', {}),
			),
		),
	);
	return { own, webhook, values };
}

const triggers = [
	{
		name: 'DM Champ Trigger',
		node: DmChampTrigger as NodeClass,
	},
	{ name: 'HueChat Trigger', node: HueChatTrigger as NodeClass },
];

describe.each(triggers)("the description of the $name's webhook", ({ node }) => {
	const cases = ['onReceived', 'lastNode', undefined].map((responseMode) => ({ responseMode }));

	withResolvers('asks nothing of the expression engine', () => {
		expect(webhookDescriptionIsNativelyResolvable?.(webhookOf(node))).toBe(true);
	});

	withResolvers.each(cases)(
		'says the same as its expressions: $responseMode',
		async (set) => {
			const given = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined));
			const { own, webhook, values } = await evaluated(node, given as INodeParameters);

			const resolved = FIELDS.map((field) => resolveWebhookDescriptionField?.(own, webhook, field));

			const dynamic = (place: number) => webhook[FIELDS[place]]?.toString().startsWith('=');
			expect(resolved.filter((_, place) => dynamic(place))).toEqual(
				values.filter((_, place) => dynamic(place)).map((value) => ({ resolved: true, value })),
			);
			expect(values[1]).toBe(set.responseMode ?? 'onReceived');
			expect(values[2]).toBe(set.responseMode === 'lastNode' ? 'noData' : '');
		},
	);
});

describe('webhookFields in an n8n without resolvers', () => {
	it('is the expressions alone', async () => {
		await jest.isolateModulesAsync(async () => {
			jest.doMock('n8n-workflow', () => ({}));
			const { webhookFields } = await import('../../../nodes/shared/webhook/http/webhookFields');
			const path = { template: '={{$parameter["path"]}}', resolve: () => 'never asked' };

			const fields = webhookFields({ path });

			expect(Object.getOwnPropertySymbols(fields)).toEqual([]);
			expect(fields).toEqual({
				path: '={{$parameter["path"]}}',
				responseMode: '={{$parameter["responseMode"]}}',
				responseData: '={{$parameter["responseMode"] === "lastNode" ? "noData" : ""}}',
			});
		});
		jest.dontMock('n8n-workflow');
	});
});

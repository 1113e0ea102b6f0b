import type { INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import { outputSchemaOf } from '../../../scripts/outputSchemas';
import { operationCases } from '../../support/operationCases';
import type { OperationCase } from '../../support/operationCases';
import { schemaFindings } from '../../support/schemaFindings';
import { useProcessedData } from '../dmChamp/processed';
import { runNode } from '../harness';
import { AI_AGENT, FIRST, LIST, TEMPLATE } from '../hueChatAccount/setup';
import { useSandbox } from '../support';

// What every operation outputs against the simulated vendor, compared with what n8n is told of it.

const server = useSandbox();
beforeAll(async () => await useProcessedData());

const locator = (value: unknown) => ({ __rl: true as const, mode: 'id', value: value as string });

/** Things that are there, by the parameter that asks for them. */
const KNOWN: Record<string, Record<string, unknown>> = {
	dmChamp: {
		contactId: 'contact_1',
		contactBy: 'phone',
		phone: '+15550000201',
		listId: 'list_leads',
		whatsappTemplateId: 'template_1',
		email: 'client@example.com',
	},
	hueChat: { contactId: 'cnt_amira', conversationId: 'conv_amira' },
	hueChatAccount: {
		...Object.fromEntries(
			['conversationId', 'contactId', 'messageId', 'webhookId'].map((name) => [name, '1']),
		),
		...Object.fromEntries(['inboxId', 'assigneeId', 'teamId'].map((name) => [name, 1])),
		...Object.fromEntries(
			['broadcastId', 'ticketId', 'dealId', 'outboundWebhookId'].map((name) => [name, FIRST]),
		),
		templateId: TEMPLATE,
		contactListId: LIST,
		aiAgentId: AI_AGENT,
	},
};

/** What one operation wants differently. */
const OWN: Record<string, INodeParameters> = {
	'dmChamp: contact: create': { phone: '+15550000299' },
	'dmChamp: subAccount: create': { email: 'new@example.com' },
	'hitlChat: broadcast: send': { metaTemplateName: locator('promo_may_2026') },
	'hueChat: message: send': { messageType: 'text', channel: 'whatsapp', content: 'Hi' },
	'hueChatAccount: contact: search': { search: 'sarah' },
	'hueChatAccount: message: create': { kind: 'text', content: 'Hi' },
	'hueChatAccount: webhook: update': { updateFields: { name: 'New' } },
};

/** Rows that the account has beside those it begins with. */
const ROWS: Record<string, [id: string, row: object]> = {
	messages: ['1', { id: 1, conversation_id: 1, content: 'Hi', message_type: 1, status: 'sent' }],
	webhooks: ['1', { id: 1, url: 'https://example.com/hook', subscriptions: ['message_created'] }],
	broadcasts: [FIRST, { id: FIRST, name: 'May', status: 'draft' }],
	tickets: [FIRST, { id: FIRST, subject: 'Broken' }],
	deals: [FIRST, { id: FIRST, name: 'Big one' }],
	outboundWebhooks: [FIRST, { id: FIRST, url: 'https://example.com/hook', events: ['a'] }],
};

const MESSAGE = {
	inbox_id: 1,
	content_type: 'text',
	content_attributes: {},
	private: false,
	source_id: null,
	created_at: 1712400000,
};

function fill(sandbox: Sandbox): void {
	for (const [panel, [id, row]] of Object.entries(ROWS)) {
		const fields = panel === 'messages' ? { ...MESSAGE, ...row } : row;
		sandbox.change({ platform: 'hueChatAccount', panel, id, fields: fields as never });
	}
}

/** The case's parameters with things that are there, in the form in which the case gives them. */
function parametersFor({ name, platform, parameters }: OperationCase): INodeParameters {
	const known = Object.entries(KNOWN[platform] ?? {}).filter(([key]) => key in parameters);
	const given = known.map(([key, value]) => {
		const isLocator = typeof parameters[key] === 'object';
		return [key, isLocator ? locator(value) : value];
	});
	return { ...parameters, ...Object.fromEntries(given), ...OWN[name] } as INodeParameters;
}

async function outputOf(one: OperationCase, own: INodeParameters = {}) {
	const sandbox = server.get();
	fill(sandbox);
	const credential = {
		apiKey: sandbox.key(one.platform),
		baseUrl: sandbox.baseUrl(one.platform),
		...(one.needsAccount && { accountId: '42' }),
	};
	const run = await runNode({
		node: one.node,
		credentials: { [one.credential]: credential },
		parameters: { ...parametersFor(one), ...own },
		items: [
			{
				json: { idempotency_key: one.name },
				binary: { data: { data: 'YQ==', mimeType: 'image/png', fileName: 'a.png' } },
			},
		],
	});
	expect([run.error?.message, run.error?.description]).toEqual([undefined, undefined]);
	return run.output[0].map(({ json }) => json);
}

// A custom request outputs what the vendor answers, whatever that is; it has tests of its own.
const cases = operationCases().filter(({ name }) => !name.includes('customRequest'));

describe.each(cases)('$name', (one) => {
	const { operation } = one;

	test('outputs what n8n is told', async () => {
		const items = await outputOf(one);
		expect(items).not.toEqual([]);
		expect(items.flatMap((item) => schemaFindings(outputSchemaOf(operation), item))).toEqual([]);
	});

	const { outputSchema, rawFields } = operation;
	if (rawFields === undefined) return;

	test('outputs all fields without Simplify', async () => {
		const items = await outputOf(one, { simplify: false });
		const schema = { ...outputSchema, ...rawFields };
		expect(items.flatMap((item) => schemaFindings(schema, item))).toEqual([]);
	});
});

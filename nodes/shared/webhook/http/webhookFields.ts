import * as n8nWorkflow from 'n8n-workflow';
import type { IWebhookDescription } from 'n8n-workflow';

/**
 * A field of a webhook's description that depends on the node's parameters, said twice: as the
 * expression that every n8n understands, and as a function.
 */
export type WebhookField = Parameters<typeof n8nWorkflow.webhookDescriptionFields>[0][string];

type Fields<Name extends string> = Record<Name, string> &
	Pick<IWebhookDescription, typeof n8nWorkflow.WEBHOOK_RESOLVERS>;

/** When the caller is answered, from the field {@link import('./responseFields').responseMode}. */
const responseMode: WebhookField = {
	template: '={{$parameter["responseMode"]}}',
	resolve: (parameters) => parameters.responseMode,
};

/** At once: what `webhook()` gives. When finished: nothing of the last node, see `handleWebhook`. */
const responseData: WebhookField = {
	template: '={{$parameter["responseMode"] === "lastNode" ? "noData" : ""}}',
	resolve: (parameters) => (parameters.responseMode === 'lastNode' ? 'noData' : ''),
};

/**
 * What n8n asks of a webhook's description with each call, to be spread into it.
 *
 * n8n evaluates an expression several times a call, in an isolate that it makes for the call. Since
 * some 2.x (2.41 has it, 2.20 has not) it can do with functions instead; an older one gets the expressions alone.
 *
 * @param more fields of one trigger, such as a path that depends on a parameter
 */
export function webhookFields<Name extends string = never>(
	more = {} as Record<Name, WebhookField>,
): Fields<Name | 'responseMode' | 'responseData'> {
	const fields = { responseMode, responseData, ...more };
	const { webhookDescriptionFields } = n8nWorkflow as Partial<typeof n8nWorkflow>;
	if (webhookDescriptionFields !== undefined) return webhookDescriptionFields(fields);
	const templates = Object.entries<WebhookField>(fields).map(([name, { template }]) => [name, template]);
	return Object.fromEntries(templates) as Fields<keyof typeof fields>;
}

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { HueChatTrigger } from '../../../nodes/HueChat/HueChatTrigger.node';
import type { Sandbox } from '../../../sandbox';
import { publish, runWebhook, unpublish, type WebhookOptions } from '../harness/run-webhook';
import { hueChatCredential } from './setup';

/** A little n8n with one HueChat Trigger in it, which the sandbox can really call. */
export interface TriggerSite {
	/** What n8n stores for the workflow. */
	staticData: IDataObject;
	/** The items of each execution that would have been started. */
	started: INodeExecutionData[][];
	/** The items of each execution that tells whoever listens in the editor of a refused call. */
	refused: INodeExecutionData[][];
	url: string;
	/** @returns whether the webhook was registered anew */
	publish(own?: Partial<WebhookOptions>): Promise<boolean>;
	unpublish(own?: Partial<WebhookOptions>): Promise<void>;
	close(): Promise<void>;
}

/**
 * @param parameters of the trigger
 * @param base options for every use of the node
 */
export async function openTriggerSite(
	sandbox: Sandbox,
	parameters: Record<string, unknown> = {},
	base: Partial<WebhookOptions> = {},
): Promise<TriggerSite> {
	const staticData: IDataObject = {};
	const started: INodeExecutionData[][] = [];
	const refused: INodeExecutionData[][] = [];
	let url = '';
	const options = (own: Partial<WebhookOptions> = {}): WebhookOptions => ({
		node: HueChatTrigger,
		parameters: parameters as WebhookOptions['parameters'],
		credentials: hueChatCredential(sandbox),
		staticData,
		instanceUrl: url,
		...base,
		...own,
	});
	const server = createServer((incoming, response) => {
		const { searchParams } = new URL(incoming.url ?? '/', 'http://n8n');
		const json = (status: number, body: unknown) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body));
		};
		const reply = {
			statusCode: 200,
			headersSent: false,
			setHeader: (name: string, value: string) => response.setHeader(name, value),
			status(code: number) {
				this.statusCode = code;
			},
			json(body: unknown) {
				this.headersSent = true;
				json(this.statusCode, body);
			},
			once: (event: string, listener: () => void) => response.once(event, listener),
		};
		const request = {
			headers: incoming.headers,
			query: Object.fromEntries(searchParams),
			rawBody: undefined as Buffer | undefined,
			async readRawBody() {
				const parts: Buffer[] = [];
				for await (const part of incoming) parts.push(part as Buffer);
				this.rawBody = Buffer.concat(parts);
			},
		};
		const mode = incoming.url?.startsWith('/webhook-test') ? 'manual' : 'webhook';
		void runWebhook(options({ request, response: reply, mode })).then(
			({ workflowData, webhookResponse, noWebhookResponse }) => {
				if (workflowData?.[0] === undefined) return;
				if (noWebhookResponse === true) {
					refused.push(workflowData[0]);
					return;
				}
				started.push(workflowData[0]);
				reply.json(webhookResponse);
			},
			(error: Error) => json(599, { thrown: error.message }),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		staticData,
		started,
		refused,
		url,
		publish: async (own) => await publish(options(own)),
		unpublish: async (own) => await unpublish(options(own)),
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** A webhook as the sandbox keeps it. */
export interface KeptHook {
	id: string;
	url: string;
	events: string[];
	active: boolean;
	signing_secret: string;
}

/** The webhooks that are registered at the sandbox. */
export async function hooksAt(sandbox: Sandbox): Promise<KeptHook[]> {
	const response = await fetch(`${sandbox.url}/_sandbox/state`);
	const state = (await response.json()) as { hueChat: { webhooks: KeptHook[] } };
	return state.hueChat.webhooks;
}

/** What the guide's envelope may carry about a message that came in. */
export const received = (content = 'Is this still on sale?') => ({
	id: 'msg_in_1',
	conversation_id: 'conv_amira',
	contact_id: 'cnt_amira',
	contact: { id: 'cnt_amira', full_name: 'Amira', phone: '+447700900201' },
	channel: 'whatsapp',
	message_type: 'text',
	content,
	sent_by: 'contact',
});

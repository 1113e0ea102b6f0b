import type { Credential, WorkflowFile } from '../../../demo/n8n-cli';

interface Step {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credential?: Credential;
	webhookId?: string;
	/** 1 unless told. */
	typeVersion?: number;
	onError?: 'continueRegularOutput';
}

/** Nodes in a row, each fed by the one before. */
function chain(id: string, steps: readonly Step[]): WorkflowFile {
	return {
		id,
		name: id,
		nodes: steps.map(({ credential, ...step }, place) => ({
			typeVersion: 1,
			...step,
			id: `${id}-${place}`,
			position: [place * 220, 0],
			...(credential && {
				credentials: { [credential.type]: { id: credential.id, name: credential.name } },
			}),
		})),
		connections: Object.fromEntries(
			steps.slice(1).map(({ name }, place) => [
				steps[place].name,
				{ main: [[{ node: name, type: 'main', index: 0 }]] },
			]),
		),
		settings: { executionOrder: 'v1' },
	};
}

const trigger = (webhookId: string, parameters: Record<string, unknown>): Step => ({
	name: 'DM Champ Trigger',
	type: 'n8n-nodes-chat-inbox.dmChampTrigger',
	webhookId,
	parameters,
});

const send = (credential: Credential, fromId: string, body: string): Step => ({
	name: 'Reply',
	type: 'n8n-nodes-chat-inbox.dmChamp',
	credential,
	parameters: {
		resource: 'message',
		operation: 'send',
		fromId,
		customChannel: 'load',
		body,
		additionalFields: {},
	},
});

/** Path of the webhook of {@link replying}, below `/webhook/`. */
export const REPLY_PATH = 'queue-reply/incoming_custom_channel_message';

/** Answers each message by a message that is its id; the caller is answered when that is done. */
export const replying = (credential: Credential): WorkflowFile =>
	chain('queueReply', [
		trigger('queue-reply', { events: ['message'], responseMode: 'lastNode', filters: {} }),
		send(credential, '={{ $json.contact.id }}', '={{ $json.id }}'),
	]);

/** Path of the webhook of {@link bulk}, below `/webhook/`. */
export const BULK_PATH = 'queue-bulk/event';

/** Sends one message for each of the `texts` of the call, in one execution; answered at once. */
export const bulk = (credential: Credential): WorkflowFile =>
	chain('queueBulk', [
		trigger('queue-bulk', { events: ['platformEvent'], responseMode: 'onReceived', filters: {} }),
		{
			name: 'Texts',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'raw.texts', options: {} },
		},
		send(credential, '={{ $json["raw.texts"] }}', '={{ $json["raw.texts"] }}'),
	]);

/** Path of the webhook of {@link campaign}, below `/webhook/`. */
export const CAMPAIGN_PATH = 'queue-campaign';

/** Sends one message for each of the `texts` of the call, each with a key; the caller gets all items at the end. */
export const campaign = (credential: Credential): WorkflowFile => {
	const own = send(credential, '={{ $json["body.texts"] }}', '={{ $json["body.texts"] }}');
	const additionalFields = { sendOnceKey: '={{ $json["body.texts"] }}' };
	return chain('queueCampaign', [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: 'queue-campaign',
			parameters: {
				...{ httpMethod: 'POST', path: CAMPAIGN_PATH, options: {} },
				...{ responseMode: 'lastNode', responseData: 'allEntries' },
			},
		},
		{
			name: 'Texts',
			type: 'n8n-nodes-base.splitOut',
			parameters: { fieldToSplitOut: 'body.texts', options: {} },
		},
		{
			...own,
			parameters: { ...own.parameters, additionalFields },
			onError: 'continueRegularOutput',
		},
	]);
};

/** Path of the webhook of {@link granting}, below `/webhook/`. */
export const GRANT_PATH = 'queue-grant';

/**
 * Grants the `amount` of the call for its `key`, after it has called the URL `meet` and was answered; the
 * caller gets what Grant Credits said. n8n's own Webhook node, so that nothing drops a duplicate first.
 */
export const granting = (credential: Credential): WorkflowFile =>
	chain('queueGrant', [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: 'queue-grant',
			parameters: { httpMethod: 'POST', path: GRANT_PATH, responseMode: 'lastNode', options: {} },
		},
		{
			name: 'Meet',
			type: 'n8n-nodes-base.httpRequest',
			typeVersion: 4.2,
			parameters: {
				url: '={{ $json.body.meet }}?key={{ $json.body.key }}&execution={{ $execution.id }}',
				options: {},
			},
		},
		{
			name: 'Grant Credits',
			type: 'n8n-nodes-chat-inbox.dmChamp',
			credential,
			onError: 'continueRegularOutput',
			parameters: {
				resource: 'subAccount',
				operation: 'grantCredits',
				email: 'client@example.com',
				amount: '={{ $("Webhook").first().json.body.amount }}',
				idempotencyKey: '={{ $("Webhook").first().json.body.key }}',
				options: { description: '={{ $("Webhook").first().json.body.key }}' },
			},
		},
	]);

/** The body of a call for {@link replying}. */
export const incoming = (id: string) => ({
	customData: { messageSid: id, fromId: `customer-${id}`, toId: 'business', body: 'Hello' },
});

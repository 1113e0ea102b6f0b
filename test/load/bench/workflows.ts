import type { Credential, WorkflowFile } from '../../../demo/n8n-cli';
import { triggered } from '../../e2e/triggerWorkflows';
import { textToEach } from '../../e2e/workflows';
import { BARE_TRIGGER_TYPES, BARE_TYPE } from './bare';

/** A node that sends one message for each item, in one of the ways that are compared. */
export type Way = 'ours' | 'bare' | 'http';

/** The same message by the HitlChat node, with a key. */
export type KeyedWay = Way | 'keyed';

/** n8n's pause between so many items. */
export interface Batching {
	batchSize: number;
	/** Milliseconds. */
	batchInterval: number;
}

/** What may differ between nodes that send in the same way. */
export interface SenderOptions {
	batching?: Batching;
	/** Goes on with the other items where one fails: *On Error: Continue*. */
	goesOn?: boolean;
	/** Has n8n run the node again where it fails: *Retry On Fail*. */
	retries?: boolean;
}

/** A node of a workflow, without its place. */
export type NodeJson = Record<string, unknown>;

/** A key that no other execution has; all of the benchmark's are remembered. */
const KEY = { sendOnceKey: '={{ $execution.id }}/{{ $json.phone }}', historySize: 100_000 };

const httpParameters = (baseUrl: string, batching?: Batching) => ({
	method: 'POST',
	url: `${baseUrl}/messages/send`,
	authentication: 'predefinedCredentialType',
	nodeCredentialType: 'hitlChatApi',
	sendBody: true,
	specifyBody: 'keypair',
	bodyParameters: {
		parameters: [
			{ name: 'recipientNumber', value: textToEach.recipientNumber },
			{ name: 'type', value: textToEach.type },
			{ name: 'messageText', value: textToEach.messageText },
		],
	},
	options: batching ? { batching: { batch: batching } } : {},
});

/** A node's credential and the settings of its own tab. */
export const settingsOf = ({ id, name, type }: Credential, { goesOn, retries }: SenderOptions) => ({
	credentials: { [type]: { id, name } },
	...(goesOn && { onError: 'continueRegularOutput' }),
	...(retries && { retryOnFail: true }),
});

/**
 * The node that sends in one way.
 *
 * @param credential of the type `hitlChatApi`; every way uses it
 */
export function sender(way: KeyedWay, credential: Credential, options: SenderOptions): NodeJson {
	const { data } = credential;
	const common = settingsOf(credential, options);
	if (way === 'http') {
		const parameters = httpParameters(String(data.baseUrl), options.batching);
		return { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters, ...common };
	}
	const type = way === 'bare' ? BARE_TYPE : 'n8n-nodes-chat-inbox.hitlChat';
	const parameters = way === 'keyed' ? { ...textToEach, additionalFields: KEY } : textToEach;
	return { type, typeVersion: 1, parameters, ...common };
}

/** Name of the node that is measured. */
export const SENDER = 'Sender';

/** The workflow's webhook path is its id. */
const chain = (id: string, nodes: readonly NodeJson[]): WorkflowFile => {
	const placed = nodes.map((node, place) => ({
		...node,
		id: `${id}-${place}`,
		name: String(node.name),
		position: [200 * place, 0],
	}));
	const links = placed.slice(1).map(({ name }, place) => [
		placed[place].name,
		{ main: [[{ node: name, type: 'main', index: 0 }]] },
	]);
	return {
		id,
		name: id,
		nodes: placed,
		connections: Object.fromEntries(links) as Record<string, unknown>,
		settings: { executionOrder: 'v1' },
	};
};

const webhook = (id: string, parameters: NodeJson): NodeJson => ({
	name: 'Webhook',
	type: 'n8n-nodes-base.webhook',
	typeVersion: 2,
	webhookId: `${id}-hook`,
	parameters: { httpMethod: 'POST', path: id, options: {}, ...parameters },
});

/** As {@link sendingBy}, in one of the ways. */
export function sending(
	id: string,
	way: KeyedWay,
	credential: Credential,
	options: SenderOptions = {},
): WorkflowFile {
	return sendingBy(id, sender(way, credential, options));
}

/**
 * Webhook → one item for each of the posted `people` → a message to each. The caller is answered when
 * all is done.
 *
 * @param id at most 16 letters and digits: n8n's column is that wide
 */
export function sendingBy(id: string, node: NodeJson): WorkflowFile {
	return chain(id, [
		webhook(id, { responseMode: 'lastNode', responseData: 'noData' }),
		{
			name: 'People',
			type: 'n8n-nodes-base.splitOut',
			typeVersion: 1,
			parameters: { fieldToSplitOut: 'body.people', options: {} },
		},
		{ ...node, name: SENDER },
	]);
}

/** How a trigger answers: when n8n has the execution, or when it has ended. */
export type ResponseMode = 'onReceived' | 'lastNode';

/** n8n's Webhook node → a node that does nothing. */
export function webhookOnly(id: string, responseMode: ResponseMode): WorkflowFile {
	const data = responseMode === 'lastNode' ? { responseData: 'noData' } : {};
	return chain(id, [
		webhook(id, { responseMode, ...data }),
		{ name: 'Work', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
	]);
}

/** DM Champ Trigger → a node that does nothing. */
export function triggerOnly(id: string, responseMode: ResponseMode): WorkflowFile {
	return triggered(id, { parameters: { responseMode } });
}

/** A trigger that does nothing → a node that does nothing. */
export function bareTriggerOnly(id: string, responseMode: ResponseMode): WorkflowFile {
	return chain(id, [
		{
			name: 'Bare Trigger',
			type: BARE_TRIGGER_TYPES[responseMode],
			typeVersion: 1,
			webhookId: `${id}-hook`,
			parameters: {},
		},
		{ name: 'Work', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
	]);
}

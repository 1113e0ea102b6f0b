import type { Credential, WorkflowFile } from '../../demo/n8n-cli';
import { packageName } from '../../demo/paths';

/** A node of this package in an agent's hands. */
export interface ToolNode {
	name: string;
	/** The node's name in the package, such as `hitlChat`. */
	node: string;
	parameters: Record<string, unknown>;
	credential: Credential;
	settings?: Record<string, unknown>;
}

/** n8n's agent nodes: the older one calls a tool itself, the newer one lets n8n run its node. */
export type AgentVersion = 2.2 | 3.1;

const credentialOf = ({ id, name, type }: Credential) => ({ [type]: { id, name } });

/**
 * Webhook → AI Agent with a chat model and tools. The caller is answered at once.
 *
 * @param id at most 16 letters and digits: n8n's column is that wide
 * @param model a credential of the type `openAiApi`
 */
export function agentWith(
	id: string,
	version: AgentVersion,
	model: Credential,
	tools: readonly ToolNode[],
): WorkflowFile {
	const agent = {
		id: `${id}-agent`,
		name: 'Agent',
		type: '@n8n/n8n-nodes-langchain.agent',
		typeVersion: version,
		position: [200, 0],
		parameters: { promptType: 'define', text: '={{ $json.body.text }}', options: {} },
	};
	const chatModel = {
		id: `${id}-model`,
		name: 'Model',
		type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
		typeVersion: 1.2,
		position: [100, 200],
		parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: { maxRetries: 0 } },
		credentials: credentialOf(model),
	};
	const webhook = {
		id: `${id}-hook`,
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		position: [0, 0],
		webhookId: `${id}-hook`,
		parameters: { httpMethod: 'POST', path: id, responseMode: 'onReceived', options: {} },
	};
	const nodes = tools.map(({ name, node, parameters, credential, settings }, index) => ({
		id: `${id}-tool-${index}`,
		name,
		type: `${packageName}.${node}Tool`,
		typeVersion: 1,
		position: [250 + 150 * index, 200],
		parameters: { toolDescription: '', ...parameters },
		credentials: credentialOf(credential),
		...settings,
	}));
	const to = (type: string) => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
	return {
		id,
		name: id,
		nodes: [webhook, agent, chatModel, ...nodes],
		connections: {
			Webhook: to('main'),
			Model: to('ai_languageModel'),
			...Object.fromEntries(tools.map(({ name }) => [name, to('ai_tool')])),
		},
		settings: { executionOrder: 'v1' },
	};
}

/**
 * Webhook → AI Agent whose one tool, a HitlChat message, a person must approve by HitlChat.
 *
 * @param id at most 16 letters and digits
 * @param model a credential of the type `openAiApi`
 * @param own more parameters of the review
 */
export function reviewedAgent(
	id: string,
	model: Credential,
	credential: Credential,
	own: Record<string, unknown> = {},
): WorkflowFile {
	const message = {
		resource: 'message',
		operation: 'send',
		recipientNumber: "={{ $fromAI('number', 'The number with its country code', 'string') }}",
		messageText: "={{ $fromAI('text', 'The message', 'string') }}",
	};
	const tool = { name: 'Tell', node: 'hitlChat', parameters: message, credential };
	const workflow = agentWith(id, 3.1, model, [tool]);
	const review = {
		id: `${id}-review`,
		name: 'Review',
		type: 'n8n-nodes-chat-inbox.hitlChatHitlTool',
		typeVersion: 1,
		position: [250, 150],
		parameters: {
			recipientNumber: '447700900456',
			// As n8n itself fills it in.
			message: '=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}',
			approvalOptions: { values: { approvalType: 'double' } },
			...own,
		},
		credentials: credentialOf(credential),
	};
	const toTool = (node: string) => ({ ai_tool: [[{ node, type: 'ai_tool', index: 0 }]] });
	return {
		...workflow,
		nodes: [...workflow.nodes, review],
		connections: { ...workflow.connections, Tell: toTool('Review'), Review: toTool('Agent') },
	};
}

import type { INodeParameters } from 'n8n-workflow';

import { reviewMessage } from '../../../nodes/shared/operation/reviewMessage';

const N8N_DEFAULT = '=The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ $tool.parameters }}';

const evaluated = (
	message: unknown,
	type = 'n8n-nodes-chat-inbox.hitlChatHitlTool',
	name = 'message',
): string | undefined => reviewMessage({ type, parameters: { message } as INodeParameters }, name);

it('writes what an agent hands over as JSON, in the message that n8n fills in', () => {
	expect(evaluated(N8N_DEFAULT)).toBe(
		'The agent wants to run this tool: {{ $tool.name }}\n\nInput:\n{{ JSON.stringify($tool.parameters) }}',
	);
});

it.each([
	['another node', [N8N_DEFAULT, 'n8n-nodes-chat-inbox.hitlChat']],
	['another parameter', [N8N_DEFAULT, undefined, 'recipientNumber']],
	['a message without the object', ['=Run {{ $tool.parameters.text }} {{ JSON.stringify($tool.parameters) }}']],
	['a fixed text', ['Run {{ $tool.parameters }}']],
	['no text', [undefined]],
] as const)('leaves %s alone', (_what, given) => {
	expect(evaluated(...(given as [unknown]))).toBeUndefined();
});

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One message of a conversation, as the chat completions API has it. */
export interface ChatMessage {
	role: 'assistant' | 'system' | 'tool' | 'user';
	content: string | null;
	tool_calls?: Array<{ function: { name: string } }>;
	tool_call_id?: string;
}

/** A tool as a model is told of it. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: { properties?: Record<string, { description?: string; type?: string }> };
}

/** What a model says: words, or calls of tools. */
export type Reply = { say: string } | { call: Array<{ tool: string; with: object }> };

/** What a model sees when it is its turn. */
export interface Turn {
	/** The words of the user. */
	asked: string;
	tools: readonly OfferedTool[];
	/** What the tools answered so far, in their order. */
	answers: readonly string[];
	/** The tools that it called so far, in their order. */
	called: readonly string[];
	/** The whole conversation that it is shown, without the system's part. */
	conversation: readonly ChatMessage[];
}

/** A model that follows a script. */
export interface ModelServer {
	/** For the credential's base URL; ends with `/v1`. */
	url: string;
	/** Every turn so far. */
	readonly turns: Turn[];
	close(): Promise<void>;
}

interface Asked {
	messages: ChatMessage[];
	stream?: boolean;
	tools?: Array<{ function: OfferedTool }>;
}

async function bodyOf(request: IncomingMessage): Promise<Asked> {
	let text = '';
	for await (const part of request.setEncoding('utf8')) text += part;
	return JSON.parse(text) as Asked;
}

const turnOf = ({ messages, tools = [] }: Asked): Turn => ({
	asked: String(messages.find(({ role }) => role === 'user')?.content ?? ''),
	tools: tools.map((tool) => tool.function),
	answers: messages.filter(({ role }) => role === 'tool').map(({ content }) => String(content)),
	called: messages.flatMap(({ tool_calls: calls = [] }) => calls.map((call) => call.function.name)),
	conversation: messages.filter(({ role }) => role !== 'system'),
});

function messageOf(reply: Reply, turn: number) {
	if ('say' in reply) return { role: 'assistant', content: reply.say };
	const calls = reply.call.map(({ tool, with: args }, index) => ({
		id: `call_${turn}_${index}`,
		index,
		type: 'function',
		function: { name: tool, arguments: JSON.stringify(args) },
	}));
	return { role: 'assistant', content: null, tool_calls: calls };
}

function answer(response: ServerResponse, reply: Reply, turn: number, streams: boolean): void {
	const message = messageOf(reply, turn);
	const end = 'say' in reply ? 'stop' : 'tool_calls';
	const about = { id: `chat-${turn}`, created: 1_700_000_000, model: 'scripted' };
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	if (!streams) {
		const choices = [{ index: 0, message, finish_reason: end }];
		response.writeHead(200, { 'content-type': 'application/json' });
		response.end(JSON.stringify({ ...about, object: 'chat.completion', choices, usage }));
		return;
	}
	const chunk = (delta: object, reason: string | null) =>
		`data: ${JSON.stringify({ ...about, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	response.end(`${chunk(message, null)}${chunk({}, end)}data: [DONE]\n\n`);
}

/** A script that does not know how to go on says why, which the test then reads. */
function replyTo(turn: Turn, script: (turn: Turn) => Reply): Reply {
	try {
		return script(turn);
	} catch (error) {
		return { say: `I do not know how: ${(error as Error).message}` };
	}
}

/**
 * Starts a model on a free loopback port that speaks the chat completions API.
 *
 * @param script what it says when it is its turn
 */
export async function startModel(script: (turn: Turn) => Reply): Promise<ModelServer> {
	const turns: Turn[] = [];
	const server = createServer((request, response) => {
		void bodyOf(request).then((asked) => {
			const turn = turnOf(asked);
			turns.push(turn);
			answer(response, replyTo(turn, script), turns.length, asked.stream === true);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		turns,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

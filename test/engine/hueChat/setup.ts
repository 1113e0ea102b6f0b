import { HueChat } from '../../../nodes/HueChat/HueChat.node';
import type { ReceivedRequest, Sandbox } from '../../../sandbox';
import { runNode } from '../harness';
import type { NodeRun, RunNodeOptions } from '../harness';

/** Credential data that fits the sandbox's HueChat. */
export function hueChatCredential(sandbox: Sandbox, own: Record<string, unknown> = {}) {
	return {
		hueChatApi: {
			apiKey: sandbox.key('hueChat'),
			baseUrl: sandbox.baseUrl('hueChat'),
			...own,
		},
	};
}

/** Runs the HueChat node against a sandbox. */
export async function runHueChat(
	sandbox: Sandbox,
	options: Omit<RunNodeOptions, 'node'> & { credential?: Record<string, unknown> },
): Promise<NodeRun> {
	const { credential, ...rest } = options;
	return await runNode({
		node: HueChat,
		credentials: hueChatCredential(sandbox, credential),
		...rest,
	});
}

/** The output items' JSON. */
export const jsonOf = (run: NodeRun) => (run.output[0] ?? []).map(({ json }) => json);

/** What a document's example says about a request. */
export const wireOf = ({ method, path, query, headers, body }: ReceivedRequest) => ({
	method,
	path,
	query,
	key: headers['x-api-key'],
	type: headers['content-type'],
	body,
});

/** Puts contacts into the sandbox by its own API, the numbers counting up. */
export async function createContacts(sandbox: Sandbox, count: number): Promise<void> {
	for (let index = 0; index < count; index += 1) {
		const response = await fetch(`${sandbox.baseUrl('hueChat')}/contact`, {
			method: 'POST',
			headers: { 'x-api-key': sandbox.key('hueChat'), 'content-type': 'application/json' },
			body: JSON.stringify({ first_name: `Person ${index}` }),
			signal: AbortSignal.timeout(5_000),
		});
		if (response.status !== 201) throw new Error(`The sandbox refused: ${await response.text()}`);
	}
}

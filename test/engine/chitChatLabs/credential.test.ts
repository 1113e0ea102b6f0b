import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import { ChitChatLabsApi } from '../../../credentials/ChitChatLabsApi.credentials';
import { ChitChatLabs } from '../../../nodes/ChitChatLabs/ChitChatLabs.node';
import { runCredentialTest } from '../harness';
import { useSandbox } from '../support';
import { credentials } from './support';

const server = useSandbox();
const KEY = 'a/key+with=signs';

/** Tests the credential against a host that answers everything in one way. */
async function testAgainst(status: number, body: string, type = 'application/json') {
	const seen: IncomingMessage[] = [];
	const host = createServer((request, response) => {
		seen.push(request);
		response.writeHead(status, { 'content-type': type }).end(body);
	});
	await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
	const { port } = host.address() as AddressInfo;
	const result = await runCredentialTest({
		credentialType: ChitChatLabsApi,
		data: { apiKey: ` ${KEY} `, baseUrl: `http://127.0.0.1:${port}/chat-service/apis` },
		nodes: [ChitChatLabs],
	});
	host.closeAllConnections();
	await new Promise((resolve) => host.close(resolve));
	return { result, seen };
}

test.each([200, 204, 400, 404, 405])('HTTP %d: not refused, and that is all it says', async (status) => {
	const { result, seen } = await testAgainst(status, status === 204 ? '' : '{}');
	expect(result.status).toBe('OK');
	expect(result.message).toContain('was not refused');
	expect(result.message).not.toMatch(/valid|accepted/);
	expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /chat-service/apis/']);
	expect(seen[0].headers['x-tenant-api-key']).toBe(KEY);
});

test.each([401, 403])('HTTP %d: refused, asked once, without the key in the words', async (status) => {
	const { result, seen } = await testAgainst(status, JSON.stringify({ message: `no ${KEY}` }));
	expect(result.status).toBe('Error');
	expect(seen).toHaveLength(1);
	expect(result.message).toContain('no ***');
});

test('a web page tells that the address is another one', async () => {
	const { result } = await testAgainst(200, '<!doctype html><title>Hi</title>', 'text/html');
	expect(result).toMatchObject({ status: 'Error' });
	expect(result.message).toContain('web page');
});

test('never sends a message', async () => {
	const sandbox = server.get();
	const { chitChatLabsApi } = credentials(sandbox);
	const result = await runCredentialTest({
		credentialType: ChitChatLabsApi,
		data: chitChatLabsApi,
		nodes: [ChitChatLabs],
	});
	expect(result.status).toBe('OK');
	expect(sandbox.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});

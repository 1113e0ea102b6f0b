import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INodeParameters } from 'n8n-workflow';

import { HitlChat } from '../../../nodes/HitlChat/HitlChat.node';
import { runNode } from '../harness';

// What follows from the method that a user chooses, at a vendor that takes every one.

interface Vendor {
	url: string;
	seen: Array<{ method: string; path: string }>;
	/** The first answer; all others are a success. */
	first?: number;
	close: () => Promise<void>;
}

let vendor: Vendor;

beforeEach(async () => {
	const server = createServer((request, response) => {
		vendor.seen.push({ method: request.method ?? '', path: request.url ?? '' });
		request.resume();
		request.on('end', () => {
			const status = vendor.seen.length === 1 ? (vendor.first ?? 200) : 200;
			response.writeHead(status, { 'content-type': 'application/json', 'x-total': '7' });
			response.end(request.method === 'HEAD' ? undefined : '{"id":1}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	vendor = {
		url: `http://127.0.0.1:${port}/base/v2`,
		seen: [],
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
});

afterEach(async () => await vendor.close());

const run = async (own: INodeParameters) =>
	await runNode({
		node: HitlChat,
		credentials: { hitlChatApi: { apiKey: 'a-key', baseUrl: vendor.url } },
		parameters: {
			resource: 'customRequest',
			operation: 'send',
			method: 'GET',
			path: '/things/1',
			...own,
		},
	});

it.each([
	['GET', {}, 2],
	['HEAD', {}, 2],
	['PUT', {}, 2],
	['DELETE', {}, 2],
	['PATCH', {}, 1],
	['POST', {}, 1],
	['PATCH', { safeToRepeat: true }, 2],
	['POST', { safeToRepeat: true }, 2],
	['GET', { safeToRepeat: false }, 1],
	['PUT', { safeToRepeat: false }, 1],
	['DELETE', { safeToRepeat: false }, 1],
])('after a 503, %s with %j is sent %d times', async (method, options, times) => {
	vendor.first = 503;
	const { error } = await run({ method, options });
	expect(vendor.seen).toEqual(
		Array.from({ length: times }, () => ({ method, path: '/base/v2/things/1' })),
	);
	if (times === 2) expect(error).toBeUndefined();
	else expect(error?.context.delivery).toMatchObject({ outcome: 'ambiguous' });
});

it('HEAD gives status and headers: there is nothing else', async () => {
	const { error, output } = await run({ method: 'HEAD' });
	expect(error).toBeUndefined();
	expect(output[0]).toMatchObject([
		{ json: { statusCode: 200, headers: { 'x-total': '7' }, body: null }, pairedItem: { item: 0 } },
	]);
});

it('an empty path is the Base URL itself', async () => {
	await run({ path: '/' });
	expect(vendor.seen).toEqual([{ method: 'GET', path: '/base/v2/' }]);
});

it('what belongs to another host goes nowhere, not even to the own one', async () => {
	const { error } = await run({ path: `${vendor.url}/things/1` });
	expect(error?.message).toBe('Path is a whole address');
	expect(vendor.seen).toEqual([]);
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { operationCases } from '../../support/operationCases';
import { useProcessedData } from '../dmChamp/processed';
import { runNode } from '../harness';
import { startProxy, type Proxy } from './proxy';

// Every operation of every node, each with something in its required fields: it sends the one request
// that it says, with the user's proxy, and gives an item that is paired.

const KEY = 'a-key-that-nobody-should-see';

interface Vendor {
	url: string;
	seen: Array<{ method: string; path: string }>;
	close: () => Promise<void>;
}

/** A vendor that answers everything with an object, which has labels for what changes them. */
async function startVendor(): Promise<Vendor> {
	const seen: Vendor['seen'] = [];
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '', 'http://vendor.invalid');
		seen.push({ method: request.method ?? '', path: pathname });
		request.resume();
		request.on('end', () => {
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end('{"id":1,"labels":[]}');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		seen,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

let vendor: Vendor;
let proxy: Proxy;
beforeAll(async () => await useProcessedData());
beforeEach(async () => {
	[vendor, proxy] = await Promise.all([startVendor(), startProxy()]);
});
afterEach(async () => {
	await Promise.all([vendor.close(), proxy.close()]);
});

const item = {
	json: { idempotency_key: 'k' },
	binary: { data: { data: 'YQ==', mimeType: 'image/png', fileName: 'a.png' } },
};

it.each(operationCases())('$name', async ({ node, credential, needsAccount, operation, parameters }) => {
	const data: ICredentialDataDecryptedObject = { apiKey: KEY, baseUrl: vendor.url };
	if (needsAccount) data.accountId = '42';
	const run = await runNode({
		node,
		credentials: { [credential]: data },
		parameters: { ...parameters, requestOptions: { proxy: proxy.url } },
		items: [item],
	});
	const { request, readFirst } = operation;
	const { url } = request;
	const method = readFirst ? 'GET' : request.method;
	expect([run.error?.message, run.error?.description]).toEqual([undefined, undefined]);
	const [first] = vendor.seen;
	// Where the user writes the path, it is the sample that the field was filled with.
	const written = String(parameters.path ?? '');
	const template = operation.handlingOf === undefined ? url : `/${written}`;
	const path = new RegExp(`^${template.replace(/:\w+/g, '[^/:]+')}$`);
	expect(first).toEqual({ method, path: expect.stringMatching(path) });
	// n8n's routing would have sent another one, or gone around the proxy for a look-up.
	expect(proxy.seen).toHaveLength(vendor.seen.length);
	expect(run.output[0].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	expect(run.stored).not.toContain(KEY);
});

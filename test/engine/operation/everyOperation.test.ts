import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import type { Field, FieldOrCollection } from '../../../nodes/shared/fields';
import type { Operation } from '../../../nodes/shared/operation/spec';
import { platforms } from '../../../scripts/registry';
import { sampleFor } from '../../support/rawSample';
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

/** A vendor that answers everything with an object. */
async function startVendor(): Promise<Vendor> {
	const seen: Vendor['seen'] = [];
	const server = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '', 'http://vendor.invalid');
		seen.push({ method: request.method ?? '', path: pathname });
		request.resume();
		request.on('end', () => {
			response.writeHead(200, { 'content-type': 'application/json' });
			response.end('{"id":1}');
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

const isDemanded = (entry: FieldOrCollection): entry is Field =>
	entry.kind === 'field' && entry.required;

/** Something for a field; a locator's value is given by its id. */
function filled(field: Field): Record<string, unknown> {
	const raw = sampleFor(field)?.raw;
	const { name, type } = field.property;
	return { [name]: type === 'resourceLocator' ? { __rl: true, mode: 'id', value: raw } : raw };
}

/** Something in every required field, shown or not, and in one of those that an update changes. */
function parametersOf({ fields }: Operation): INodeParameters {
	const demanded = fields.filter(isDemanded).map(filled);
	const changed = fields
		.filter((entry) => entry.kind === 'collection' && entry.property.name === 'updateFields')
		.map((entry) => ({ updateFields: entry.kind === 'field' ? {} : filled(entry.fields[0]) }));
	return Object.assign({}, ...demanded, ...changed) as INodeParameters;
}

/** What an operation demands in one way or another. */
const ONE_OF: Record<string, INodeParameters> = {
	'chitChatLabs: message: sendBulk': { everybody: true },
	'dmChamp: contact: create': { phone: '447700900123' },
	'hitlChat: broadcast: send': { recipientNumbers: '447700900123' },
	'hueChatAccount: conversation: create': { identifyBy: 'sourceId', sourceId: 's' },
};

const all = platforms().flatMap(({ action, vendor: { credential }, credential: type, resources }) =>
	resources.flatMap(({ value: resource, operations }) =>
		operations.map((operation) => {
			const name = `${action.node.description.name}: ${resource}: ${operation.value}`;
			const own = { ...parametersOf(operation), ...ONE_OF[name] };
			const parameters = { resource, operation: operation.value, ...own };
			return { name, node: action.nodeClass, credential, type, operation, parameters };
		}),
	),
);

const item = {
	json: { idempotency_key: 'k' },
	binary: { data: { data: 'YQ==', mimeType: 'image/png', fileName: 'a.png' } },
};

it.each(all)('$name', async ({ node, credential, type, operation, parameters }) => {
	const data: ICredentialDataDecryptedObject = { apiKey: KEY, baseUrl: vendor.url };
	if (type.properties.some(({ name }) => name === 'accountId')) data.accountId = '42';
	const run = await runNode({
		node,
		credentials: { [credential]: data },
		parameters: { ...parameters, requestOptions: { proxy: proxy.url } },
		items: [item],
	});
	const { method, url } = operation.request;
	expect([run.error?.message, run.error?.description]).toEqual([undefined, undefined]);
	const [first] = vendor.seen;
	const path = new RegExp(`^${url.replace(/:\w+/g, '[^/:]+')}$`);
	expect(first).toEqual({ method, path: expect.stringMatching(path) });
	// n8n's routing would have sent another one, or gone around the proxy for a look-up.
	expect(proxy.seen).toHaveLength(vendor.seen.length);
	expect(run.output[0].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	expect(run.stored).not.toContain(KEY);
});

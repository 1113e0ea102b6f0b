import { createServer, request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { useSandbox } from '../support';
import { grantParameters, keyed, requestsOf } from './grants';
import { useProcessedData } from './processed';
import { jsonOf, keepTo, parametersOf, runDmChamp, succeeded } from './setup';

const sandbox = useSandbox();
let proxy: Server;
let passed: string[];

/** A proxy that passes requests on, and notes them. */
beforeAll(async () => {
	await useProcessedData();
	proxy = createServer((incoming, outgoing) => {
		const { pathname } = new URL(incoming.url ?? '');
		passed.push(`${incoming.method} ${pathname}`);
		const { method, headers } = incoming;
		const onward = request(incoming.url ?? '', { method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		incoming.pipe(onward);
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
	proxy.closeAllConnections();
	proxy.close();
});
beforeEach(() => {
	passed = [];
});

const through = (address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`) => ({
	requestOptions: { proxy: address },
});

test('a grant leaves through the user’s proxy', async () => {
	const parameters = grantParameters(through());
	const run = succeeded(await runDmChamp(sandbox.get(), { parameters, items: keyed('evt-1') }));
	expect(jsonOf(run)).toMatchObject([{ alreadyGranted: false }]);
	expect(passed).toEqual(['POST /dmchamp/v1/subaccounts/credits']);
	expect(requestsOf(sandbox.get())).toHaveLength(1);
});

test('so does the look-up of a contact that exists', async () => {
	keepTo(sandbox.get(), { duplicate: 'status409', duplicateId: false });
	const parameters = parametersOf('contact: create', { phone: '+15550000201', ...through() });
	const run = succeeded(await runDmChamp(sandbox.get(), { parameters }));
	expect(jsonOf(run)).toMatchObject([{ id: 'contact_1', created: false }]);
	expect(passed).toEqual(['POST /dmchamp/v1/contacts', 'GET /dmchamp/v1/contacts']);
});

test('the port of a proxy may be that of its protocol', async () => {
	const parameters = grantParameters(through('http://myproxy.invalid:80'));
	const run = await runDmChamp(sandbox.get(), { parameters, items: keyed('evt-2') });
	// Nobody answers there; but it is a proxy, and nothing goes around it.
	expect(run.error?.message).not.toContain('proxy is not valid');
	expect(run.error).toBeDefined();
	expect(requestsOf(sandbox.get())).toEqual([]);
});

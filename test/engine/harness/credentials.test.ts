import { Workflow, type ICredentialType, type IHttpRequestOptions } from 'n8n-workflow';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runNode } from '.';
import { HarnessCredentials } from './credentials';
import { Example, ExampleApi, ExampleFunctionApi } from './example-node';
import { NodeTypes } from './node-types';
import { packageCredentialType } from './package-credentials';
import { startNode, StartNode } from './start-node';

const data = { apiKey: 'k', baseUrl: 'http://h' };

const authenticate = async (type: new () => ICredentialType, request: IHttpRequestOptions) => {
	const helper = new HarnessCredentials({ credentialTypes: [type] });
	const nodeTypes = new NodeTypes([StartNode]);
	const node = startNode();
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return await helper.authenticate(data, new type().name, request, workflow, node);
};

test('authenticates by expressions and by a function, beside what is there', async () => {
	const request = () => ({ url: '/a', headers: { A: '1' }, qs: { q: 2 } });
	expect(await authenticate(ExampleApi, request())).toEqual({
		url: '/a',
		headers: { A: '1', 'X-Key': 'k' },
		qs: { q: 2, tenant: 't-k' },
	});
	expect(await authenticate(ExampleFunctionApi, request())).toEqual({
		url: '/a',
		headers: { A: '1', 'X-Key': 'k' },
		qs: { q: 2 },
	});
});

test('fetches a token once and again when it has expired', async () => {
	class TokenApi extends ExampleFunctionApi {
		override name = 'tokenApi';
		override properties = [
			...new ExampleFunctionApi().properties,
			{
				displayName: 'Token',
				name: 'token',
				type: 'hidden' as const,
				typeOptions: { expirable: true },
				default: '',
			},
		];
		preAuthentication = jest.fn(async () => ({ token: 'fresh' }));
	}
	const helper = new HarnessCredentials({
		credentialTypes: [TokenApi],
		credentials: { tokenApi: data },
	});
	const fetchToken = async (token: string, expired: boolean) =>
		await helper.preAuthentication(
			{ helpers: { httpRequest: jest.fn() } },
			{ ...data, token },
			'tokenApi',
			startNode(),
			expired,
		);
	expect(await fetchToken('', false)).toMatchObject({ token: 'fresh' });
	expect(await fetchToken('old', false)).toBeUndefined();
	expect(await fetchToken('old', true)).toMatchObject({ token: 'fresh' });
});

test('has no pre-authentication for a type without one', async () => {
	const helper = new HarnessCredentials({ credentialTypes: [ExampleApi] });
	const helpers = { helpers: { httpRequest: jest.fn() } };
	expect(
		await helper.preAuthentication(helpers, data, 'exampleApi', startNode(), true),
	).toBeUndefined();
});

test('knows the types a type extends, and their fields', () => {
	class ChildApi extends ExampleApi {
		override name = 'childApi';
		extends = ['exampleApi'];
		override properties = [];
	}
	const helper = new HarnessCredentials({ credentialTypes: [ExampleApi, ChildApi] });
	expect(helper.getParentTypes('childApi')).toEqual(['exampleApi']);
	expect(helper.getCredentialsProperties('childApi').map(({ name }) => name)).toEqual(
		expect.arrayContaining(['apiKey', 'baseUrl', 'allowedHttpRequestDomains']),
	);
});

test('keeps a restricted type to its nodes', () => {
	class RestrictedApi extends ExampleApi {
		override name = 'restrictedApi';
		restrictToSupportedNodes = true;
		supportedNodes = ['example'];
	}
	const helper = new HarnessCredentials({ credentialTypes: [ExampleApi, RestrictedApi] });
	expect(helper.isCredentialUsableByNode('restrictedApi', 'a-package.example')).toBe(true);
	expect(helper.isCredentialUsableByNode('restrictedApi', 'a-package.other')).toBe(false);
	expect(helper.isCredentialUsableByNode('exampleApi', 'a-package.other')).toBe(true);
});

test('fills in defaults and gives every caller an object of its own', async () => {
	const helper = new HarnessCredentials({ credentialTypes: [ExampleApi] });
	const first = helper.withDefaults('exampleApi', { apiKey: 'k', unknown: 'x' });
	expect(first).toEqual({
		apiKey: 'k',
		baseUrl: 'http://127.0.0.1:1',
		allowedHttpRequestDomains: 'all',
	});
});

test('ends a run without credentials as n8n does', async () => {
	const run = await runNode({ node: Example, credentialTypes: [ExampleApi] });
	expect(run.error?.message).toContain('credentials');
});

test('finds a type of the package by its name', () => {
	const folder = mkdtempSync(join(tmpdir(), 'credentials-'));
	try {
		const code = "export class SomeApi { name = 'someApi'; displayName = 'S'; properties = []; }";
		writeFileSync(join(folder, 'SomeApi.credentials.ts'), code);
		expect(packageCredentialType('someApi', folder)?.displayName).toBe('S');
		expect(packageCredentialType('otherApi', folder)).toBeUndefined();
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

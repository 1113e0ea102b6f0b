import type { INodeParameters } from 'n8n-workflow';

import { HueChatAccountApi } from '../../../credentials/HueChatAccountApi.credentials';
import { HueChatAccount } from '../../../nodes/HueChatAccount/HueChatAccount.node';
import { runCredentialTest, runListSearch } from '../harness';
import { useSandbox } from '../support';
import { accountCredential, fault, newBroadcast, TEMPLATE, V1, V2 } from './setup';

const { get: sandbox } = useSandbox();

const search = async (property: string, parameters: INodeParameters, filter?: string) =>
	await runListSearch({
		node: HueChatAccount,
		credentials: accountCredential(sandbox()),
		property,
		parameters,
		filter,
	});

const assign = { resource: 'conversation', operation: 'assign', conversationId: '1' };

describe('dropdowns', () => {
	it.each([
		[
			'inboxes',
			'inboxId',
			{ resource: 'inbox', operation: 'get' },
			`${V1}/inboxes`,
			['Web Chat', '2'],
		],
		['agents', 'assigneeId', { ...assign, assignTo: 'agent' }, `${V1}/agents`, ['Amira Khan', '1']],
		['teams', 'teamId', { ...assign, assignTo: 'team' }, `${V1}/teams`, ['Sales', '1']],
		[
			'templates',
			'templateId',
			newBroadcast,
			`${V2}/templates`,
			['appointment_reminder · en · approved', TEMPLATE],
		],
		[
			'contact lists',
			'contactListId',
			newBroadcast,
			`${V2}/contact_lists`,
			['Customers', '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c11'],
		],
		[
			'labels',
			'filters.label',
			{ resource: 'conversation', operation: 'getAll', filters: { label: {} } },
			`${V1}/labels`,
			['billing', 'billing'],
		],
		[
			'template names',
			'templateName',
			{ resource: 'message', operation: 'create', kind: 'template' },
			`${V2}/templates`,
			['appointment_reminder · en · approved', 'appointment_reminder'],
		],
	])('list %s', async (_what, property, parameters, path, [name, value]) => {
		const { results } = await search(property, parameters);
		expect(results[0]).toEqual({ name, value });
		expect(
			sandbox()
				.requests()
				.map((request) => request.path),
		).toEqual([path]);
	});

	it('search by what is typed', async () => {
		const { results } = await search('inboxId', { resource: 'inbox', operation: 'get' }, 'whats');
		expect(results).toEqual([{ name: 'WhatsApp', value: '1' }]);
	});

	it('never keep anybody waiting longer than 5 seconds', async () => {
		fault(sandbox(), { path: `${V1}/inboxes`, kind: 'rateLimit', resetIn: 60 });
		const started = Date.now();
		await expect(search('inboxId', { resource: 'inbox', operation: 'get' })).rejects.toThrow(
			'too many requests',
		);
		expect(Date.now() - started).toBeLessThan(9_000);
	});
});

it('a dropdown says where the account is missing', async () => {
	const listed = runListSearch({
		node: HueChatAccount,
		credentials: accountCredential(sandbox(), { accountId: ' ' }),
		property: 'inboxId',
		parameters: { resource: 'inbox', operation: 'get' },
	});
	await expect(listed).rejects.toThrow('The Account ID in the credential is not a number');
	expect(sandbox().requests()).toEqual([]);
});

describe('the credential test', () => {
	const test = async (own: Record<string, unknown> = {}) =>
		await runCredentialTest({
			credentialType: HueChatAccountApi,
			data: accountCredential(sandbox(), own).hueChatAccountApi,
			nodes: [HueChatAccount],
		});

	it('lists inboxes and changes nothing', async () => {
		expect(await test()).toMatchObject({ status: 'OK' });
		const [request, ...others] = sandbox().requests();
		expect(others).toEqual([]);
		expect(request).toMatchObject({ method: 'GET', path: `${V1}/inboxes` });
	});

	it('takes a key that only lacks a scope', async () => {
		const fields = { scopes: 'messages:write' };
		sandbox().change({ platform: 'hueChatAccount', panel: 'key', id: 'key', fields });
		expect(await test()).toMatchObject({
			status: 'OK',
			message: 'HueChat did not refuse the API key',
		});
	});

	it('refuses a wrong key and an account that is not there', async () => {
		expect(await test({ apiKey: 'hc_live_wrong' })).toMatchObject({ status: 'Error' });
		expect(await test({ accountId: '7' })).toMatchObject({ status: 'Error' });
	});

	it.each(['', 'my-company', '4/2'])(
		'refuses the account "%s" before it asks',
		async (accountId) => {
			expect(await test({ accountId })).toEqual({
				status: 'Error',
				message:
					"The Account ID in the credential is not a number. It is in the address of HueChat's dashboard.",
			});
			expect(sandbox().requests()).toEqual([]);
		},
	);
});

import { DmChampApi } from '../../../credentials/DmChampApi.credentials';
import { DmChamp } from '../../../nodes/DmChamp/DmChamp.node';
import { runCredentialTest, runListSearch } from '../harness';
import { useSandbox } from '../support';
import { dmChampCredential, parametersOf } from './setup';

const sandbox = useSandbox();

const tested = async (own: Record<string, unknown> = {}) =>
	await runCredentialTest({
		credentialType: DmChampApi,
		data: { ...dmChampCredential(sandbox.get()).dmChampApi, ...own },
		nodes: [DmChamp],
	});

test('a good key passes, by a call that changes nothing', async () => {
	expect(await tested()).toMatchObject({ status: 'OK' });
	const [request, ...others] = sandbox.get().requests();
	expect(others).toEqual([]);
	expect(request).toMatchObject({ method: 'GET', path: '/tags', status: 200 });
	expect(request?.headers['x-api-key']).toBeUndefined();
});

test('a wrong key is told, with the place where a key is found', async () => {
	const result = await tested({ apiKey: 'wrong-key-0000' });
	expect(result.status).toBe('Error');
	expect(result.message).toContain('API key');
	expect(result.message).not.toContain('wrong-key-0000');
});

test('plain HTTP to another host is refused before the key leaves', async () => {
	const result = await tested({ baseUrl: 'http://api.dmchamp.com/v1' });
	expect(result).toMatchObject({ status: 'Error' });
	expect(result.message).toContain('https://');
});

test('templates can be picked from a list', async () => {
	const found = await runListSearch({
		node: DmChamp,
		credentials: dmChampCredential(sandbox.get()),
		property: 'parameters.whatsappTemplateId',
		parameters: parametersOf('template: send'),
		filter: 'welcome',
	});
	expect(found.results).toEqual([{ name: 'welcome_back · de · approved', value: 'template_2' }]);
});

import type { IDataObject } from 'n8n-workflow';

import { startSandbox, type Sandbox } from '../../../sandbox';
import { openWorksite } from '../../e2e/worksite';
import { hooksAt, openTriggerSite, received, type TriggerSite } from './triggerSetup';
import { hueChatCredential } from './setup';

let sandbox: Sandbox;
let site: TriggerSite;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(async () => {
	sandbox.reset();
	site = await openTriggerSite(sandbox);
});
afterEach(async () => await site.close());
afterAll(async () => await sandbox.close());

const wire = () => sandbox.requests().map(({ method, path, status }) => `${method} ${path} ${status}`);
const idsAt = async () => (await hooksAt(sandbox)).map(({ id }) => id);

it('registers as the guide shows, with a secret of its own in the URL', async () => {
	await site.publish({ parameters: { events: ['message.sent', 'message.received'] } });
	const [looked, request, ...others] = sandbox.requests();
	expect(looked).toMatchObject({ method: 'GET', path: '/webhooks' });
	expect(request).toMatchObject({ method: 'POST', path: '/webhooks', query: {}, status: 201 });
	expect(request.headers['x-api-key']).toBe(sandbox.key('hueChat'));
	const { url, ...rest } = request.body as { url: string };
	expect(rest).toEqual({ events: ['message.received', 'message.sent'], active: true });
	expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/webhook\/[^?]*huechat\?secret=[\w-]{43}$/);
	expect(others).toEqual([]);
});

it('removes what it made, and nothing else', async () => {
	const other = await openTriggerSite(sandbox, {}, { workflowId: 'another-workflow' });
	await other.publish();
	const [kept] = await idsAt();
	await site.publish();
	expect(await idsAt()).toHaveLength(2);
	await site.unpublish();
	expect(await idsAt()).toEqual([kept]);
	await site.unpublish();
	expect(wire().filter((line) => line.startsWith('DELETE'))).toHaveLength(1);
	await other.close();
});

it('does not remove the webhook of the workflow it was copied from', async () => {
	await site.publish();
	const staticData = JSON.parse(JSON.stringify(site.staticData)) as IDataObject;
	const copy = { staticData, workflowId: 'copy' };
	await site.unpublish(copy);
	expect(await idsAt()).toHaveLength(1);
	await site.publish(copy);
	expect(await idsAt()).toHaveLength(2);
});

it('keeps test listening and the published workflow apart', async () => {
	await site.publish();
	await site.publish({ mode: 'manual' });
	const [live, test] = await hooksAt(sandbox);
	expect(test.url).toContain('/webhook-test/');
	expect(live.url).not.toContain('/webhook-test/');
	const data = received();
	const copies = await sandbox.emit({ platform: 'hueChat', type: 'message.received', data, id: 'evt_both' });
	expect(copies.map(({ status }) => status)).toEqual([200, 200]);
	expect(site.started).toHaveLength(2);
	// Each has its own secret.
	const crossed = live.url.replace('/webhook/', '/webhook-test/');
	expect((await fetch(crossed, { method: 'POST', body: '{}' })).status).toBe(401);

	const listening = { mode: 'manual' as const };
	await site.unpublish(listening);
	expect(await idsAt()).toEqual([live.id]);
	await site.unpublish();
	expect(await idsAt()).toEqual([]);
	expect(site.staticData['node:HueChat Trigger']).toEqual({});
});

describe('publishing again without having unpublished', () => {
	it('keeps a webhook that HueChat shows as it should be', async () => {
		await site.publish();
		expect(await site.publish()).toBe(false);
		expect(wire()).toEqual(['GET /webhooks 200', 'POST /webhooks 201', 'GET /webhooks/wh_000000000001 200']);
	});

	it('registers anew for other events, and removes the old one', async () => {
		await site.publish();
		expect(await site.publish({ parameters: { events: ['contact.created'] } })).toBe(true);
		const [hook, ...others] = await hooksAt(sandbox);
		expect([hook.events, others]).toEqual([['contact.created'], []]);
	});

	it('registers anew for another URL of this n8n', async () => {
		await site.publish();
		const [{ id }] = await hooksAt(sandbox);
		expect(await site.publish({ instanceUrl: 'http://127.0.0.1:1' })).toBe(true);
		const [hook, ...others] = await hooksAt(sandbox);
		expect(hook.url).toMatch(/^http:\/\/127\.0\.0\.1:1\/webhook\//);
		expect([hook.id === id, others]).toEqual([false, []]);
	});

	it.each([
		['was removed there', null],
		['was switched off there', { active: false }],
		['has other events there', { events: ['message.read'] }],
		['has another URL there', { url: 'https://example.com/x?secret=1' }],
	])('registers anew one that %s', async (_what, fields) => {
		await site.publish();
		const [{ id }] = await hooksAt(sandbox);
		sandbox.change({ platform: 'hueChat', panel: 'webhooks', id, fields });
		expect(await site.publish()).toBe(true);
		const [hook, ...others] = await hooksAt(sandbox);
		expect([hook.id === id, hook.events, others]).toEqual([false, ['message.received'], []]);
	});

	it('registers anew where HueChat cannot show it', async () => {
		await site.publish();
		const path = '/webhooks/wh_000000000001';
		sandbox.fault({ platform: 'hueChat', method: 'GET', path, kind: 'status', status: 405 });
		expect(await site.publish()).toBe(true);
		expect(await idsAt()).toHaveLength(1);
	});
});

describe('unpublishing', () => {
	const path = '/webhooks/wh_000000000001';

	it.each([404, 405, 410])('is not held up by %d', async (status) => {
		await site.publish();
		sandbox.fault({ platform: 'hueChat', method: 'DELETE', path, kind: 'status', status });
		await expect(site.unpublish()).resolves.toBeUndefined();
		expect(site.staticData['node:HueChat Trigger']).toEqual({});
	});

	it.each([400, 403, 500])('is not held up by %d, and the next time it is tried again', async (status) => {
		await site.publish();
		sandbox.fault({ platform: 'hueChat', method: 'DELETE', path, kind: 'status', status });
		await expect(site.unpublish()).resolves.toBeUndefined();
		expect(await idsAt()).toEqual(['wh_000000000001']);
		await site.publish();
		expect(await idsAt()).toEqual(['wh_000000000002']);
	});

	it('starts one run for an event that also comes from a webhook that it could not remove', async () => {
		await site.publish();
		sandbox.fault({ platform: 'hueChat', method: 'DELETE', path, kind: 'status', status: 405, times: 5 });
		await site.publish({ parameters: { events: ['message.received', 'message.sent'] } });
		const data = received();
		const tries = await sandbox.emit({ platform: 'hueChat', type: 'message.received', data, id: 'evt_old' });
		expect(tries.map(({ status }) => status)).toEqual([200, 200]);
		expect(site.started).toHaveLength(1);
	});

	it('is not held up by a credential that is gone', async () => {
		await site.publish();
		await expect(site.unpublish({ credentials: {} })).resolves.toBeUndefined();
		expect(await idsAt()).toHaveLength(1);
	});

	it('leaves the ids of another server alone', async () => {
		await site.publish();
		const elsewhere = hueChatCredential(sandbox, { baseUrl: `${sandbox.url}/other` });
		await site.unpublish({ credentials: elsewhere });
		expect(wire()).toEqual(['GET /webhooks 200', 'POST /webhooks 201']);
	});
});

describe('publishing fails', () => {
	const refusal = async (own: Parameters<TriggerSite['publish']>[0]) =>
		await site.publish(own).then(
			() => ({ message: 'published', description: '' }),
			(error: { message: string; description: string }) => error,
		);

	const real = { hueChatApi: { apiKey: 'sk', baseUrl: 'https://api.huechat.ai/v2' } };

	it.each([
		'http://localhost:5678',
		'https://localhost',
		'https://127.0.0.1',
		'https://10.1.2.3',
		'https://172.20.0.1',
		'https://192.168.1.5:5678',
		'https://169.254.1.1',
		'https://[::1]',
		'https://[fd00::1]',
		'https://n8n',
		'https://n8n.local',
	])('where HueChat cannot reach %s', async (instanceUrl) => {
		const { message, description } = await refusal({ instanceUrl, credentials: real });
		expect(message).toMatch(/^HueChat cannot reach this n8n at https?:/);
		expect(description).toContain('WEBHOOK_URL');
		expect(sandbox.requests()).toEqual([]);
	});

	it('where the URL is not encrypted', async () => {
		const instanceUrl = 'http://n8n.example.com';
		expect((await refusal({ instanceUrl, credentials: real })).message).toMatch(/is not encrypted$/);
	});

	it('with a filter that cannot be used', async () => {
		const { message } = await refusal({ parameters: { filters: { textPattern: '(' } } });
		expect(message).toBe('The pattern of Text Matches Pattern is not a regular expression');
		expect(sandbox.requests()).toEqual([]);
	});

	it('without events', async () => {
		const { message } = await refusal({ parameters: { events: [] } });
		expect(message).toBe('Choose at least one event');
		expect(sandbox.requests()).toEqual([]);
	});

	it('with the vendor’s reason, without the key and the secret that the vendor repeats', async () => {
		const vendor = await openWorksite((body) => ({
			success: false,
			message: `Cannot call ${(body as { url: string } | undefined)?.url}`,
		}));
		const credentials = hueChatCredential(sandbox, { baseUrl: vendor.url });
		const error = await refusal({ credentials });
		const { url } = vendor.calls.find((call) => call !== undefined) as { url: string };
		await vendor.close();
		const secret = new URL(url).searchParams.get('secret') ?? '';
		expect(secret).toHaveLength(43);
		expect(error.message).toContain(`Cannot call ${site.url}`);
		expect(JSON.stringify([error.message, error.description, error, site.staticData])).not.toContain(secret);
		sandbox.fault({ platform: 'hueChat', method: 'POST', path: '/webhooks', kind: 'echoKey', status: 403 });
		const { message } = await refusal({});
		expect(message).toMatch(/^HueChat does not allow this call/);
		expect(message).not.toContain(sandbox.key('hueChat'));
	});

	it('where a signature is required and there is no secret to verify it with', async () => {
		sandbox.fault({
			platform: 'hueChat',
			method: 'POST',
			path: '/webhooks',
			kind: 'status',
			status: 201,
			body: { id: 'wh_000000000009' },
		});
		const { message } = await refusal({ parameters: { signature: 'require' } });
		expect(message).toBe('HueChat gave no signing secret');
		expect(wire()).toContain('DELETE /webhooks/wh_000000000009 404');
	});

	it('where HueChat does not say the id', async () => {
		const fault = { platform: 'hueChat', method: 'POST', path: '/webhooks', kind: 'status' } as const;
		sandbox.fault({ ...fault, status: 201, body: {} });
		expect((await refusal({})).message).toBe('HueChat did not say the id of the webhook');
	});

	describe('with an answer that got lost', () => {
		const post = { platform: 'hueChat', method: 'POST', path: '/webhooks' } as const;
		const list = { platform: 'hueChat', method: 'GET', path: '/webhooks' } as const;

		it('registers one webhook, where HueChat lists them', async () => {
			sandbox.fault({ ...post, kind: 'resetAfter' });
			expect(await site.publish()).toBe(true);
			const hooks = await hooksAt(sandbox);
			expect(hooks).toHaveLength(1);
			expect(site.staticData['node:HueChat Trigger']).toMatchObject({ production: { id: hooks[0].id } });
		});

		it('leaves at most one behind, however often n8n tries', async () => {
			sandbox.fault({ ...post, kind: 'resetAfter', times: 10 });
			for (let attempt = 0; attempt < 5; attempt += 1) {
				expect((await refusal({})).message).toMatch(/connection to HueChat was lost/);
				expect((await idsAt()).length).toBeLessThanOrEqual(1);
			}
		});

		it('sends none again where HueChat does not list them, until somebody has looked', async () => {
			sandbox.fault({ ...list, kind: 'status', status: 404, times: 20 });
			sandbox.fault({ ...post, kind: 'resetAfter' });
			expect((await refusal({})).message).toMatch(/connection to HueChat was lost/);
			for (let attempt = 0; attempt < 4; attempt += 1) {
				expect((await refusal({})).message).toBe('HueChat may have registered this webhook already');
			}
			expect(await idsAt()).toHaveLength(1);
			expect(wire().filter((line) => line.startsWith('POST'))).toHaveLength(1);
		});
	});
});

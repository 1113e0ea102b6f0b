import { createHmac } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import { HueChatTrigger } from '../../../nodes/HueChat/HueChatTrigger.node';
import { startSandbox, type Sandbox } from '../../../sandbox';
import { foreignSchemes } from '../../support/foreignSchemes';
import { runNode } from '../harness';
import { hueChatCredential } from './setup';
import { hooksAt, openTriggerSite, received, type TriggerSite } from './triggerSetup';

let sandbox: Sandbox;
let site: TriggerSite;
let counter = 0;

beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterEach(async () => await site.close());
afterAll(async () => await sandbox.close());

/** A workflow of its own for each test: the process remembers the secrets of the others. */
async function open(parameters: Record<string, unknown> = {}, own: object = {}) {
	counter += 1;
	site = await openTriggerSite(sandbox, parameters, { workflowId: `secret-${counter}`, ...own });
	await site.publish();
	const [hook] = await hooksAt(sandbox);
	return hook;
}

const envelope = (id: string) => ({
	id,
	type: 'message.received',
	timestamp: '2026-01-25T10:40:00Z',
	retry_count: 0,
	data: received(),
});

let events = 0;

async function post(url: string, headers: Record<string, string> = {}, body?: string) {
	events += 1;
	const text = body ?? JSON.stringify(envelope(`evt_secret_${events}`));
	const response = await fetch(url, { method: 'POST', headers, body: text });
	return response.status;
}

/** What n8n stores is gone: a poll trigger of the same workflow wrote its old copy back. */
const loseRecord = () => {
	for (const name of Object.keys(site.staticData)) delete site.staticData[name];
};

describe('a lost record', () => {
	it('does not silence the trigger', async () => {
		const { url } = await open();
		loseRecord();
		expect(await post(url)).toBe(200);
		expect(await post(`${url.slice(0, -1)}!`)).toBe(401);
		expect(site.started).toHaveLength(1);
	});

	it('of an older registration does not, either', async () => {
		await open();
		const old = JSON.parse(JSON.stringify(site.staticData)) as IDataObject;
		await site.publish({ parameters: { events: ['message.received', 'message.sent'] } });
		const [{ url }] = await hooksAt(sandbox);
		Object.assign(site.staticData, old);
		expect(await post(url)).toBe(200);
	});

	it('has the calls refused where a signature is required, and says so', async () => {
		const { url, signing_secret: key } = await open({ signature: 'require' });
		loseRecord();
		const body = JSON.stringify(envelope('evt_lost'));
		const signature = createHmac('sha256', key).update(body).digest('hex');
		expect(await post(url, { 'x-huechat-signature': `sha256=${signature}` }, body)).toBe(401);
	});

	it('leaves one webhook behind when the workflow is published again, and none when it ends', async () => {
		await open();
		loseRecord();
		await site.publish();
		expect(await hooksAt(sandbox)).toHaveLength(1);
		loseRecord();
		await site.unpublish();
		expect(await hooksAt(sandbox)).toEqual([]);
	});
});

it('goes on where the API key was changed, by the fingerprint that is stored', async () => {
	const other = { ...hueChatCredential(sandbox, { apiKey: 'sk_test_another_key_of_this_account' }) };
	const { url } = await open();
	await site.close();
	// Another process, which has never seen the first key.
	await jest.isolateModulesAsync(async () => {
		const setup = await import('./triggerSetup');
		const again = await setup.openTriggerSite(sandbox, {}, {
			workflowId: `secret-${counter}`,
			credentials: other,
		});
		Object.assign(again.staticData, site.staticData);
		const { pathname, search } = new URL(url);
		expect(await post(`${again.url}${pathname}${search}`)).toBe(200);
		await again.close();
	});
});

it('answers 503 where the credential cannot be read, and 401 to what can be no secret', async () => {
	const { url } = await open();
	await site.close();
	await jest.isolateModulesAsync(async () => {
		const setup = await import('./triggerSetup');
		const again = await setup.openTriggerSite(sandbox, {}, {
			workflowId: `secret-${counter}`,
			credentials: {},
		});
		const { pathname, search } = new URL(url);
		expect(await post(`${again.url}${pathname}${search}`)).toBe(503);
		expect(await post(`${again.url}${pathname}?secret=short`)).toBe(401);
		await again.close();
	});
});

it('answers what comes while the webhook is being registered, and starts nothing', async () => {
	const statuses: number[] = [];
	counter += 1;
	site = await openTriggerSite(sandbox, {}, { workflowId: `secret-${counter}` });
	// As a vendor that tries the URL before it answers the registration.
	sandbox.fault({
		platform: 'hueChat',
		method: 'POST',
		path: '/webhooks',
		kind: 'delay',
		// Long enough for three calls on a busy machine.
		ms: 3_000,
	});
	const publishing = site.publish();
	const seen = async (): Promise<string> => {
		const posted = sandbox.requests().find(({ method }) => method === 'POST');
		const { url } = (posted?.body ?? {}) as { url?: string };
		if (url !== undefined) return url;
		await new Promise((resolve) => setTimeout(resolve, 10));
		return await seen();
	};
	const url = await seen();
	for (const body of ['{}', JSON.stringify(envelope('evt_try')), 'ping']) statuses.push(await post(url, {}, body));
	expect(await publishing).toBe(true);
	expect(statuses).toEqual([200, 200, 200]);
	expect(site.started).toEqual([]);
	expect(await post(url)).toBe(200);
	expect(site.started).toHaveLength(1);
});

describe.each(Object.entries(foreignSchemes))('signed by a scheme that no page shows: %s', (_name, sign) => {
	it('is taken by the secret in the URL, and marked', async () => {
		const hook = await open();
		events += 1;
		const body = JSON.stringify(envelope(`evt_scheme_${events}`));
		expect(await post(hook.url, sign(hook.signing_secret, body), body)).toBe(200);
		const { output } = await runNode({ node: HueChatTrigger, items: site.started.at(-1) });
		expect(output[0]?.[0]?.json).toMatchObject({
			verified: 'secret',
			signature: expect.stringMatching(/^(?:wrong|malformed|unrecognised)$/) as unknown,
		});
	});

	it('is refused without the secret, and where a signature is required', async () => {
		const hook = await open({ signature: 'require' });
		const body = JSON.stringify(envelope('evt_required'));
		expect(await post(hook.url, sign(hook.signing_secret, body), body)).toBe(401);
		expect(await post(hook.url.split('?')[0], sign(hook.signing_secret, body), body)).toBe(401);
		expect(site.started).toEqual([]);
	});
});

import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { jsonOf, parametersOf, runDmChamp, succeeded } from './setup';

const sandbox = useSandbox();

const BASE: INodeParameters = { fromId: 'customer-7', toId: 'user-1', body: 'Hello' };

const receive = async (own: INodeParameters = {}, more: object = {}) =>
	await runDmChamp(sandbox.get(), {
		parameters: parametersOf('message: receive', { ...BASE, ...own }),
		...more,
	});

interface Body {
	customData: { messageSid: string };
	messageType: string;
}

const sids = () =>
	sandbox
		.get()
		.requests()
		.map(({ body }) => (body as Body).customData.messageSid);

test('message: receive sends a text as the document shows it', async () => {
	const additionalFields = { messageSid: 'sid-1', channel: 'livechat', status: 'received' };
	const run = succeeded(await receive({ fromId: 7, additionalFields }));
	expect(sandbox.get().requests()[0]).toMatchObject({
		method: 'POST',
		path: '/incoming_custom_channel_message',
		query: { apiKey: sandbox.get().key('dmChamp') },
		body: {
			customData: {
				messageSid: 'sid-1',
				fromId: '7',
				toId: 'user-1',
				body: 'Hello',
				channel: 'livechat',
				status: 'received',
			},
			messageType: 'text',
		},
	});
	expect(jsonOf(run)).toEqual([{ success: true, messageId: 'sid-1' }]);
});

test('a reaction is one', async () => {
	succeeded(await receive({ messageType: 'reaction', body: '👍' }));
	expect(sandbox.get().requests()[0]?.body).toMatchObject({
		customData: { body: '👍' },
		messageType: 'reaction',
	});
});

test('without an id one is derived: another for every item, execution and run', async () => {
	const items = [{ json: {} }, { json: {} }];
	succeeded(await receive({}, { items, executionId: '7' }));
	succeeded(await receive({}, { items, executionId: '8' }));
	succeeded(await receive({}, { items, executionId: '9', runs: 2 }));
	const all = sids();
	expect(all).toHaveLength(8);
	expect(new Set(all).size).toBe(8);
	expect(all.every((sid) => /^n8n-[0-9a-f]{32}$/.test(sid))).toBe(true);
});

test('the derived id is the same on every try of Retry On Fail', async () => {
	sandbox.get().fault({ platform: 'dmChamp', kind: 'status', status: 400, times: 2 });
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	succeeded(await receive({}, { ...retry }));
	expect(sids()).toHaveLength(3);
	expect(new Set(sids()).size).toBe(1);
});

test.each([
	[' mine ', 'mine'],
	[42, '42'],
])('the given id %j goes out as %s', async (messageSid, sid) => {
	succeeded(
		await receive({ additionalFields: { messageSid: `={{ ${JSON.stringify(messageSid)} }}` } }),
	);
	expect(sids()).toEqual([sid]);
});

test('an empty id is none', async () => {
	succeeded(await receive({ additionalFields: { messageSid: ' ', channel: '' } }));
	const [{ body }] = sandbox.get().requests();
	expect((body as Body).customData).toEqual({
		messageSid: expect.stringMatching(/^n8n-/) as string,
		fromId: 'customer-7',
		toId: 'user-1',
		body: 'Hello',
	});
});

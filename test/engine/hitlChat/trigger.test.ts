import { Container } from '@n8n/di';
import { Logger } from '@n8n/backend-common';
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { HitlChatTrigger } from '../../../nodes/HitlChat/HitlChatTrigger.node';
import { runCredentialTest, runPoll } from '../harness';
import { HitlChatApi } from '../../../credentials/HitlChatApi.credentials';
import { hitlChatCredential } from '../setup';
import { useSandbox } from '../support';
import { row } from '../../unit/hitlChat/rows';

const server = useSandbox();

const ALL = [
	'newConversation',
	'handedToHuman',
	'botPaused',
	'botResumed',
	'statusChanged',
	'customerWroteLast',
];
const AMIRA = '447700900201';
const TOM = '447700900202';

/** A published trigger: its static data lives on as JSON, which is what a restart leaves of it. */
function published(events: string[] = ALL, options: INodeParameters = {}, nodeId = String(Math.random())) {
	const sandbox = server.get();
	let stored = '{}';
	const polled = async (
		mode: 'manual' | 'trigger' = 'trigger',
		credential: IDataObject = {},
		credentialIds?: Record<string, string>,
	) => {
		const staticData = JSON.parse(stored) as IDataObject;
		try {
			return await runPoll({
				node: HitlChatTrigger,
				nodeId,
				credentials: hitlChatCredential(sandbox, credential),
				credentialIds,
				parameters: { events, options },
				staticData,
				mode,
			});
		} finally {
			stored = JSON.stringify(staticData);
		}
	};
	const change = (id: string, fields: object | null) =>
		sandbox.change({ platform: 'hitlChat', panel: 'conversations', id, fields: fields as null });
	return { sandbox, polled, change, stored: () => stored };
}

const told = (output: INodeExecutionData[][] | null) =>
	output === null ? null : output[0].map(({ json }) => `${(json.contact as IDataObject).name} ${String(json.event)}`);

test('the first poll remembers and gives out nothing, the second has nothing to tell', async () => {
	const { polled, sandbox } = published();
	expect(await polled()).toBeNull();
	expect(await polled()).toBeNull();
	expect(sandbox.requests()).toMatchObject([
		{ method: 'GET', path: '/conversationlist', query: {} },
		{ method: 'GET', path: '/conversationlist', query: {} },
	]);
});

test('each change comes once, as a flat event', async () => {
	const { polled, change } = published();
	await polled();
	change(TOM, { bot_currently_paused: true, transferred_to_human_at_least_once: true });
	change('33600000009', row('33600000009', { customer_name: 'Zoé' }));
	const output = await polled();
	expect(told(output)).toEqual(['Tom Baker handedToHuman', 'Tom Baker botPaused', 'Zoé newConversation']);
	expect(output?.[0][0].json).toEqual({
		id: expect.stringMatching(/^[0-9a-f]{32}$/),
		platform: 'hitlChat',
		event: 'handedToHuman',
		channel: 'whatsapp',
		direction: 'incoming',
		type: 'handedToHuman',
		contact: { id: null, name: 'Tom Baker', phone: `+${TOM}`, email: null },
		receiver: null,
		conversationId: null,
		text: null,
		media: [],
		sessionId: `hitlChat:whatsapp:+${TOM}`,
		chatInput: null,
		reply: { recipientNumber: `+${TOM}` },
		verified: 'none',
		conversation: { status: 'open', botPaused: true, handedToHuman: true, lastMessageBy: 'bot' },
		previous: { status: 'open', botPaused: false, handedToHuman: false, lastMessageBy: 'bot' },
		timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
		raw: expect.objectContaining({ customer_whatsapp_number: TOM, bot_currently_paused: true }),
	});
	expect(output?.[0][2].json).toMatchObject({ previous: null });
	const ids = output?.[0].map(({ json }) => json.id);
	expect(new Set(ids).size).toBe(3);
	expect(await polled()).toBeNull();
});

test.each([
	['botPaused'],
	['handedToHuman'],
	['statusChanged'],
	['customerWroteLast'],
])('gives out only what was chosen: %s', async (event) => {
	const { polled, change } = published([event]);
	await polled();
	change(TOM, {
		bot_currently_paused: true,
		transferred_to_human_at_least_once: true,
		conversation_status: 'closed',
		last_message_sent_by: 'customer',
	});
	expect(told(await polled())).toEqual([`Tom Baker ${event}`]);
});

test('a failed poll in between loses nothing and repeats nothing', async () => {
	const { polled, change, sandbox, stored } = published();
	await polled();
	const before = stored();
	change(AMIRA, { bot_currently_paused: false });
	sandbox.fault({ platform: 'hitlChat', kind: 'status', status: 401 });
	await expect(polled()).rejects.toMatchObject({
		message: expect.stringContaining('rejected the API key'),
		failure: { cause: 'credential-invalid' },
	});
	expect(stored()).toBe(before);
	change(TOM, { conversation_status: 'closed' });
	expect(told(await polled())).toEqual(['Amira Khan botResumed', 'Tom Baker statusChanged']);
	expect(await polled()).toBeNull();
});

test('a list in an envelope is read, also an empty one; an answer without any is refused', async () => {
	const { polled, sandbox } = published();
	const answer = (body: object) => sandbox.fault({ platform: 'hitlChat', kind: 'status', status: 200, body });
	await polled();
	answer({ success: true, data: { conversations: [row('447700900999', { customer_name: 'Zoe' })] } });
	expect(told(await polled())).toEqual(['Zoe newConversation']);
	answer({ data: [] });
	expect(await polled()).toBeNull();
	answer({ data: { id: 1 } });
	await expect(polled()).rejects.toThrow('holds no list of conversations');
});

test('a rate limit tells n8n when to poll again', async () => {
	const { polled, sandbox } = published();
	sandbox.fault({ platform: 'hitlChat', kind: 'rateLimit', retryAfter: 600, times: 'always' });
	const begin = Date.now();
	const error: unknown = await polled().catch((one: unknown) => one);
	expect(error).toMatchObject({ failure: { cause: 'rate-limited' } });
	const { resetsAtEpochMs } = (error as { failure: { resetsAtEpochMs: number } }).failure;
	expect(Math.abs(resetsAtEpochMs - begin - 600_000)).toBeLessThan(10_000);
	expect(sandbox.requests()).toHaveLength(1);
});

test.each([
	['an object', '{"error":null,"total":0}'],
	['a number', '7'],
])('%s instead of a list is an error, not an empty list', async (_what, body) => {
	const { polled, sandbox, stored } = published();
	await polled();
	const before = stored();
	sandbox.fault({
		platform: 'hitlChat',
		kind: 'status',
		status: 200,
		headers: { 'content-type': 'application/json' },
		body: JSON.parse(body) as unknown,
	});
	await expect(polled()).rejects.toMatchObject({ failure: expect.anything() });
	expect(stored()).toBe(before);
	expect(await polled()).toBeNull();
});

test('one that is missing from an answer is not new when it comes back', async () => {
	const { polled, change, sandbox } = published();
	await polled();
	const [amira] = (await (await fetch(`${sandbox.url}/_sandbox/state`)).json() as { hitlChat: { conversations: IDataObject[] } }).hitlChat.conversations;
	change(AMIRA, null);
	expect(await polled()).toBeNull();
	change(AMIRA, { ...amira, conversation_status: 'closed' });
	expect(told(await polled())).toEqual(['Amira Khan statusChanged']);
});

test('rows of one number are one conversation; a row without number is skipped, with one warning', async () => {
	const warn = jest.spyOn(Container.get(Logger), 'warn').mockImplementation(() => undefined);
	const { polled, change } = published();
	change('twin', row(`+${TOM}`, { customer_name: 'Tom Baker', conversation_status: 'closed' }));
	change('nobody', row(null));
	await polled();
	await polled();
	expect(warn.mock.calls.map(([text]) => text)).toEqual([
		'HitlChat Trigger: 1 conversations have no customer_whatsapp_number and were skipped',
	]);
	warn.mockRestore();
	change('twin', { bot_currently_paused: true });
	const output = await polled();
	expect(told(output)).toEqual(['Tom Baker botPaused']);
	expect(output?.[0][0].json).toMatchObject({
		conversation: { status: 'closed + open' },
		raw: { rows: [{}, {}] },
	});
});

describe('a change that is none of the chosen events', () => {
	test('is saved by an empty run, so that a restart does not swallow the next event', async () => {
		const { polled, change } = published(['botPaused']);
		await polled();
		change(AMIRA, { bot_currently_paused: false });
		expect(await polled()).toEqual([[]]);
		change(AMIRA, { bot_currently_paused: true });
		expect(told(await polled())).toEqual(['Amira Khan botPaused']);
	});

	test('starts no run where no chosen event looks at it', async () => {
		const { polled, change } = published(['handedToHuman']);
		await polled();
		change(AMIRA, { bot_currently_paused: false, conversation_status: 'closed' });
		expect(await polled()).toBeNull();
	});

	test('starts no run where the user does not want it, and is remembered all the same', async () => {
		const { polled, change } = published(['botPaused'], { persistAllChanges: false });
		await polled();
		change(AMIRA, { bot_currently_paused: false });
		expect(await polled()).toBeNull();
		change(AMIRA, { bot_currently_paused: true });
		expect(told(await polled())).toEqual(['Amira Khan botPaused']);
	});
});

test('the same change after a crash before saving has the same id, a later one another', async () => {
	const { polled, change, stored } = published(['botPaused', 'botResumed']);
	await polled();
	const saved = JSON.parse(stored()) as IDataObject;
	change(TOM, { bot_currently_paused: true });
	const first = await polled();
	const again = await runPoll({
		node: HitlChatTrigger,
		credentials: hitlChatCredential(server.get()),
		parameters: { events: ['botPaused'] },
		staticData: saved,
	});
	expect(again?.[0][0].json.id).toBe(first?.[0][0].json.id);
	change(TOM, { bot_currently_paused: false });
	await polled();
	change(TOM, { bot_currently_paused: true });
	const later = await polled();
	expect(later?.[0][0].json).toMatchObject({ event: 'botPaused' });
	expect(later?.[0][0].json.id).not.toBe(first?.[0][0].json.id);
});

test('another account begins anew, a new key of the same one does not', async () => {
	const { polled, change } = published();
	await polled();
	change(TOM, { bot_currently_paused: true });
	// A run without items, by which n8n saves the new beginning.
	expect(await polled('trigger', {}, { hitlChatApi: 'other' })).toEqual([[]]);
	change(TOM, { bot_currently_paused: false });
	expect(told(await polled('trigger', { requestsPerMinute: 600 }, { hitlChatApi: 'other' }))).toEqual([
		'Tom Baker botResumed',
	]);
});

test('a poll that takes longer than the interval is not overtaken', async () => {
	const { polled, change, sandbox } = published();
	await polled();
	change(TOM, { bot_currently_paused: true });
	sandbox.fault({ platform: 'hitlChat', kind: 'delay', ms: 300 });
	const slow = polled();
	expect(await polled()).toBeNull();
	expect(told(await slow)).toEqual(['Tom Baker botPaused']);
});

test('the editor gets an example of each event, and nothing is remembered', async () => {
	const { polled, stored } = published();
	const output = await polled('manual');
	expect(told(output)).toEqual([
		'Amira Khan newConversation',
		'Amira Khan handedToHuman',
		'Amira Khan botPaused',
		'Tom Baker botResumed',
		'Amira Khan statusChanged',
		'Amira Khan customerWroteLast',
	]);
	expect(stored()).not.toContain('memory');
	expect(await polled()).toBeNull();
});

test('the user can say what the customer is called', async () => {
	const { polled, change } = published(['customerWroteLast'], { customerSenderNames: 'end_user, Kunde' });
	await polled();
	change(TOM, { last_message_sent_by: 'customer' });
	expect(await polled()).toBeNull();
	change(TOM, { last_message_sent_by: 'kunde' });
	expect(told(await polled())).toEqual(['Tom Baker customerWroteLast']);
});

test('the key is neither stored nor told', async () => {
	const { polled, sandbox, stored } = published();
	await polled();
	sandbox.fault({ platform: 'hitlChat', kind: 'echoKey', status: 400 });
	const error: unknown = await polled().catch((one: unknown) => one);
	expect(JSON.stringify(error) + String(error) + stored()).not.toContain(sandbox.key('hitlChat'));
});

test('tests the credential', async () => {
	const { hitlChatApi } = hitlChatCredential(server.get());
	const result = await runCredentialTest({
		credentialType: HitlChatApi,
		data: hitlChatApi,
		nodes: [HitlChatTrigger],
	});
	expect(result.status).toBe('OK');
});

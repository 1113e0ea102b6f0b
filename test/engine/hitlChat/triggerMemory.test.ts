import type { IDataObject } from 'n8n-workflow';

import { row } from '../../unit/hitlChat/rows';
import { heardLog, polledLists, told } from './polledLists';

const rows = (from: number, count: number, own: IDataObject = {}) =>
	Array.from({ length: count }, (_, index) => row(String(447_700_900_000 + from + index), own));
const phones = (from: number, count: number) =>
	rows(from, count).map((one) => `${String(one.customer_whatsapp_number)} newConversation`);

describe('the first list', () => {
	test('that is empty is no beginning: what the next one holds was there before', async () => {
		const log = heardLog();
		const { poll } = polledLists();
		expect(await poll([])).toBeNull();
		expect(await poll([])).toBeNull();
		// An empty run, because n8n saves what is remembered only with a run.
		expect(await poll(rows(0, 5_000))).toEqual([]);
		expect(told(await poll(rows(0, 5_001)))).toEqual(phones(5_000, 1));
		log.stop();
		expect(log.texts).toContain(
			'HitlChat Trigger: 5000 conversations were in the list before and start nothing',
		);
	});

	test('is remembered over a restart, also where an empty one came before it', async () => {
		const { poll, restart } = polledLists();
		await poll([]);
		await poll(rows(0, 3));
		restart();
		expect(told(await poll(rows(0, 4)))).toEqual(phones(3, 1));
	});

	test.each([
		['a refusal', { statusCode: 401, body: { error: 'no' } }],
		['no list', { statusCode: 200, body: { data: {} } }],
	])('is the one after %s', async (_what, answer) => {
		const { poll } = polledLists();
		await expect(poll(answer)).rejects.toThrow();
		expect(await poll(rows(0, 5_000))).toBeNull();
		expect(told(await poll(rows(0, 5_001)))).toEqual(phones(5_000, 1));
	});
});

test('a list that is empty once makes nothing new when it is full again', async () => {
	const { poll } = polledLists();
	await poll(rows(0, 20));
	expect(await poll([])).toBeNull();
	expect(await poll(rows(0, 20))).toBeNull();
});

describe('more events than one poll may give out', () => {
	test('come with the next polls, each once, and the log says how many wait', async () => {
		const log = heardLog();
		const { poll, restart } = polledLists({ options: { maxEventsPerPoll: 40 } });
		await poll(rows(0, 1));
		const list = rows(0, 101);
		expect(told(await poll(list))).toEqual(phones(1, 40));
		restart();
		expect(told(await poll(list))).toEqual(phones(41, 40));
		expect(told(await poll(list))).toEqual(phones(81, 20));
		expect(await poll(list)).toBeNull();
		log.stop();
		expect(log.texts).toEqual([
			'HitlChat Trigger: 60 events wait for the next polls (Most Events per Poll is 40)',
			'HitlChat Trigger: 20 events wait for the next polls (Most Events per Poll is 40)',
		]);
	});

	test('are 500 unless the user says otherwise', async () => {
		const { poll } = polledLists();
		await poll(rows(0, 1));
		expect(await poll(rows(0, 2_000))).toHaveLength(500);
	});

	test('keep the events of one conversation together, and always get on', async () => {
		const { poll } = polledLists({
			events: ['newConversation', 'handedToHuman', 'botPaused'],
			options: { maxEventsPerPoll: 2 },
		});
		await poll(rows(0, 1));
		const list = [...rows(0, 1), ...rows(1, 2, { bot_currently_paused: true, transferred_to_human_at_least_once: true })];
		expect(told(await poll(list))).toHaveLength(3);
		expect(told(await poll(list))).toHaveLength(3);
		expect(await poll(list)).toBeNull();
	});

	test('hold back nothing that starts no run', async () => {
		const { poll } = polledLists({ events: ['botPaused'], options: { maxEventsPerPoll: 1 } });
		await poll(rows(0, 3));
		const paused = { bot_currently_paused: true };
		const list = [...rows(0, 2, paused), ...rows(2, 1, { conversation_status: 'closed' }), ...rows(3, 50)];
		expect(told(await poll(list))).toEqual(['447700900000 botPaused']);
		expect(told(await poll(list))).toEqual(['447700900001 botPaused']);
		expect(await poll(list)).toBeNull();
	});

	test.each([['0'], [0], [2.5], ['many'], ['']])('cannot be %j', async (maxEventsPerPoll) => {
		const { poll } = polledLists({ options: { maxEventsPerPoll } });
		await expect(poll(rows(0, 1))).rejects.toThrow('Most Events per Poll');
	});
});

describe('another account in the same credential', () => {
	test('begins anew: its conversations are no news, and that is remembered', async () => {
		const log = heardLog();
		const { poll, restart } = polledLists();
		await poll(rows(0, 50));
		expect(await poll(rows(1_000, 60), { apiKey: 'key-2' })).toEqual([]);
		restart();
		expect(told(await poll(rows(1_000, 61), { apiKey: 'key-2' }))).toEqual(phones(1_060, 1));
		log.stop();
		expect(log.texts).toContain('HitlChat Trigger: 60 conversations were in the list before and start nothing');
	});

	test('that knows a few of the same people is another one all the same', async () => {
		const { poll } = polledLists();
		await poll(rows(0, 50));
		expect(await poll(rows(40, 50), { apiKey: 'key-2' })).toEqual([]);
	});

	test('a new key of the same account goes on where it was', async () => {
		const { poll, restart } = polledLists();
		await poll(rows(0, 50));
		expect(told(await poll(rows(0, 52), { apiKey: 'key-2' }))).toEqual(phones(50, 2));
		restart();
		expect(told(await poll(rows(0, 53), { apiKey: 'key-2' }))).toEqual(phones(52, 1));
	});

	test('an empty list with a new key decides nothing', async () => {
		const { poll } = polledLists();
		await poll(rows(0, 50));
		expect(await poll([], { apiKey: 'key-2' })).toBeNull();
		expect(told(await poll(rows(0, 51), { apiKey: 'key-2' }))).toEqual(phones(50, 1));
	});

	test.each([
		['another credential', { credentialId: 'two' }],
		['another Base URL', { baseUrl: 'http://127.0.0.1:9/v2' }],
	])('%s begins anew and is remembered', async (_what, options) => {
		const { poll, restart } = polledLists();
		await poll(rows(0, 50));
		expect(await poll(rows(0, 52), options)).toEqual([]);
		restart();
		expect(told(await poll(rows(0, 53), options))).toEqual(phones(52, 1));
	});

	test('no key is stored, nor names, nor numbers', async () => {
		const { poll, stored } = polledLists();
		await poll(rows(0, 2, { customer_name: 'Jane Doe', last_message_sent_by: 'Jane Doe' }), { apiKey: 'key-secret' });
		await poll(rows(0, 3, { customer_name: 'Jane Doe', last_message_sent_by: 'JANE DOE' }), { apiKey: 'key-secret' });
		expect(stored()).not.toMatch(/key-secret|4477|jane/i);
	});
});

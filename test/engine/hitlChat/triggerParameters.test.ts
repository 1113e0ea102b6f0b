import { row } from '../../unit/hitlChat/rows';
import { polledLists, told } from './polledLists';

const JANE = '447700900001';
const TOM = '33600000002';

describe('Events', () => {
	const before = [row(JANE)];
	const after = [row(JANE, { bot_currently_paused: true, conversation_status: 'closed' })];

	test.each([
		['one name', "={{ 'botPaused' }}", ['botPaused']],
		['names with commas', "={{ 'botPaused, statusChanged' }}", ['botPaused', 'statusChanged']],
		['a list', "={{ ['statusChanged'] }}", ['statusChanged']],
		['a list as text', `={{ '["botPaused","statusChanged"]' }}`, ['botPaused', 'statusChanged']],
		['the names that the editor shows', "={{ 'Bot Paused' }}", ['botPaused']],
		['a part of a name', "={{ 'botPausedAndMore'.slice(0, 9) }}", ['botPaused']],
	])('may be %s by expression', async (_what, events, wanted) => {
		const { poll } = polledLists({ events });
		await poll(before);
		expect(told(await poll(after))).toEqual(wanted.map((event) => `${JANE} ${event}`));
	});

	test.each([
		['an unknown name', "={{ 'botStopped' }}", 'Events holds "botStopped", which is no event'],
		['nothing', '={{ undefined }}', 'No event is chosen'],
		['blank', "={{ ' ' }}", 'No event is chosen'],
		['an object', '={{ {a: 1} }}', 'Events'],
		['an empty list', [], 'No event is chosen'],
	])('that are %s are refused before anything is asked', async (_what, events, words) => {
		const { poll, stored } = polledLists({ events });
		await expect(poll(before)).rejects.toMatchObject({
			message: expect.stringContaining(words),
			description: expect.stringContaining('newConversation'),
			failure: { cause: 'configuration-invalid' },
		});
		expect(stored()).toBe('{}');
	});
});

describe('Save Every Change', () => {
	test.each([['false'], [false], ['No'], [0]])('%j is off', async (persistAllChanges) => {
		const { poll } = polledLists({ events: ['botPaused'], options: { persistAllChanges } });
		await poll([row(JANE, { bot_currently_paused: true })]);
		expect(await poll([row(JANE)])).toBeNull();
	});

	test.each([['true'], [true], ['YES'], [1]])('%j is on', async (persistAllChanges) => {
		const { poll } = polledLists({ events: ['botPaused'], options: { persistAllChanges } });
		await poll([row(JANE, { bot_currently_paused: true })]);
		expect(await poll([row(JANE)])).toEqual([]);
	});

	test('an expression that gave nothing is told', async () => {
		const { poll } = polledLists({ options: { persistAllChanges: '={{ undefined }}' } });
		await expect(poll([])).rejects.toThrow('Save Every Change is neither true nor false');
	});
});

test.each([['True'], ['1'], ['yes'], [1], ['TRUE']])('reads the vendor’s flag %j', async (flag) => {
	const { poll } = polledLists({ events: ['botPaused', 'handedToHuman'] });
	await poll([row(JANE, { bot_currently_paused: 'False', transferred_to_human_at_least_once: '0' })]);
	expect(
		told(await poll([row(JANE, { bot_currently_paused: flag, transferred_to_human_at_least_once: flag })])),
	).toEqual([`${JANE} handedToHuman`, `${JANE} botPaused`]);
});

describe('Customer Wrote Last', () => {
	test.each([
		['the name with a plus in it', 'Anna + Ben', 'Anna + Ben'],
		['a name of over 40 characters', 'Wolfeschlegelsteinhausenbergerdorff von Bremen-Oldenburg', 'Wolfeschlegelsteinhausenbergerdorff von Bremen-Oldenburg'],
		['the name in other case', 'Jane Doe', 'JANE DOE'],
		['the name with other blanks', 'Jane Doe', ' Jane\u00a0 Doe '],
		['the number', 'Jane', JANE],
		['the number as people write it', 'Jane', '+44 7700 900001'],
		['the number as WhatsApp writes it', 'Jane', `${JANE}@c.us`],
		['a word in other case', 'Jane', 'Customer'],
	])('knows %s', async (_what, customer_name, last_message_sent_by) => {
		const { poll, restart } = polledLists({ events: ['customerWroteLast'] });
		await poll([row(JANE, { customer_name })]);
		const after = [row(JANE, { customer_name, last_message_sent_by })];
		expect(told(await poll(after))).toEqual([`${JANE} customerWroteLast`]);
		restart();
		expect(await poll(after)).toBeNull();
	});

	test.each([
		['a bot', 'Jane', 'bot'],
		['another person', 'Anna + Ben', 'Anna'],
		['a customer called as a role', 'Bot', 'bot'],
		['another number', 'Jane', '447700900002'],
	])('does not take %s for the customer', async (_what, customer_name, last_message_sent_by) => {
		const { poll } = polledLists({ events: ['customerWroteLast'] });
		await poll([row(JANE, { customer_name, last_message_sent_by: 'human' })]);
		expect(await poll([row(JANE, { customer_name, last_message_sent_by })])).toBeNull();
	});

	test('a new name of a customer who writes under it is no new message', async () => {
		const { poll } = polledLists({ events: ['customerWroteLast'] });
		await poll([row(JANE, { customer_name: 'Jane', last_message_sent_by: 'Jane' })]);
		expect(await poll([row(JANE, { customer_name: 'Jane D.', last_message_sent_by: 'Jane D.' })])).toBeNull();
	});
});

describe('Filters', () => {
	const all = ['newConversation', 'botPaused', 'customerWroteLast'];
	const list = [
		row(JANE, { conversation_status: 'Open', last_message_sent_by: 'bot' }),
		row(TOM, { conversation_status: 'closed', last_message_sent_by: 'customer', bot_currently_paused: true }),
	];
	const begin = [row('1555')];

	test.each([
		['a status', { status: 'open, pending' }, [`${JANE} newConversation`]],
		['the beginning of a number', { numberBeginsWith: '+44' }, [`${JANE} newConversation`]],
		['several beginnings', { numberBeginsWith: '0033, 44' }, [`${JANE} newConversation`, `${TOM} newConversation`, `${TOM} botPaused`, `${TOM} customerWroteLast`]],
		['only these contacts', { onlyContacts: '+33 6 0000 0002' }, [`${TOM} newConversation`, `${TOM} botPaused`, `${TOM} customerWroteLast`]],
		['contacts to ignore', { ignoreContacts: TOM }, [`${JANE} newConversation`]],
		['what came in', { direction: 'incoming' }, [`${TOM} newConversation`, `${TOM} botPaused`, `${TOM} customerWroteLast`]],
		['what this account began', { direction: 'outgoing' }, [`${JANE} newConversation`]],
		['not what this account began', { ignoreOwn: true }, [`${TOM} newConversation`, `${TOM} botPaused`, `${TOM} customerWroteLast`]],
		['both', { status: 'closed', numberBeginsWith: '44' }, []],
	])('let through %s', async (_what, filters, wanted) => {
		const { poll } = polledLists({ events: all, filters });
		await poll(begin);
		expect(told(await poll([...begin, ...list])) ?? []).toEqual(wanted);
		// What was left out is known all the same.
		expect(await poll([...begin, ...list])).toBeNull();
	});

	test('a conversation with a number that is left out takes no run to remember', async () => {
		const { poll } = polledLists({ events: ['botPaused'], filters: { ignoreContacts: TOM } });
		await poll(list);
		expect(await poll([list[0], row(TOM)])).toBeNull();
	});

	test('hold for the example in the editor too', async () => {
		const { poll } = polledLists({ events: ['newConversation'], filters: { status: 'closed' } });
		expect(told(await poll(list, { mode: 'manual' }))).toEqual([`${TOM} newConversation`]);
	});

	test('that cannot be read are refused', async () => {
		const { poll } = polledLists({ filters: { status: '={{ [{}] }}' } });
		await expect(poll(list)).rejects.toMatchObject({ message: expect.stringContaining('Status') });
	});
});

describe('a number', () => {
	test.each([['00447700900001'], [`${JANE}@c.us`], [`${JANE}:12@s.whatsapp.net`], [`whatsapp:+${JANE}`], ['tel:+44 7700 900001']])(
		'written as %s is the same',
		async (number) => {
			const { poll } = polledLists();
			await poll([row(JANE)]);
			expect(await poll([row(number)])).toBeNull();
		},
	);
});

describe('the output', () => {
	const one = async (own: object, options: object = {}) => {
		const { poll } = polledLists({ events: ['newConversation'], options: { ...options } });
		await poll([row('1555')]);
		const items = await poll([row('1555'), row(JANE, { ...own })]);
		return items?.[0].json;
	};

	test('has the parameters that Message Send needs to answer', async () => {
		const { reply } = (await one({})) as { reply: object };
		expect(reply).toEqual({ recipientNumber: `+${JANE}` });
	});

	test('has none where nobody can be written to', async () => {
		expect(await one({ customer_whatsapp_number: 'jane' })).toMatchObject({
			contact: { phone: 'jane' },
			sessionId: 'hitlChat:whatsapp:jane',
			reply: null,
		});
	});

	test('names the customer as such and not by name', async () => {
		expect(await one({ last_message_sent_by: 'Jane' })).toMatchObject({
			conversation: { lastMessageBy: 'customer' },
			direction: 'incoming',
			raw: { last_message_sent_by: 'Jane' },
		});
	});

	test('leaves the row out where the user wants that', async () => {
		expect(await one({}, { includeRaw: false })).not.toHaveProperty('raw');
		expect(await one({})).toHaveProperty('raw');
	});
});

import { contentHash } from '../../../nodes/shared/webhook';
import { receive } from '../webhook/calls';

let counter = 0;

/** How many of the bodies start a run, one after the other; `ID` in them is an id that nobody had before. */
async function runsOf(...bodies: object[]): Promise<number> {
	const id = `event-${(counter += 1)}`;
	let started = 0;
	for (const body of bodies) {
		const call = await receive({
			parameters: { events: ['platformEvent'] },
			body: JSON.stringify(body).replaceAll('"ID"', JSON.stringify(id)),
		});
		if (call.items !== undefined) call.answer();
		started += call.items?.length ?? 0;
		expect(call.heard().status).toBe(200);
	}
	return started;
}

const states = ['sent', 'delivered', 'read', 'failed'];

it.each<[string, object[]]>([
	[
		'each reaction to one message',
		['👍', '❤️'].map((emoji) => ({ event: 'message_reaction', message_id: 'ID', emoji })),
	],
	['each wording of one message', ['10:00', '11:00'].map((text) => ({ event: 'message_updated', messageId: 'ID', text }))],
	['each messageStatus', states.map((messageStatus) => ({ event: 'message_status', messageId: 'ID', messageStatus }))],
	['each delivery_status', states.map((delivery_status) => ({ event: 'message_status', messageId: 'ID', delivery_status }))],
	['each of Twilio’s states', states.map((MessageStatus) => ({ MessageSid: 'ID', MessageStatus, To: '+44' }))],
	['each tag', ['vip', 'lost'].map((tag) => ({ event: 'contact_tagged', messageId: 'ID', contactId: 'c', tag }))],
	[
		'that a message was read, told by a time alone',
		[null, '2026-01-25T10:41:00Z'].map((read_at) => ({ event: 'message_updated', messageId: 'ID', read_at })),
	],
	[
		'an edited message that comes under the name of a new one',
		['pay 10', 'pay 100'].map((text) => ({ event: 'message_received', message: { id: 'ID', text } })),
	],
	[
		'each date of an appointment',
		['2026-01-01', '2026-01-02'].map((date) => ({ event: 'appointment_booked', date, message_id: 'ID' })),
	],
	[
		'each voice note',
		['a', 'b'].map((name) => ({ event: 'message_received', messageId: 'ID', media_url: `https://f.example/${name}.ogg` })),
	],
])('starts a run for %s', async (_what, bodies) => {
	expect(await runsOf(...bodies, ...bodies)).toBe(bodies.length);
});

const received = (more: object = {}, own: object = {}) => ({
	event: 'message_received',
	contactId: 'c7',
	...more,
	message: { id: 'ID', text: 'pay 10', ...own },
});

it.each<[string, object[]]>([
	['a message known by the id within it', [received(), received()]],
	['one in data', [{ event: 'new_message', data: received() }, { event: 'new_message', data: received() }]],
	['one sent at another time', [received({ timestamp: 1 }, { sentAt: 'a' }), received({ timestamp: 2 }, { sentAt: 'b' })]],
	['one at the next attempt', [received({ attempt: 1, retry_count: 0 }), received({ attempt: 2, retry_count: 1 })]],
	...['message', 'message.created', 'new_message'].map((event): [string, object[]] => [
		`a ${event} with other news of the contact`,
		[1, 2].map((lastActivityAt) => ({ event, messageId: 'ID', text: 'Hi', contact: { id: 'c', lastActivityAt } })),
	]),
	[
		'a voice note whose address is signed anew',
		[1, 2].map((unread) => ({
			event: 'message_received',
			messageId: 'ID',
			unread,
			media_url: `https://f.example/a.ogg?sig=${unread}`,
		})),
	],
	['one with other news of the contact', [received({ unread: 1 }), received({ unread: 2, request_id: 'r' })]],
	[
		'a reaction at the next attempt, its keys the other way round',
		[
			{ event: 'message_reaction', message_id: 'ID', emoji: '👍', meta: { a: 1, b: 2 }, deliveryAttempt: 1, created_at: 'x' },
			{ created_at: 'y', deliveryAttempt: 2, meta: { b: 2, a: 1 }, emoji: '👍', message_id: 'ID', event: 'message_reaction' },
		],
	],
	[
		'a status at the next attempt',
		[1, 2].map((attempt) => ({ event: 'message_status', messageId: 'ID', status: 'read', read_at: `t${attempt}`, attempt })),
	],
])('starts one run for %s', async (_what, bodies) => {
	expect(await runsOf(...bodies)).toBe(1);
});

it.each([
	[{ starts_at: '2026-01-25' }, { starts_at: '2026-01-26' }],
	[{ time: '10:00' }, { time: '11:00' }],
	[{ date: '2026-01-25' }, { date: '2026-01-26' }],
	[{ list: [1, 2] }, { list: [2, 1] }],
	[{ country: 'NL' }, { country: 'UK' }],
	[{ 1: 'a' }, ['a']],
])('keeps %j and %j apart', (a, b) => {
	expect(contentHash(a)).not.toBe(contentHash(b));
});

it('knows no message in the last one of a contact who was tagged or alerted', async () => {
	const alerted = { event: 'human_alerted', contactId: 'c', message: { id: 'ID', text: 'Hi' } };
	expect(await runsOf(alerted, alerted)).toBe(2);
});

import type { IDataObject } from 'n8n-workflow';

import { compare } from '../../../nodes/HitlChat/trigger/compare';
import { readConversations } from '../../../nodes/HitlChat/trigger/conversations';
import { eventOptions, eventsOf, isRelevant } from '../../../nodes/HitlChat/trigger/events';
import { pack, unpack } from '../../../nodes/HitlChat/trigger/memory';
import type { Memory } from '../../../nodes/HitlChat/trigger/memory';
import { CUSTOMER_SENDER_NAMES, customerTest } from '../../../nodes/HitlChat/trigger/sender';
import type { State } from '../../../nodes/HitlChat/trigger/state';
import { chance, row } from './rows';

const isCustomer = customerTest(CUSTOMER_SENDER_NAMES);
const empty: Memory = { account: 'a', keyPrint: 'k', revision: 0, seen: new Map() };
const read = (...rows: IDataObject[]) => readConversations(rows).conversations;
const poll = (memory: Memory, rows: IDataObject[], maxConversations?: number) =>
	compare(memory, read(...rows), { isCustomer, isWanted: () => true, maxEvents: Infinity, maxConversations });
const names = (changes: ReturnType<typeof poll>['changes']) => changes.map(({ event }) => event);

const after = (before: IDataObject, now: IDataObject) => {
	const { memory } = poll(empty, [row('1', before)]);
	return names(poll(memory, [row('1', now)]).changes);
};

test.each([
	['nothing', {}, {}, []],
	['a pause', {}, { bot_currently_paused: true }, ['botPaused']],
	['its end', { bot_currently_paused: true }, {}, ['botResumed']],
	['a handover', {}, { transferred_to_human_at_least_once: true }, ['handedToHuman']],
	['another status', {}, { conversation_status: 'closed' }, ['statusChanged']],
	['a customer’s message', {}, { last_message_sent_by: 'customer' }, ['customerWroteLast']],
	['a user’s message', {}, { last_message_sent_by: 'User' }, ['customerWroteLast']],
	['a message under the customer’s name', {}, { last_message_sent_by: 'Jane' }, ['customerWroteLast']],
	['a second message of the customer', { last_message_sent_by: 'customer' }, { last_message_sent_by: 'customer' }, []],
	['an answer', { last_message_sent_by: 'customer' }, { last_message_sent_by: 'human' }, []],
	['another name', {}, { customer_name: 'Joan' }, []],
	[
		'everything at once',
		{},
		{
			bot_currently_paused: true,
			transferred_to_human_at_least_once: true,
			conversation_status: 'closed',
			last_message_sent_by: 'customer',
		},
		['handedToHuman', 'botPaused', 'statusChanged', 'customerWroteLast'],
	],
])('sees %s', (_what, before, now, events) => {
	expect(after(before, now)).toEqual(events);
});

test('a new conversation brings along what it already is', () => {
	const now = row('1', { transferred_to_human_at_least_once: true, last_message_sent_by: 'customer' });
	const { changes } = poll(empty, [now]);
	expect(names(changes)).toEqual(['newConversation', 'handedToHuman', 'customerWroteLast']);
	expect(changes[0].before).toBeNull();
});

test('one that is missing from an answer is not new when it comes back', () => {
	const first = poll(empty, [row('1', { bot_currently_paused: true }), row('2')]);
	const second = poll(first.memory, [row('2')]);
	expect(second).toMatchObject({ changes: [], changed: [] });
	expect(names(poll(second.memory, [row('2'), row('1')]).changes)).toEqual(['botResumed']);
});

test('keeps to its bound: the longest unseen goes first, and never one that is there', () => {
	let { memory } = poll(empty, [row('1'), row('2'), row('3')], 3);
	({ memory } = poll(memory, [row('1')], 3));
	const fourth = poll(memory, [row('4')], 3);
	expect(fourth.memory.seen.size).toBe(3);
	// 2 was missing longest: it alone is new again.
	const fifth = poll(fourth.memory, [row('1'), row('3'), row('4')], 3);
	expect(fifth.changes).toEqual([]);
	expect(poll(fourth.memory, [row('2')], 3).changes).toMatchObject([{ event: 'newConversation' }]);
});

test('an answer beyond the bound: known ones stay watched, the rest is told', () => {
	const { memory } = poll(empty, [row('1'), row('2')], 2);
	const next = poll(memory, [row('3'), row('2', { bot_currently_paused: true }), row('1')], 2);
	expect(names(next.changes)).toEqual(['botPaused']);
	expect(next).toMatchObject({ unwatched: 1 });
	expect(next.memory.seen.size).toBe(2);
});

test('what is stored is small, and comes back as it was', () => {
	const rows = Array.from({ length: 25_000 }, (_, index) =>
		row(String(447700000000 + index), {
			bot_currently_paused: index % 2 === 0,
			conversation_status: ['open', 'closed', 'pending'][index % 3],
		}),
	);
	const { memory } = poll(empty, rows);
	const stored = JSON.stringify(pack(memory));
	expect(stored.length).toBeLessThan(525_000);
	expect(stored).not.toContain('4477');
	expect(unpack(JSON.parse(stored))).toEqual(memory);
});

test.each([[undefined], [null], ['x'], [{}], [{ version: 2, account: 'a', revision: 1, words: [], seen: [] }], [{ version: 1, account: 'a', keyPrint: 'k', revision: 1 }], [{ version: 1, account: 'a', revision: 1, words: [], seen: [] }]])(
	'a memory that cannot be read is none: %j',
	(stored) => {
		expect(unpack(stored)).toBeUndefined();
	},
);

/** What a reader of two lists, one after the other, would call the events. */
function reference(before: Map<string, State>, rows: IDataObject[]): string[] {
	return rows.flatMap((one) => {
		const number = String(one.customer_whatsapp_number);
		const was = before.get(number);
		const told: string[] = [];
		if (!was) told.push('newConversation');
		if (one.transferred_to_human_at_least_once && !was?.handedToHuman) told.push('handedToHuman');
		if (one.bot_currently_paused && !was?.botPaused) told.push('botPaused');
		if (!one.bot_currently_paused && was?.botPaused) told.push('botResumed');
		if (was && was.status !== one.conversation_status) told.push('statusChanged');
		const wrote = one.last_message_sent_by === 'customer';
		if (wrote && was?.lastMessageBy !== 'customer') told.push('customerWroteLast');
		before.set(number, {
			status: String(one.conversation_status),
			botPaused: one.bot_currently_paused === true,
			handedToHuman: one.transferred_to_human_at_least_once === true,
			lastMessageBy: String(one.last_message_sent_by),
			byOwnName: false,
		});
		return told.map((event) => `${number} ${event}`);
	});
}

test('random histories give the events of a plain reading, each once, over restarts', () => {
	const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
	console.log(`seed ${seed}`);
	const below = chance(seed);
	const pick = <T>(...from: T[]) => from[below(from.length)];
	let events = 0;
	for (let history = 0; history < 60; history += 1) {
		const people = Array.from({ length: 1 + below(8) }, (_, index) => row(String(1000 + index)));
		const known = new Map<string, State>();
		let memory = empty;
		for (let step = 0; step < 40; step += 1) {
			for (const one of people) {
				if (below(4) === 0) one.bot_currently_paused = pick(true, false);
				if (below(4) === 0) one.last_message_sent_by = pick('customer', 'bot', 'human');
				if (below(6) === 0) one.conversation_status = pick('open', 'closed', 'pending');
				if (below(9) === 0) one.transferred_to_human_at_least_once = true;
			}
			// Some are missing from the answer, and the answer has any order.
			const answer = people
				.filter(() => below(5) > 0)
				.map((one) => ({ ...one, order: below(1_000) }))
				.sort((a, b) => a.order - b.order);
			const { changes, memory: next } = poll(memory, answer);
			const got = changes.map(({ event, conversation }) => `${conversation.identity} ${event}`);
			const wanted = reference(known, answer);
			if (JSON.stringify(got) !== JSON.stringify(wanted)) throw new Error(`seed ${seed}, history ${history}, step ${step}: ${got.join()} instead of ${wanted.join()}`);
			events += got.length;
			// A second look at the same answer has nothing to tell.
			expect(poll(next, answer)).toMatchObject({ changes: [], changed: [] });
			const restarted = unpack(JSON.parse(JSON.stringify(pack(next))));
			if (restarted === undefined) throw new Error(`seed ${seed}: the memory was lost`);
			memory = restarted;
		}
	}
	expect(events).toBeGreaterThan(500);
});

describe('a change that matters to the chosen events', () => {
	const paused = row('1', { bot_currently_paused: true });
	const answered = row('1', { last_message_sent_by: 'human' });
	test.each([
		['botPaused', paused, row('1'), true],
		['botResumed', row('1'), paused, true],
		['handedToHuman', paused, row('1'), false],
		['customerWroteLast', row('1', { last_message_sent_by: 'customer' }), answered, true],
		['customerWroteLast', row('1'), answered, false],
		['statusChanged', row('1'), paused, false],
	] as const)('%s', (event, before, now, wanted) => {
		const [{ state }] = read(before);
		expect(isRelevant([event], state, read(now)[0].state, isCustomer)).toBe(wanted);
	});

	test('forgetting one that does not matter changes no later event', () => {
		const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
		console.log(`seed ${seed}`);
		const below = chance(seed);
		const any = () =>
			read(
				row('1', {
					bot_currently_paused: below(2) === 0,
					transferred_to_human_at_least_once: below(2) === 0,
					conversation_status: ['open', 'closed'][below(2)],
					last_message_sent_by: ['customer', 'bot', 'human'][below(3)],
				}),
			)[0];
		const all = eventOptions.map(({ value }) => value);
		let immaterial = 0;
		for (let round = 0; round < 5_000; round += 1) {
			const chosen = all.filter(() => below(3) === 0);
			const before = below(4) === 0 ? undefined : any().state;
			const [now, later] = [any(), any()];
			const told = (state: State | undefined) =>
				eventsOf(state, later.state, isCustomer).filter((event) => chosen.includes(event)).join();
			if (isRelevant(chosen, before, now.state, isCustomer)) continue;
			immaterial += 1;
			if (told(before) !== told(now.state)) throw new Error(`seed ${seed}, round ${round}`);
		}
		expect(immaterial).toBeGreaterThan(200);
	});
});

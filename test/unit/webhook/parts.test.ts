import { readEvent } from '../../../nodes/HueChat/trigger/read';
import { partsOf } from '../../../nodes/shared/webhook/http/parts';
import { receive } from './calls';
import type { CallOptions } from './calls';

const parameters = { events: ['platformEvent'] };
const said = (messageBody: string) => ({ event: 'new_message', contactPhone: '+447700900123', messageBody });

let counter = 0;
const freshId = (): string => `part-${(counter += 1)}`;

async function runs(options: CallOptions): Promise<number> {
	const call = await receive({ parameters, ...options });
	if (call.items !== undefined) call.answer();
	expect(call.heard().status).toBe(200);
	return call.items?.length ?? 0;
}

const jane = { id: 'c1', name: 'Jane', phone: '+447700900123' };

it.each<[string, object]>([
	['answers', { event: 'flow_completed', contact: jane, data: [{ id: 'q1', answer: 'a' }, { id: 'q2', answer: 'b' }] }],
	['tags', { event: 'contact_tagged', contact: jane, payload: [{ id: 1, name: 'vip' }, { id: 2, name: 'new' }] }],
	['messages', { event: 'summary', contactId: 'c1', summary: 'x', data: [{ id: 'm1', text: 'Hi' }, { id: 'm2', text: 'Yo' }] }],
	['times', { event: 'appointment_booked', contact: jane, events: [{ title: 'Visit' }, { title: 'Call' }] }],
	['a message', { customData: { messageSid: 'm1', body: 'x' }, events: [{ type: 'a' }, { type: 'b' }] }],
	['changes', { id: 'evt_1', type: 'conversation.updated', data: { id: 'cv1' }, events: [{ type: 'a' }, { type: 'b' }] }],
])('leaves an event whole that has a list of %s beside its own subject', (_what, body) => {
	expect(partsOf([body as never])).toEqual({ value: [{ body }] });
});

describe('an id of the whole call', () => {
	it.each(['idempotency-key', 'svix-id', 'x-webhook-delivery'])(
		'in the header %s drops a list that comes again, and nothing of the list',
		async (name) => {
			const call = { headers: { [name]: freshId() }, body: [said('Hi'), said('Are you there?')] };
			expect([await runs(call), await runs(call)]).toEqual([2, 0]);
		},
	);

	it('keeps the ids that the entries have of their own', async () => {
		const key = freshId();
		const body = [{ ...said('Hi'), idempotency_key: key }, { ...said('Hi'), idempotency_key: key }];
		expect(await runs({ headers: { 'idempotency-key': freshId() }, body })).toBe(1);
	});

	it('in a signature’s headers is not alone what names an entry of HueChat’s', () => {
		const body = { type: 'message.received', data: { content: 'Hi' } };
		const idOf = (place?: string) => {
			const result = readEvent(body, { verified: 'signature' }, { 'webhook-id': 'msg_1' }, { place });
			return 'value' in result && 'id' in result.value ? [result.value.id, result.value.message.id] : undefined;
		};
		expect([idOf(), idOf('0'), idOf('1')]).toEqual([
			['msg_1', 'msg_1'],
			['msg_1 0', 'msg_1'],
			['msg_1 1', 'msg_1'],
		]);
	});
});

const two = [{ contactPhone: '+447700900123', messageBody: 'Hi' }, { contactPhone: '+447700900123', messageBody: 'Yes?' }];
const events = two.map((entry) => ({ event: 'new_message', ...entry }));

describe('several messages in one envelope', () => {
	it.each<[string, (idempotency_key: string) => object]>([
		['data', (idempotency_key) => ({ event: 'new_message', idempotency_key, data: two })],
		['payload', (idempotency_key) => ({ event: 'new_message', idempotency_key, payload: two })],
		['events', (idempotency_key) => ({ idempotency_key, events })],
	])('are each a run once, in %s', async (_where, made) => {
		const body = made(freshId());
		expect([await runs({ body }), await runs({ body })]).toEqual([2, 0]);
	});

	it('have the rest of the envelope around each', () => {
		expect(partsOf([{ type: 'message.received', data: two } as never])).toMatchObject({
			value: two.map((data) => ({ body: { type: 'message.received', data } })),
		});
		expect(partsOf([{ id: 'e', events } as never])).toMatchObject({ value: events.map((body) => ({ body })) });
	});

	it('are not the answers to a form', () => {
		const body = { event: 'form', data: [{ question: 'A', answer: 'B' }, { question: 'C', answer: 'D' }] };
		expect(partsOf([body as never])).toEqual({ value: [{ body }] });
	});

	it('are bounded', () => {
		const data = Array.from({ length: 1_001 }, () => two[0]);
		expect(partsOf([{ event: 'new_message', data } as never])).toHaveProperty('refusal.status', 400);
	});

	it('have an id of HueChat’s envelope with their place', () => {
		const body = { id: 'evt_1', type: 'message.received', data: { content: 'Hi' } };
		const envelope = { id: 'evt_1', type: 'message.received' };
		const result = readEvent(body, { verified: 'secret' }, {}, { place: '1', envelope });
		expect(result).toMatchObject({ value: { id: 'evt_1 1', message: { eventId: 'evt_1' } } });
	});
});

describe('a list that is one event', () => {
	it.each<[string, object]>([
		['answers by their kinds', {
			event: 'form.submitted',
			form_id: 'f1',
			data: [
				{ type: 'text', field: { ref: 'name' }, text: 'Jane Doe' },
				{ type: 'email', email: 'j@x.com' },
				{ type: 'phone_number', phone_number: '+447700900123' },
			],
		}],
		['answers', { event: 'form.submitted', data: [{ id: 'q1', label: 'Name', value: 'Jane' }, { id: 'q2', label: 'b', value: 'c' }] }],
		['lines', { event: 'order.created', order_number: '1001', data: [{ id: 1, sku: 'A' }, { id: 2, sku: 'B' }] }],
		['tags', { event: 'tag.added', data: [{ id: 1, name: 'vip' }, { id: 2, name: 'new' }] }],
		['addresses', { event: 'form.submitted', data: [{ email: 'j@x.com' }, { email: 'k@x.com' }] }],
	])('stays whole: %s', (_what, body) => {
		expect(partsOf([body as never])).toEqual({ value: [{ body }] });
	});
});

it.each<[string, object]>([
	['messages by the event’s name', { event: 'message.received', data: [{ id: 'm1', text: 'Hi' }, { id: 'm2', text: 'Yo' }] }],
	['messages by their senders', { event: 'inbound', data: [{ from: '+447700900123', text: 'Hi' }, { contact: jane, text: 'Yo' }] }],
	['contacts by id', { event: 'contact.created', data: [{ contact_id: 'c1' }, { contact_id: 'c2' }] }],
	['HueChat’s subjects', { type: 'conversation.updated', data: [{ id: 'cv1' }, { id: 'cv2' }] }],
	['contacts', { event: 'import', data: [{ name: 'A', email: 'a@x.com' }, { phone: '+447700900123', email: 'b@x.com' }] }],
])('makes a run of each of several %s', (_what, body) => {
	expect(partsOf([body as never])).toHaveProperty('value.length', 2);
});

describe('events in an envelope', () => {
	const bodiesOf = (body: object) => {
		const result = partsOf([body as never]);
		return 'value' in result ? result.value.map((part) => part.body) : [];
	};

	it('may be one, which keeps the envelope and has no place', () => {
		const event = { id: 'evt_1', type: 'message.received', data: { content: 'Hi' } };
		const envelope = { id: 'batch', organization_id: 'org1' };
		const expected = { body: { organization_id: 'org1', ...event }, envelope };
		expect(partsOf([{ ...envelope, events: [event] } as never])).toEqual({ value: [expected] });
		expect(readEvent(expected.body as never, { verified: 'secret' }, {}, { envelope })).toMatchObject({
			value: { id: 'evt_1', receiver: 'org1', message: { event: 'message.received' } },
		});
	});

	it('may be one of DM Champ’s, whose envelope’s id counts', async () => {
		const events = [{ event: 'message.received', text: 'a', contact: { id: 'c1' } }];
		const body = { idempotency_key: freshId(), events };
		expect([await runs({ body }), await runs({ body })]).toEqual([1, 0]);
	});

	it('have the name and the organization that stand outside', () => {
		const around = { type: 'message.received', organization_id: 'org1' };
		const entries = [{ id: 'm1', text: 'Hi' }, { id: 'm2', text: 'Yo' }];
		expect(bodiesOf({ ...around, events: entries })).toEqual(entries.map((entry) => ({ ...around, ...entry })));
	});

	it('go by their own name and time, however they are spelt', () => {
		const entry = { type: 'contact.created', createdAt: '2026-01-02', accountId: 'b', contact: jane };
		const around = { event: 'batch', timestamp: '2026-01-01', account_id: 'a' };
		expect(bodiesOf({ ...around, events: [entry] })).toEqual([entry]);
	});

	it('keep the name outside beside a message’s kind', () => {
		const entry = { type: 'text', text: 'Hi' };
		expect(bodiesOf({ type: 'message.received', events: [entry] })).toEqual([{ event: 'message.received', ...entry }]);
	});
});

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

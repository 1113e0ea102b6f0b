import { contactIn } from '../../../nodes/shared/webhook/message/contact';
import { execute, FakeList, incoming, receive } from './calls';
import type { CallOptions } from './calls';

const nobody = { id: null, name: null, phone: null, email: null };
const phone = { ...nobody, phone: '+447700900123' };
const events = { events: ['platformEvent'] };

it.each<[object, object]>([
	[{ from: '+447700900123' }, phone],
	[{ from: ' whatsapp:+447700900123 ' }, phone],
	[{ from: '447700900123:12@s.whatsapp.net' }, { ...nobody, phone: '447700900123' }],
	[{ from: 447700900123 }, { ...nobody, phone: '447700900123' }],
	[{ From: '+44 7700 900-123', contactId: 'c1' }, { ...nobody, id: 'c1', phone: '+44 7700 900-123' }],
	[{ sender: 'jane@example.com' }, { ...nobody, email: 'jane@example.com' }],
	[{ from: '"Jane Smith" <jane@example.com>' }, { ...nobody, name: 'Jane Smith', email: 'jane@example.com' }],
	[{ author: 'cnt_1' }, { ...nobody, id: 'cnt_1' }],
	[{ contact: '17841400000000000' }, { ...nobody, id: '17841400000000000' }],
	[{ from: '120363012345678901@g.us' }, { ...nobody, id: '120363012345678901@g.us' }],
	[{ message: { from: '+447700900123' } }, phone],
	[{ message: { sender: { phone: '+447700900123' } } }, phone],
	[{ conversation: { contact: { phone: 'whatsapp:+447700900123' } } }, phone],
	[{ sender: { id: 'customer' }, recipient: { id: 'shop' } }, { ...nobody, id: 'customer' }],
	[{ recipient: { id: 'customer' } }, { ...nobody, id: 'customer' }],
	// A role, a channel or a name is nobody: all who share the word would share one session.
	[{ from: 'whatsapp', sender: 'contact', author: 'Jane Smith' }, nobody],
	[{ to: '+447700900123', user: 'agent-7' }, nobody],
	// Nor are a date, an address on the web, a page or campaign beside the contact, and who answers.
	[{ contactPhone: '+447700900123', from: '2026-01-31T10:00:00Z', to: '2026-01-31T11:00:00Z' }, phone],
	[{ contactEmail: 'jane@example.com', from: '2026-01-31' }, { ...nobody, email: 'jane@example.com' }],
	[{ phone: '+447700900123', from: 'https://lp.example.com/p1' }, phone],
	[{ phone: '+447700900123', from: 'facebook-ads-2' }, phone],
	[{ from: 'https://lp.example.com/p1' }, nobody],
	[{ contactPhone: '+447700900123', conversation: { user: { id: 'agent7' }, email: 'inbox@biz.example' } }, phone],
	[{ contactPhone: '+447700900123', message: { user: { id: 'agent7', email: 'a@biz.example' } } }, phone],
	[{ conversation: { user: { id: 'agent7' }, email: 'inbox@biz.example' } }, nobody],
	// Where a contact is named, a display name cannot pass for another one's number.
	[{ contactId: 'c1', sender: '+447700900999' }, { ...nobody, id: 'c1' }],
])('finds who wrote %j', (body, expected) => {
	expect(contactIn([body as never])).toEqual(expected);
});

it.each<[object, object]>([
	[{ from: '+15550100', to: '+447700900123' }, phone],
	[{ from_id: 'shop', sender_name: 'Agent', to: { phone: '+447700900123' } }, phone],
	[{ from: '+15550100', recipient: 'cnt_1' }, { ...nobody, id: 'cnt_1' }],
	[{ from: '+15550100', sender: 'agent-7' }, nobody],
])('finds whom the business wrote to in %j', (body, expected) => {
	expect(contactIn([body as never], 'outgoing')).toEqual(expected);
});

async function output(options: CallOptions) {
	const { items, answer, heard } = await receive(options);
	if (items === undefined) return heard();
	answer();
	return (await execute(items, new FakeList()))[0];
}

it('answers a sender who stands there as text, and lets the filters see it', async () => {
	const body = { event: 'new_message', data: { from: '+447700900123', text: 'Hi' } };
	expect(await output({ parameters: events, body })).toMatchObject({
		contact: phone,
		sessionId: 'dmChamp::+447700900123',
		reply: { phoneNumber: '+447700900123' },
	});
	const filtered = async (filters: object) =>
		(await receive({ parameters: { ...events, filters }, body })).items?.length;
	expect(await filtered({ onlyContacts: '+447700900123' })).toBe(1);
	expect(await filtered({ ignoreContacts: '+447700900123' })).toBeUndefined();
});

it('finds a text one level deeper', async () => {
	const body = { event: 'new_message', message: { from: '447700900123', type: 'text', text: { body: 'Hi' } } };
	expect(await output({ parameters: events, body })).toMatchObject({
		text: 'Hi',
		contact: { phone: '447700900123' },
	});
});

it('knows a number with WhatsApp’s words around it', async () => {
	const body = incoming('around-1', { fromId: 'whatsapp:+447700900123' });
	expect(await output({ body, parameters: { filters: { onlyContacts: '+447700900123' } } })).toMatchObject({
		contact: { id: 'whatsapp:+447700900123', phone: '+447700900123' },
		reply: { fromId: 'whatsapp:+447700900123' },
	});
});

it('finds the receiver among those of the filter, however its number is written', async () => {
	const body = incoming('around-2', { toId: 'whatsapp:+15550100123' });
	const started = async (toId: string) =>
		(await receive({ body, parameters: { filters: { toId } } })).items?.length;
	expect([await started('+1 555 010 0123'), await started('+15550100124')]).toEqual([1, undefined]);
});

it('does not take the business for the contact of what it wrote', async () => {
	const body = incoming('out-1', { status: 'sent', from: '+15550100' });
	expect(await output({ body })).toMatchObject({ contact: { id: 'business-1', phone: null } });
});

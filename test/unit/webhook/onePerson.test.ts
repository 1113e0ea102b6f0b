import { contactIn } from '../../../nodes/shared/webhook/message/contact';

const nobody = { id: null, name: null, phone: null, email: null };
const jane = { ...nobody, name: 'Jane', phone: '+447700900123' };
const bob = { id: 'u1', name: 'Bob', email: 'bob@agency.io' };
const named = { contactName: 'Jane', contactPhone: '+447700900123' };
const own = { name: 'Jane', phone: '+447700900123' };

it.each<[object, object]>([
	[{ id: 'm_1', text: 'Hi', sender: own, user: bob }, jane],
	[{ contact: own, user: bob }, jane],
	[{ contact: own, author: bob }, jane],
	[{ contact: own, sender: bob }, jane],
	[{ contact: own, senderId: 'u1' }, jane],
	[{ ...named, user: bob }, jane],
	[{ ...named, sender: bob }, jane],
	[{ ...named, senderId: 'u1', fromEmail: 'bob@agency.io' }, jane],
	[{ from: '+447700900123', user: bob }, { ...nobody, phone: '+447700900123' }],
	[{ phone: '+447700900123', full_name: 'Jane', user: bob }, jane],
	[{ user: bob, conversation: { contact: own } }, jane],
	[{ contact: { name: 'Jane' }, user: bob }, { ...nobody, name: 'Jane' }],
	[{ contact: { id: 'c1', phone: '+44' }, email: 'owner@agency.io' }, { ...nobody, id: 'c1', phone: '+44' }],
	[{ sender: own, email: 'owner@agency.io' }, jane],
])('puts no contact together from two people in %j', (body, expected) => {
	expect(contactIn([body as never])).toEqual(expected);
});

it.each<[object, object]>([
	[{ user: bob }, { ...nobody, ...bob }],
	[{ author: bob }, { ...nobody, ...bob }],
	[{ contact: own, contactId: 'c1' }, { ...jane, id: 'c1' }],
	[{ contact_id: 'c1', sender: own }, { ...jane, id: 'c1' }],
	[{ contactPhone: '+44 7700 900-123', sender: { ...own, id: 'c1' } }, { ...jane, id: 'c1', phone: '+44 7700 900-123' }],
	[{ contact: { name: 'Jane' }, phone: '+447700900123' }, jane],
	[{ contact: { id: 'c1' }, firstName: 'Jane', phone: '+447700900123' }, { ...jane, id: 'c1' }],
	[{ sender: { id: 'c1', name: 'Jane' }, phone: '+447700900123' }, { ...jane, id: 'c1' }],
	[{ contactId: 'c1', senderPhone: '+447700900123', senderName: 'Jane' }, { ...jane, id: 'c1' }],
	[{ user: { id: 'c1', ...own }, from: 'page_123' }, { ...jane, id: 'c1' }],
	[{ user: { id: 'c1', ...own }, message: { text: 'Hi', sender: 'bot_1' } }, { ...jane, id: 'c1' }],
	[{ contactId: 'c1', phone: '+447700900123', full_name: 'Jane' }, { ...jane, id: 'c1' }],
	[{ contact: { id: 'c1' }, profile: { name: 'Jane' } }, { ...nobody, id: 'c1', name: 'Jane' }],
])('keeps together what is one person’s in %j', (body, expected) => {
	expect(contactIn([body as never])).toEqual(expected);
});

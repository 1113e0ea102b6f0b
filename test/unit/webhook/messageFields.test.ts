import { asTime, directionIn, fallbackText, messageTypeIn } from '../../../nodes/shared/webhook';
import { contactIn } from '../../../nodes/shared/webhook/message/contact';

it.each<[object, string | null]>([
	[{ image: { url: 'https://a.example/1.jpg', caption: 'Is this it?' } }, 'Is this it?'],
	[{ mediaUrl: 'https://a.example/1.jpg', caption: 'Is this it?' }, 'Is this it?'],
	[{ button: { text: 'Yes', payload: 'yes_1' } }, 'Yes'],
	[{ interactive: { button_reply: { id: 'b1', title: 'Yes' } } }, 'Yes'],
	[{ interactive: { type: 'list_reply', list_reply: { id: 'r1', title: 'Blue' } } }, 'Blue'],
	[{ reaction: { emoji: '👍', message_id: 'm1' } }, '👍'],
	[{ button: { id: 'b1' } }, null],
	[{ caption: '  ' }, null],
])('reads what a message without a text says: %j', (body, text) => {
	expect(fallbackText([body as never])).toBe(text);
});

it.each<[object, string | null]>([
	[{ message_type: 'IMAGE' }, 'image'],
	[{ message_type: 'outgoing', content_type: 'text' }, 'text'],
	[{ message_type: 1 }, null],
])('takes no direction and no number for the kind of a message: %j', (body, type) => {
	expect(messageTypeIn([body as never], ['message_type', 'content_type'])).toBe(type);
});

it.each<[object, string | undefined]>([
	[{ message_type: 'outgoing' }, 'outgoing'],
	[{ message_type: 'incoming' }, 'incoming'],
	[{ type: 'outgoing', from_me: false }, 'outgoing'],
	[{ role: 'assistant' }, 'outgoing'],
	[{ role: 'owner' }, undefined],
	[{ type: 'image' }, undefined],
])('reads who wrote from %j', (body, direction) => {
	expect(directionIn([body as never])).toBe(direction);
});

it.each<[unknown, string | undefined]>([
	[{ _seconds: 1_700_000_000, _nanoseconds: 0 }, '2023-11-14T22:13:20.000Z'],
	[{ seconds: 1_700_000_000, nanos: 0 }, '2023-11-14T22:13:20.000Z'],
	[{ seconds: { seconds: 1 } }, undefined],
	[{}, undefined],
])('reads the time %j', (value, time) => {
	expect(asTime(value)).toBe(time);
});

const person = { name: 'Jane', phone: '447700900123', email: 'jane@example.com' };

it.each<[object, 'incoming' | 'outgoing']>([
	[{ contact: { id: 'c1' }, sender: person }, 'incoming'],
	[{ contact: { id: 'c1', name: 'Jane' }, from_phone: person.phone, from_email: person.email }, 'incoming'],
	[{ contact: { id: 'c1', name: 'Jane' }, recipient: person }, 'outgoing'],
	[{ contact: { id: 'c1', name: 'Jane' }, to_phone: person.phone, to_email: person.email }, 'outgoing'],
])('joins a contact of whom only the id is said with its end of the message: %j', (body, direction) => {
	expect(contactIn([body as never], direction)).toEqual({ id: 'c1', ...person });
});

import { filtersField, messageFilter } from '../../../nodes/shared/webhook/message/filters';
import { flatMessage, type MessageParts } from '../../../nodes/shared/webhook/message/message';

const message = (own: Partial<MessageParts> = {}) =>
	flatMessage({
		id: 'm1',
		platform: 'dmChamp',
		event: 'message',
		type: 'text',
		channel: 'WhatsApp',
		contact: { id: 'cnt_1', phone: '+44 7700 900123', email: 'jane@example.com' },
		receiver: 'shop',
		text: ' Order 123, please',
		verified: 'secret',
		...own,
	});

it.each<[object, Partial<MessageParts>, string | undefined]>([
	[{}, {}, undefined],
	[{ channel: 'whatsapp, sms' }, {}, undefined],
	[{ channel: ['sms'] }, {}, 'Channel'],
	[{ channel: 'sms' }, { channel: null }, 'Channel'],
	[{ channel: ' , ' }, {}, undefined],
	[{ onlyContacts: 'CNT_1' }, {}, undefined],
	[{ onlyContacts: '00447700900123' }, {}, undefined],
	[{ onlyContacts: '447700900123' }, {}, undefined],
	[{ onlyContacts: '+447700900123' }, { contact: { id: 'whatsapp:+447700900123' } }, undefined],
	[{ onlyContacts: 'whatsapp:+447700900123' }, {}, undefined],
	[{ ignoreContacts: '+447700900123' }, { contact: { id: '447700900123@c.us' } }, 'Contacts to Ignore'],
	[{ ignoreOwn: true }, { receiver: 'whatsapp:+447700900123' }, 'Ignore Own Messages'],
	[{ onlyContacts: 'JANE@example.com' }, {}, undefined],
	[{ onlyContacts: 'cnt_2' }, {}, 'Only These Contacts'],
	[{ onlyContacts: 'cnt_2' }, { contact: {} }, 'Only These Contacts'],
	[{ ignoreContacts: '+44 (7700) 900-123' }, {}, 'Contacts to Ignore'],
	[{ ignoreContacts: 'cnt_2' }, {}, undefined],
	[{ direction: 'incoming' }, {}, undefined],
	[{ direction: 'incoming' }, { direction: 'outgoing' }, 'Direction'],
	[{ direction: '' }, { direction: 'outgoing' }, undefined],
	[{ ignoreOwn: true }, {}, undefined],
	[{ ignoreOwn: true }, { direction: 'outgoing' }, 'Ignore Own Messages'],
	[{ ignoreOwn: true }, { receiver: 'cnt_1' }, 'Ignore Own Messages'],
	[{ ignoreOwn: false }, { direction: 'outgoing' }, undefined],
	[{ messageType: ['text', 'image'] }, {}, undefined],
	[{ messageType: 'image' }, {}, 'Message Type'],
	[{ textContains: 'help, ORDER' }, {}, undefined],
	[{ textContains: 'help' }, {}, 'Text Contains'],
	[{ textContains: 'help' }, { text: null }, 'Text Contains'],
	[{ textBeginsWith: 'order' }, {}, undefined],
	[{ textBeginsWith: '123' }, {}, 'Text Begins With'],
	[{ textPattern: 'Order\\s+\\d+' }, {}, undefined],
	[{ textPattern: '^Order' }, {}, 'Text Matches Pattern'],
	[{ textPattern: '.' }, { text: null }, 'Text Matches Pattern'],
	[{ textPattern: ' ' }, { text: null }, undefined],
	[{ channel: 'whatsapp', textContains: 'help' }, {}, 'Text Contains'],
])('%j lets %j through: %s leaves it out', (filters, own, leftOutBy) => {
	expect(messageFilter(filters)(message(own))).toBe(leftOutBy);
});

it.each([undefined, null, '', []])('lets everything through for %j', (given) => {
	expect(messageFilter(given)(message())).toBeUndefined();
});

it.each([{ textPattern: '(' }, { channel: [{}] }])('does not take %j', (given) => {
	expect(() => messageFilter(given)).toThrow(/Text Matches Pattern|Channel/);
});

it('sorts a trigger’s own filters among the others', () => {
	const own = { displayName: 'Status', name: 'status', type: 'string', default: '' } as const;
	const names = (filtersField([own]).options ?? []).map((option) => option.name);
	expect(names.indexOf('status')).toBe(names.indexOf('onlyContacts') + 1);
});

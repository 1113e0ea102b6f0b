import { contactIn } from '../../../nodes/shared/webhook/message/contact';
import { mediaIn } from '../../../nodes/shared/webhook/message/media';
import { asId, pickText } from '../../../nodes/shared/webhook/message/pick';
import { isPingName } from '../../../nodes/shared/webhook/message/ping';
import { asTime } from '../../../nodes/shared/webhook/message/time';

const nobody = { id: null, name: null, phone: null, email: null };

it.each([
	[{ contactPhone: '+44', contactName: 'Jane' }, { ...nobody, phone: '+44', name: 'Jane' }],
	[{ contact: { id: 7, phone: '+44', name: 'Jane' }, id: 'msg' }, { ...nobody, id: '7', phone: '+44', name: 'Jane' }],
	[{ contact_id: 'c', first_name: 'Jane', last_name: 'Smith', phone: '+44' }, { ...nobody, id: 'c', name: 'Jane Smith', phone: '+44' }],
	[{ contactFirstName: 'Jane', contactLastName: ' ', contactEmail: 'a@b.c' }, { ...nobody, name: 'Jane', email: 'a@b.c' }],
	[{ sender: { name: 'Jane', wa_id: 44 } }, { ...nobody, name: 'Jane', phone: '44' }],
	[{ full_name: 'Jane Smith', Email: 'a@b.c', id: 'msg', name: 'An event' }, { ...nobody, name: 'Jane Smith', email: 'a@b.c' }],
	[{ contact: 'Jane', contact_id: null }, nobody],
])('finds the contact in %j', (body, expected) => {
	expect(contactIn([body])).toEqual(expected);
});

it.each([
	[{ message: 'Hi' }, 'Hi'],
	[{ message: { type: 2, body: 'Hi' } }, 'Hi'],
	[{ message: '', lastMessage: 5 }, '5'],
	[{ message: {} }, null],
	[{ message: { type: 'text', text: { body: 'Hi' } } }, 'Hi'],
	[{ message: { text: { body: { content: { text: 'too deep' } } } } }, null],
])('finds the text in %j', (body, expected) => {
	expect(pickText([body], ['message', 'last_message'])).toBe(expected);
});

it.each([
	[{ media: [{ url: 'https://a/1', type: 'image/png', name: 'a.png' }] }, [{ type: 'image', url: 'https://a/1', name: 'a.png' }]],
	[{ mediaUrl: 'https://a/1', filename: 'a.pdf' }, [{ type: 'document', url: 'https://a/1', name: 'a.pdf' }]],
	[{ attachments: ['https://a/1', 'https://a/1', 'javascript:x', 7] }, [{ type: 'document', url: 'https://a/1', name: null }]],
	[{ audio: { link: 'http://a/2' } }, [{ type: 'audio', url: 'http://a/2', name: null }]],
	[{ media: null, attachment: {} }, []],
	[{ media_url_1: 'https://a/2', MediaUrl0: 'https://a/1', MediaContentType0: 'audio/ogg' }, [{ type: 'audio', url: 'https://a/1', name: null }, { type: 'document', url: 'https://a/2', name: null }]],
	[{ MediaUrl100: 'https://a/1', mediaUrlX: 'https://a/2' }, []],
])('finds the files in %j', (body, expected) => {
	expect(mediaIn([body], 'document')).toEqual(expected);
});

it.each([
	['2026-01-25T10:40:00Z', '2026-01-25T10:40:00.000Z'],
	[1769337600, '2026-01-25T10:40:00.000Z'],
	['1769337600', '2026-01-25T10:40:00.000Z'],
	[1769337600000, '2026-01-25T10:40:00.000Z'],
	[1769337600000000, '2026-01-25T10:40:00.000Z'],
	['1769337600000000000', '2026-01-25T10:40:00.000Z'],
	[1769337600.5, '2026-01-25T10:40:00.500Z'],
	[20260131, '2026-01-31T00:00:00.000Z'],
	['20260131', '2026-01-31T00:00:00.000Z'],
	[20260131104000, '2026-01-31T10:40:00.000Z'],
	[20269931, undefined],
	[1, undefined],
	[-5, undefined],
	['99999999999999999999', undefined],
	['soon', undefined],
	[Infinity, undefined],
	[null, undefined],
])('reads the time %j', (value, expected) => {
	expect(asTime(value)).toBe(expected);
});

it.each([
	[' a ', 'a'],
	[7, '7'],
	[2 ** 60, null],
	[1.5, null],
	[true, null],
	['x'.repeat(513), null],
	[{}, null],
])('reads the id %j', (value, expected) => {
	expect(asId(value)).toBe(expected);
});

it('knows the names of pings', () => {
	for (const name of ['ping', 'test', 'webhook.test', 'Test Event', 'url_verification', 'endpoint.ping']) {
		expect([name, isPingName(name)]).toEqual([name, true]);
	}
	for (const name of [null, 'message.received', 'contact.verified', 'test_drive.booked', 'new_test_lead']) {
		expect([name, isPingName(name)]).toEqual([name, false]);
	}
});

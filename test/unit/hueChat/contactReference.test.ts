import { contactField, contactReference } from '../../../nodes/HueChat/contactReference';

const context = { label: 'Contact', timezone: 'Europe/Berlin', now: 0 };
const inUk = { ...context, countryCode: '44' };

it.each([
	['cnt_abc123', 'cnt_abc123'],
	['jo+x@example.com', 'jo+x@example.com'],
	['mailto:jane@example.com', 'jane@example.com'],
	['Jane Doe <jane@example.com>', 'jane@example.com'],
	['+44 (0)7700 900123', '+447700900123'],
	['447700900123', '+447700900123'],
	['447700900123.0', '+447700900123'],
	['0044 7700-900123', '+447700900123'],
	['tel:+447700900123', '+447700900123'],
	['whatsapp:+447700900123', '+447700900123'],
	['447700900123@c.us', '+447700900123'],
])('reads %s as %s', (text, expected) => {
	expect(contactReference(text, 'Contact', context)).toBe(expected);
});

it.each([
	'07700 900123',
	'12345',
	'+1234567890123456',
	'2026-01-31',
	'(11) 91234-5678',
	'+44 7700 900123 ext 5',
	'jane@',
])('refuses %s', (text) => {
	expect(() => contactReference(text, 'Contact', context)).toThrow(/^Contact /);
});

it.each([
	['07700 900123', '+447700900123'],
	['7700 900123', '+447700900123'],
	['447700900123', '+447700900123'],
	['+1 555 123 4567', '+15551234567'],
	['cnt_0123', 'cnt_0123'],
])('reads %s as %s with a Default Country Code', (text, expected) => {
	expect(contactReference(text, 'Contact', inUk)).toBe(expected);
});

it.each([
	[' cnt_abc123\u200b ', 'cnt_abc123'],
	[447700900123, '+447700900123'],
	['', undefined],
	[null, undefined],
])('the field reads %j as %j', (raw, expected) => {
	expect(contactField.read(raw, context)).toBe(expected);
});

it.each([{ id: 'cnt_1' }, ['cnt_1'], 2 ** 60, 'undefined'])('the field refuses %j', (raw) => {
	expect(() => contactField.read(raw, context)).toThrow(/^Contact /);
});

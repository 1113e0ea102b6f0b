import { normalizePhone, phoneAt, phoneField } from '../../../nodes/shared/fields/phone';
import { itemView } from './itemView';

const item = itemView();

describe('normalizePhone', () => {
	it.each([
		'447700900123', '+447700900123', '00447700900123', '+44 7700 900123', '+44-7700-900-123',
		'+44.7700.900123', '+44 (0)7700 900123', '+44(0) 7700 900123', '+44 ( 0 ) 7700 900123',
		'44 (0)7700 900123', '0044 (0) 7700 900123', '(+44) 7700 900123', '(0044) 7700 900123',
		' 447700900123\n', '+44\u00a07700\u202f900123', '+44\u20117700\u2013900123',
		'\u202a+44 7700 900123\u202c', '\u200e+447700900123', '\ufeff447700900123',
		'+44/7700/900123', 'tel:+44-7700-900123', 'TEL:+447700900123',
		'＋４４ ７７００ ９００１２３', '+ 44 7700 900123', 447700900123,
	])('reads %p', (input) => {
		expect(normalizePhone(input, 'digits', 'Phone')).toBe('447700900123');
		expect(normalizePhone(input, 'plus', 'Phone')).toBe('+447700900123');
	});

	it.each(['07700 900123', '(0)7700 900123', '0 7700 900123', '0007700900123'])('refuses the national number %p with the reason', (input) => {
		expect(() => normalizePhone(input, 'digits', 'Phone')).toThrow(/Phone must include the country code/);
	});

	it.each([['123456', 6], ['+1', 1], ['0044', 2], ['1234567890123456', 16]])('refuses %p for its length', (input, count) => {
		expect(() => normalizePhone(input, 'digits', 'Phone')).toThrow(new RegExp(`Phone has ${count} digits?;`));
	});

	it('takes seven and fifteen digits', () => {
		expect(normalizePhone('1234567', 'digits', 'Phone')).toBe('1234567');
		expect(normalizePhone('123456789012345', 'digits', 'Phone')).toBe('123456789012345');
	});

	it.each([
		'', '   ', 'Jane', '+', '+-() ', '447700900123@c.us', '+1 555 123 4567 ext. 89', '+1 555 123 4567 x89',
		'+1-800-FLOWERS', '447700900123,447700900124', '++447700900123', '44+7700900123', 'https://wa.me/447700900123',
		-447700900123, 447700.900123, 1e21, NaN, Infinity, null, undefined, true, {}, ['447700900123'],
	])('refuses %p', (input) => {
		expect(() => normalizePhone(input, 'digits', 'Phone')).toThrow(/^Phone (is not a phone number|has 0 digits)/);
	});
});

it('phoneAt rewrites the number in its place and leaves an empty one alone', () => {
	const check = phoneAt(['body', 'to', 'mobile'], 'digits', 'Mobile');
	const request = { body: { to: { mobile: '+44 7700 900123' } } };
	check(request, item);
	expect(request).toEqual({ body: { to: { mobile: '447700900123' } } });
	for (const mobile of [undefined, null, '', '  ']) {
		const empty = { body: { to: { mobile } } };
		check(empty, item);
		expect(empty).toEqual({ body: { to: { mobile } } });
	}
	expect(() => check({ body: undefined }, item)).not.toThrow();
	expect(() => check({ body: { to: { mobile: '077' } } }, item)).toThrow(/Mobile/);
});

it('phoneField sends what the vendor calls it', () => {
	const field = phoneField('Phone', 'recipientNumber', 'Whom to write to');
	expect(field).toMatchObject({ required: true, routing: { send: { type: 'body', property: 'recipientNumber' } } });
});

import { phone, readPhone } from '../../../../nodes/shared/fields';
import { InputError } from '../../../../nodes/shared/transport/errors/outcome';

const read = (raw: unknown, countryCode?: string) =>
	readPhone(raw, 'digits', { label: 'Phone', countryCode });

describe('without a Default Country Code', () => {
	it.each([
		...['447700900123', '+447700900123', '00447700900123', '+44 7700 900123', '+44-7700-900-123'],
		...[
			'+44.7700.900123',
			'+44.7700900123',
			'+44/7700/900123',
			'+44 7700/900123',
			'(+44) 7700 900123',
		],
		...['(0044) 7700 900123', '+44 (0)7700 900123', '44 (0) 7700 900123', '0044 (0)7700 900123'],
		...['+44 07700 900123', '0044 07700 900123', '+4407700900123'],
		...[
			'\u202a+44 7700 900123\u202c',
			'\u200e+447700900123',
			'+44\u00a07700\u202f900123',
			' 447700900123\n',
		],
		...['tel:+44-7700-900123', '＋４４ ７７００ ９００１２３', '+44\u20117700\u2013900123'],
		// Meta's lead forms, a spreadsheet's text, and the digits of Arabic and Persian.
		...['p:+447700900123', "'+447700900123", '’447700900123', '+٤٤٧٧٠٠٩٠٠١٢٣', '+۴۴۷۷۰۰۹۰۰۱۲۳'],
		// What Twilio and the bridges of WhatsApp Web call a sender.
		...['whatsapp:+447700900123', '447700900123@c.us', '447700900123:7@s.whatsapp.net'],
		...['447700900123.0', '447700900123.00', '+447700900123.0', 447_700_900_123, 447700900123.0],
	])('reads %p', (raw) => {
		expect(read(raw)).toBe('447700900123');
		expect(readPhone(raw, 'plus', { label: 'Phone' })).toBe('+447700900123');
	});

	it.each([
		...['07700 900123', '(0)7700 900123', '020 7946 0958', '0007700900123', '+0 7700 900123'],
		...['(11) 91234-5678', '(555) 123-4567', '(44) 7700 900123'],
	])('says of %p that the country code is missing', (raw) => {
		expect(() => read(raw)).toThrow(
			'Phone must include the country code, for example +15551234567',
		);
	});

	it.each([
		...['2026-01-31', '31.01.2026', '1/31/2026', '2026/1/31', '192.168.10.20', '10.0.0.1'],
		...['4512345 / 4512346', '451234/451235', '+49 30 1234567 / 1234568', '+49 30 123456/57'],
		...['447700.900123', '4477009001.23', '555.1234567', '+447700900123.5', 447700900.5],
		...[
			'+44 7700 900123 ext. 5',
			'+1-800-FLOWERS',
			'1203630@g.us',
			'+44 7700 900123, +44 7700 900124',
		],
		...[
			'++447700900123',
			'44+7700900123',
			'4.47701E+11',
			'Jane',
			{},
			['447700900123'],
			true,
			1e21,
			-447700900123,
		],
	])('refuses %p', (raw) => {
		expect(() => read(raw)).toThrow(InputError);
		expect(() => read(raw)).toThrow(/^Phone is not a phone number/);
	});

	it('takes bare digits as they are: nobody can tell', () => {
		expect(read('5551234567')).toBe('5551234567');
		expect(read('1.800.123.4567')).toBe('18001234567');
	});

	it.each([
		['12345', 5],
		['+1', 1],
		['1234567890123456', 16],
	])('refuses %p for its length', (raw, count) => {
		expect(() => read(raw)).toThrow(new RegExp(`^Phone has ${count} digits?;`));
	});
});

describe('with a Default Country Code', () => {
	it.each([
		// Trunk prefixes give way to the code.
		['44', '07700 900123', '447700900123'],
		['44', '(020) 7946 0958', '442079460958'],
		['7', '8 (912) 345-67-89', '79123456789'],
		['36', '06 20 123 4567', '36201234567'],
		['375', '8 029 491-19-11', '375294911911'],
		['993', '8 66 123456', '99366123456'],
		['241', '066 03 12 34', '24166031234'],
		// None for 1, kept for 39 and some others.
		['1', '(555) 123-4567', '15551234567'],
		['1', '1 555 123 4567', '15551234567'],
		['39', '06 1234 5678', '390612345678'],
		['39', '347 123 4567', '393471234567'],
		['225', '01 23 45 67 89', '2250123456789'],
		['378', '0549 123456', '3780549123456'],
		// International where they begin with the code and have at least seven digits after it.
		['44', '447700900123', '447700900123'],
		['44', '4477009001', '4477009001'],
		['44', '44 7700 9', '444477009'],
		['44', '4407700900123', '447700900123'],
		['376', '376312345', '376312345'],
		// National, a number's trunk 0 lost in a spreadsheet.
		['44', 7_700_900_123, '447700900123'],
		['55', '(11) 91234-5678', '5511912345678'],
		// Mobile numbers that begin with the digits of their own code.
		['91', '91234 56789', '919123456789'],
		['91', '919123456789', '919123456789'],
		['55', '55 99123-4567', '5555991234567'],
		['55', '5511912345678', '5511912345678'],
		['39', '391 234 5678', '393912345678'],
		['7', '7710009998', '77710009998'],
		['7', '8121234567', '78121234567'],
		['66', '66 123 4567', '66661234567'],
		// Plus and 00 are international, whatever the code.
		['44', '+1 (555) 123-4567', '15551234567'],
		['44', '0033 6 12 34 56 78', '33612345678'],
		['49', '44 (0)7700 900123', '447700900123'],
	])('%s: %p is %s', (code, raw, expected) => {
		expect(read(raw, code)).toBe(expected);
	});

	it.each([
		['34', '0612345678', /begins with a 0 that numbers with the country code \+34 do not have/],
		['36', '01 234 5678', /begins with a 0/],
		['39', '0123', /begins with a 0/],
		['241', '06 03 12 34', /begins with a 0/],
		['44', '0007700900123', /must include the country code/],
		['44', '00', /has 0 digits/],
		['44', '12345', /has fewer digits than a number with the country code \+44/],
		['54', '011 15-2345-6789', /has more digits than a number with the country code \+54/],
		['55', '0 15 11 91234-5678', /has more digits/],
		['44', '2026-01-31', /is not a phone number/],
		['999', '+447700900123', /The Default Country Code 999 in the credential is not known/],
		['GB', '07700 900123', /The Default Country Code GB in the credential is not known/],
	])('%s: %p is refused', (code, raw, message) => {
		expect(() => read(raw, code)).toThrow(message);
	});
});

describe('an exit code other than 00', () => {
	it.each([
		['61', '0011 44 7700 900123', '447700900123'],
		['61', '(0011) 44 (0)7700-900123', '447700900123'],
		['61', '0011447700900123', '447700900123'],
		['61', '+0011 44 7700 900123', '447700900123'],
		['61', '0044 7700 900123', '447700900123'],
		['61', '0061 412 345 678', '61412345678'],
		['61', '001 555 123 4567', '15551234567'],
		['1', '011 44 7700 900123', '447700900123'],
		['7', '8 10 44 7700 900123', '447700900123'],
		['7', '8 10 65 8123 4567', '6581234567'],
		['7', '8 (101) 234-56-78', '71012345678'],
		['81', '010 65 8123 4567', '6581234567'],
		['852', '001 44 7700 900123', '447700900123'],
		['852', '0011 555 123 4567', '15551234567'],
		['852', '0044 7700 900123', '447700900123'],
		['852', '00852 5123 4567', '85251234567'],
		['55', '0055 11 91234-5678', '5511912345678'],
		['55', '0015 44 7700 900123', '447700900123'],
		['972', '012 65 8123 4567', '6581234567'],
	])('%s: %p is %s', (code, raw, expected) => {
		expect(read(raw, code)).toBe(expected);
	});

	it.each([
		// Without the country it is from, nobody can tell which one it is.
		[undefined, '0011 44 7700 900123'],
		[undefined, '001 44 7700 900123'],
		['44', '0011 44 7700 900123'],
		['44', '+0011 44 7700 900123'],
		['1', '001 44 7700 900123'],
		// Both readings may be numbers.
		['852', '001 555 123 4567'],
		['82', '002 44 7700 900123'],
		['55', '0041 44 123 45 67'],
		['234', '009 44 7700 900123'],
		['234', '009 290 51234'],
	])('%s: %p is refused', (code, raw) => {
		expect(() => read(raw, code)).toThrow('Phone may begin with another exit code than 00');
	});
});

describe('a bracketed 0', () => {
	it.each([
		['+39 (0)6 1234 5678', '390612345678'],
		['+225 (0)1 23 45 67 89', '2250123456789'],
		['+225 (0)01 23 45 67 89', '2250123456789'],
		['+378 (0)549 123456', '3780549123456'],
		['+34 (0)612 34 56 78', '34612345678'],
		['+1 (0)555 123 4567', '15551234567'],
		['+888 (0)123 45678', '88812345678'],
	])('%p is %s', (raw, expected) => {
		expect(read(raw)).toBe(expected);
	});
});

it('the field has a place for numbers and reads with the context of its credential', () => {
	const field = phone({
		displayName: 'Recipient',
		name: 'recipient',
		style: 'digits',
		required: true,
	});
	expect(field).toMatchObject({ type: 'phone', required: true, blank: 'leaveOut' });
	expect(field.property).toMatchObject({ type: 'string', default: '' });
	const context = { label: 'Recipient', timezone: 'UTC', now: 0, countryCode: '44' };
	expect(field.read('07700 900123', context)).toBe('447700900123');
	expect(field.read(' ', context)).toBeUndefined();
});

describe('numbers of other countries, without +', () => {
	it.each([
		['447700900123', '1'],
		['15551234567', '44'],
		['447700900123', '33'],
		['491511234567', '45'],
	])('%s is too long for the Default Country Code %s', (raw, code) => {
		expect(() => read(raw, code)).toThrow(`more digits than a number with the country code +${code}`);
	});

	it.each(['whatsapp:+447700900123', '447700900123@c.us'])('%s has its own country code', (raw) => {
		expect(read(raw, '49')).toBe('447700900123');
	});
});

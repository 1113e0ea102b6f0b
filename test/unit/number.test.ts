import { readPhone } from '../../nodes/shared/fields/types/phone';
import { internationalNumber } from '../../nodes/shared/number';

it.each([
	['447700900123', '+447700900123'],
	['+44 7700 900123', '+447700900123'],
	['0044 7700 900123', '+447700900123'],
	['whatsapp:+447700900123', '+447700900123'],
	['447700900123@c.us', '+447700900123'],
	['6581234567', '+6581234567'],
	['07700900123', '07700900123'],
	['1234', '1234'],
	['12345678901234567', '12345678901234567'],
	['120363012345678901@g.us', '120363012345678901@g.us'],
	['Jane', 'Jane'],
])('writes %s as %s', (written, expected) => {
	expect(internationalNumber(written)).toBe(expected);
});

it('leaves a number alone that may be national', () => {
	expect(internationalNumber('5551234567', 11)).toBe('5551234567');
});

it.each(['1', '49', '91'])('is read as it is with the Default Country Code %s', (countryCode) => {
	const context = { label: 'Number', countryCode };
	expect(readPhone(internationalNumber('447700900123'), 'digits', context)).toBe('447700900123');
});

import type { Field, FieldOptions, ReadingContext } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';
import { withoutExitCode } from './phone/exitCodes';
import { withCountryCode, withoutTrunkPrefix } from './phone/national';
import { countryCodeIn, isCountryCode, keepsZero } from './phone/trunkPrefixes';
import { writtenNumber } from './phone/written';

/** How a vendor's document writes numbers: `447700900123` or `+447700900123`. */
export type PhoneStyle = 'digits' | 'plus';

/** Options of {@link phone}. */
export interface PhoneOptions extends FieldOptions {
	style: PhoneStyle;
}

type Context = Pick<ReadingContext, 'countryCode' | 'label'>;

// E.164: at most 15 digits with the country code; no country has fewer than 7 in all.
const FEWEST = 7;
const MOST = 15;

const digitsOf = (text: string) => text.replace(/\D/g, '');

function national(text: string, label: string): InputError {
	return new InputError(
		`${label} must include the country code, for example +15551234567`,
		`${text} looks like a national number. Write it with + and its country code, or set the Default Country Code in the credential.`,
	);
}

/**
 * `+44 (0)20 …`: the bracketed 0 is not dialled behind a country code, but for numbers that keep it,
 * as in `+39 (0)6 …`. Only international numbers are written so, with or without `+`.
 */
function withBracketedZero(text: string): string | undefined {
	const found = /\(\s*0\s*\)/.exec(text);
	if (found === null) return undefined;
	const before = text.slice(0, found.index);
	const after = text.slice(found.index + found[0].length);
	if (!/\d/.test(before)) return undefined;
	const start = digitsOf(before).replace(/^00/, '');
	const code = countryCodeIn(start) ?? '';
	const withZero = `${start}0${digitsOf(after)}`;
	return keepsZero(withZero.slice(code.length), code) ? withZero : start + digitsOf(after);
}

/** The digits of a number that says itself that it is international; undefined for others. */
function internationalDigits(text: string): string | undefined {
	const bracketed = withBracketedZero(text);
	if (bracketed !== undefined) return bracketed;
	const digits = digitsOf(text);
	if (/^\(?\s*\+/.test(text)) return digits.replace(/^00/, '');
	return digits.startsWith('00') ? digits.slice(2) : undefined;
}

function e164(text: string, { label, countryCode }: Context): string {
	const international = internationalDigits(text);
	if (international !== undefined) {
		if (international.startsWith('0')) throw national(text, label);
		return withoutTrunkPrefix(international);
	}
	const digits = digitsOf(text);
	if (countryCode !== undefined) return withCountryCode(digits, countryCode, label);
	if (digits.startsWith('0') || text.startsWith('(')) throw national(text, label);
	return digits;
}

/**
 * Brings a phone number into the vendor's form. Takes what people type: `+44 7700 900123`, `0044…`,
 * blanks, dashes, dots, brackets (`+44 (0)7700…` too), `tel:`, and a number. With the credential's
 * Default Country Code it takes national numbers as well.
 *
 * @throws InputError for a national number without that code, an exit code that may be another than 00, a code that is not known, too few or too
 * many digits, and anything that is not one phone number
 */
export function readPhone(raw: unknown, style: PhoneStyle, context: Context): string {
	const { label, countryCode } = context;
	const text = writtenNumber(raw, label);
	if (countryCode !== undefined && !isCountryCode(countryCode)) {
		throw new InputError(
			`The Default Country Code ${countryCode} in the credential is not known`,
			'Correct it, for example 44 for the United Kingdom, or leave it empty and write numbers with + and their country code.',
		);
	}
	const digits = e164(withoutExitCode(text, countryCode, label), context);
	if (digits.length < FEWEST || digits.length > MOST) {
		throw new InputError(
			`${label} has ${digits.length} ${digits.length === 1 ? 'digit' : 'digits'}; a phone number with its country code has ${FEWEST} to ${MOST}`,
			'Write it with the country code, for example +15551234567.',
		);
	}
	return style === 'plus' ? `+${digits}` : digits;
}

/** How people and agents should write a number. */
export const PHONE_FORM =
	'With the country code, such as +44 7700 900123; one recipient only. A national number needs the Default Country Code of the credential.';

/** A phone number. */
export function phone(options: PhoneOptions): Field<string> {
	return makeField(
		{
			placeholder: 'e.g. +44 7700 900123',
			description: PHONE_FORM,
			...options,
		},
		{
			type: 'phone',
			property: { type: 'string', default: '' },
			blank: 'leaveOut',
			read: (raw, context) => readPhone(raw, options.style, context),
		},
	);
}

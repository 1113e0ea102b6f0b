import { InputError } from '../../../transport';
import { mostDigits } from './longest';
import { behindTrunkPrefix, countryCodeIn, keepsZero } from './trunkPrefixes';

/** How many digits a number has behind its country code at least; fewer want their area code. */
const FEWEST = 7;

/** The same for countries whose numbers are shorter. */
const FEWEST_OF: Readonly<Record<string, number>> = {
	'247': 5,
	'290': 4,
	'298': 6,
	'299': 6,
	'376': 6,
	'500': 5,
	'508': 6,
	'672': 6,
	'681': 6,
	'682': 5,
	'683': 4,
	'687': 6,
	'688': 5,
	'690': 4,
};

/**
 * How many digits the mobile numbers of a country have where some of them begin with the digits of its
 * own country code: 91234 56789 is Indian without its +91, 55 99123-4567 Brazilian without its +55.
 */
const MOBILE_LIKE_CODE: Readonly<Record<string, readonly number[]>> = {
	'7': [10],
	'39': [9, 10],
	'55': [10, 11],
	'66': [9],
	'84': [9],
	'91': [10],
};

/** `+440…` is `+44…`: no number begins with a trunk 0, but people write it behind the code. */
export function withoutTrunkPrefix(digits: string): string {
	const code = countryCodeIn(digits) ?? '';
	const national = digits.slice(code.length);
	const behind = national.startsWith('0') ? behindTrunkPrefix(national, code) : undefined;
	return behind === undefined ? digits : code + behind;
}

const fewestOf = (code: string) => FEWEST_OF[code] ?? FEWEST;

function isInternational(digits: string, code: string): boolean {
	if (!digits.startsWith(code)) return false;
	if (MOBILE_LIKE_CODE[code]?.includes(digits.length)) return false;
	return digits.length - code.length >= fewestOf(code);
}

/**
 * Reads digits without `+` or `00` as people of one country write them: behind their trunk prefix, as
 * an international number that begins with the code, or as a national one without prefix.
 *
 * @param digits as they were written
 * @param code digits of the Default Country Code, one that `isCountryCode` knows
 * @param label the field as the user sees it
 * @returns the international number, without `+`
 * @throws InputError for a number that cannot be one of that country
 */
export function withCountryCode(digits: string, code: string, label: string): string {
	const behind = behindTrunkPrefix(digits, code);
	if (behind === undefined && isInternational(digits, code)) return withoutTrunkPrefix(digits);
	const national = behind ?? digits;
	if (national.startsWith('0') && !keepsZero(national, code)) {
		throw new InputError(
			`${label} begins with a 0 that numbers with the country code +${code} do not have`,
			`Write it with + and its country code, for example +15551234567. The Default Country Code in the credential is ${code}.`,
		);
	}
	const isLong = national.length > mostDigits(code);
	if (isLong || national.length < fewestOf(code)) {
		throw new InputError(
			`${label} has ${isLong ? 'more' : 'fewer'} digits than a number with the country code +${code}`,
			'Write it as it is dialled from abroad, with + and the country code.',
		);
	}
	return code + national;
}

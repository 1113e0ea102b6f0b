import { InputError } from '../../../transport/errors/outcome';
import { countryCodeIn, keepsZero, trunkPrefixOf } from './trunkPrefixes';

// Fewer digits behind the country code are no number of any country that writes it.
const FEWEST_BEHIND_CODE = 7;

/**
 * How many digits the mobile numbers of a country have where some of them begin with the digits of its
 * own country code: 91234 56789 is Indian without its +91, 55 99123-4567 Brazilian without its +55.
 */
const MOBILE_LIKE_CODE: Readonly<Record<string, readonly number[]>> = {
	'39': [9, 10],
	'55': [10, 11],
	'66': [9],
	'84': [9],
	'91': [10],
};

// Where the trunk prefix is no 0, it counts only in front of a whole number: 812 … is St Petersburg.
const DIGITS_BEHIND_EIGHT: Readonly<Record<string, number>> = { '7': 10, '993': 8 };

// Within these countries people dial digits in the middle that no one dials from abroad: 15 before
// mobile numbers, the code of a carrier.
const MOST_NATIONAL: Readonly<Record<string, number>> = { '54': 10, '55': 11 };

/** `+440…` is `+44…`: no number begins with a trunk 0, and people write it behind the code. */
export function withoutTrunkPrefix(digits: string): string {
	const code = countryCodeIn(digits) ?? '';
	const prefix = trunkPrefixOf(code) ?? '';
	const rest = digits.slice(code.length);
	return prefix.startsWith('0') && rest.startsWith(prefix) ? code + rest.slice(prefix.length) : digits;
}

/** The part behind the trunk prefix; undefined where the digits do not begin with one. */
function behindTrunk(digits: string, code: string): string | undefined {
	const prefix = trunkPrefixOf(code) ?? '';
	if (prefix === '' || !digits.startsWith(prefix)) return undefined;
	const rest = digits.slice(prefix.length);
	const { [code]: wanted = rest.length } = DIGITS_BEHIND_EIGHT;
	return rest.length === wanted ? rest : undefined;
}

function isInternational(digits: string, code: string): boolean {
	if (!digits.startsWith(code)) return false;
	if (MOBILE_LIKE_CODE[code]?.includes(digits.length)) return false;
	return digits.length - code.length >= FEWEST_BEHIND_CODE;
}

/**
 * Reads digits without `+` or `00` as people of one country write them: behind their trunk prefix, as
 * an international number that begins with the code, or as a national one without prefix.
 *
 * @param digits as they were written
 * @param code digits of the Default Country Code, one that `trunkPrefixOf` knows
 * @param label the field as the user sees it
 * @returns the international number, without `+`
 * @throws InputError for a number that cannot be one of that country
 */
export function withCountryCode(digits: string, code: string, label: string): string {
	const behind = behindTrunk(digits, code);
	if (behind === undefined && isInternational(digits, code)) return withoutTrunkPrefix(digits);
	const national = behind ?? digits;
	if (national.startsWith('0') && !keepsZero(code)) {
		throw new InputError(
			`${label} begins with a 0 that numbers with the country code +${code} do not have`,
			`Write it with + and its country code, for example +15551234567. The Default Country Code in the credential is ${code}.`,
		);
	}
	if (national.length > (MOST_NATIONAL[code] ?? Infinity)) {
		throw new InputError(
			`${label} has more digits than a number with the country code +${code}`,
			'Write it as it is dialled from abroad, with + and the country code.',
		);
	}
	return code + national;
}

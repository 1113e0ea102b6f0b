import { InputError } from '../../../transport';

/**
 * What is dialled within a country before an international number where it is not 00 alone, by country
 * code (ITU-T, "Dialling procedures"). Of countries in which every carrier has one, the main ones.
 */
const EXIT_CODES: Readonly<Record<string, readonly string[]>> = {
	'1': ['011'],
	'7': ['810'],
	'53': ['119'],
	'55': ['0014', '0015', '0021', '0031', '0041'],
	'57': ['005', '007', '009'],
	'61': ['0011'],
	'62': ['001', '008', '009'],
	'65': ['001', '002', '008'],
	'66': ['001'],
	'81': ['010'],
	'82': ['00700', '001', '002'],
	'234': ['009'],
	'375': ['810'],
	'592': ['001'],
	'680': ['011'],
	'692': ['011'],
	'852': ['001'],
	'855': ['001'],
	'886': ['002', '009'],
	'972': ['012', '013', '014', '018'],
	'976': ['001'],
	'992': ['810'],
	'993': ['810'],
};

/** Behind an exit code without 00 stand at least so many digits: 8 101 234 56 78 is a number within Russia. */
const FEWEST_BEHIND = 9;

/** No number of North America has another form: its areas begin with 2 to 9. */
const NORTH_AMERICAN = /^1[2-9]\d{9}$/;

const uncertain = (label: string): InputError =>
	new InputError(
		`${label} may begin with another exit code than 00`,
		'Write + in its place, then the country code, for example +447700900123.',
	);

/** Whether the digits behind 00 cannot be a number, so that 00 is not the whole exit code. */
const isNone = (behind: string): boolean => behind.startsWith('1') && !NORTH_AMERICAN.test(behind);

/** `0011 44 …` with + in place of 0011, however the digits are grouped. */
const withPlus = (text: string, exit: string): string =>
	text.replace(new RegExp(`^\\D*${[...exit].join('\\D*')}`), '+');

/**
 * A written number with + in place of the exit code of the country that the numbers are from; one with
 * + or 00 as it is.
 *
 * @param countryCode digits of the Default Country Code
 * @throws InputError where 00 may be only a part of the exit code, and then another number would remain:
 * 002 44 … is British to a Korean and Angolan to others
 */
export function withoutExitCode(text: string, countryCode: string | undefined, label: string): string {
	const digits = text.replace(/\D/g, '');
	const behind = digits.startsWith('00') ? digits.slice(2) : undefined;
	if (text.includes('+') && behind === undefined) return text;
	const exit = (EXIT_CODES[countryCode ?? ''] ?? []).find(
		(one) =>
			digits.startsWith(one) &&
			(behind !== undefined || digits.length >= one.length + FEWEST_BEHIND),
	);
	if (behind === undefined) return exit === undefined ? text : withPlus(text, exit);
	if (isNone(behind)) {
		if (exit !== undefined) return withPlus(text, exit);
		throw uncertain(label);
	}
	if (exit !== undefined && !behind.startsWith(countryCode ?? '')) throw uncertain(label);
	return text;
}

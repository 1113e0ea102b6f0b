import {
	getCountries,
	getExampleNumber,
	parsePhoneNumberFromString,
	type CountryCode,
	type PhoneNumber,
} from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/examples.mobile.json';

import { readPhone } from '../../nodes/shared/fields';
import { InputError } from '../../nodes/shared/transport/errors/outcome';

/** One way in which people write a number. */
export interface Spelling {
	name: string;
	write(number: PhoneNumber): string;
	/** Needs the country's Default Country Code. */
	isNational?: boolean;
}

const behindCode = (number: PhoneNumber) => number.formatInternational().replace(/^\+\d+\s*/, '');

/** The ways, each applied to an example number of every country. */
export const spellings: readonly Spelling[] = [
	{ name: 'E.164', write: ({ number }) => number },
	{ name: 'international, with blanks', write: (number) => number.formatInternational() },
	{ name: '00…', write: ({ number }) => `00${number.slice(1)}` },
	{ name: 'national', write: (number) => number.formatNational(), isNational: true },
	{
		name: '+CC (0)…',
		write: (number) => `+${number.countryCallingCode} (0)${behindCode(number)}`,
	},
	{
		name: 'national, without its trunk prefix',
		write: ({ nationalNumber }) => nationalNumber,
		isNational: true,
	},
	{ name: 'international, digits alone', write: ({ number }) => number.slice(1), isNational: true },
];

/** How one number was read by this package and by libphonenumber-js. */
export interface Comparison {
	country: CountryCode;
	code: string;
	spelling: string;
	written: string;
	/** The example number in E.164. */
	wanted: string;
	/** What this package reads; undefined where it refuses. */
	ours: string | undefined;
	/** What libphonenumber-js reads. */
	theirs: string | undefined;
}

function read(text: string, countryCode: string | undefined): string | undefined {
	try {
		return readPhone(text, 'plus', { label: 'Phone', countryCode });
	} catch (error) {
		if (error instanceof InputError) return undefined;
		throw error;
	}
}

function compare(number: PhoneNumber, country: CountryCode, spelling: Spelling): Comparison {
	const code = number.countryCallingCode;
	const written = spelling.write(number);
	// It knows the international prefix of each country; 00 is the one of Germany and of most.
	const defaultCountry = written.startsWith('00') && !spelling.isNational ? 'DE' : country;
	const theirs = parsePhoneNumberFromString(written, { defaultCountry, extract: false });
	return {
		country,
		code,
		spelling: spelling.name,
		written,
		wanted: number.number,
		ours: read(written, spelling.isNational ? code : undefined),
		theirs: theirs?.number,
	};
}

/** Compares the readings of an example number of every country in every spelling. */
export function comparisons(): Comparison[] {
	return getCountries().flatMap((country) => {
		const number = getExampleNumber(country, examples);
		return number === undefined ? [] : spellings.map((one) => compare(number, country, one));
	});
}

/** Why two readings differ. */
export interface Explanation {
	title: string;
	text: string;
	covers(one: Comparison): boolean;
}

const isRight = ({ ours, wanted }: Comparison) => ours === wanted;

/** Every reason that there is; a difference that none of them covers is a fault. */
export const explanations: readonly Explanation[] = [
	{
		title: 'A bracketed 0 where the country has no trunk prefix',
		text: 'People put `(0)` behind any country code. This package drops it where the country does not dial a 0 there; libphonenumber keeps it, which makes another number of it, mostly one that does not exist.',
		covers: (one) => one.spelling === '+CC (0)…' && isRight(one),
	},
	{
		title: 'A bracketed 0 in Italy and the Vatican',
		text: 'Italian landlines keep their 0 behind the country code, `+39 (0)6 …` is `+39 06 …`, mobile numbers have none. A mobile number with a bracketed 0 reads like a landline; both libraries read it so. Write Italian mobile numbers without it.',
		covers: ({ spelling, code, ours, theirs }) =>
			spelling === '+CC (0)…' && code === '39' && ours === theirs,
	},
	{
		title: 'Mobile numbers of Argentina with 15',
		text: 'Within the country a 15 stands before a mobile number, from abroad a 9 before its area: `011 15-2345-6789` is `+54 9 11 2345-6789`. Where the area ends needs a table of areas, so this package refuses the number; libphonenumber has the table.',
		covers: ({ code, ours }) => code === '54' && ours === undefined,
	},
	{
		title: 'Numbers of Gabon with eight digits',
		text: 'Since 2019 Gabonese numbers have nine digits with their 0, `066 03 12 34`, and lose it behind the country code; the example is one of the time before, whose 0 stayed. This package reads the new ones and refuses the old.',
		covers: ({ code, ours }) => code === '241' && ours === undefined,
	},
	{
		title: 'Digits that begin with the country code',
		text: "Without `+` nobody can tell whether `49 15123456789` begins with the country code or is a number of the area 4915. This package takes it for the country code, as in people's address books and in WhatsApp's ids; libphonenumber takes it for a national number.",
		covers: (one) => one.spelling === 'international, digits alone' && isRight(one),
	},
];

/** Whether a number was read otherwise than libphonenumber-js does, or than it was meant. */
export const differs = ({ ours, theirs, wanted }: Comparison): boolean =>
	ours !== theirs || ours !== wanted;

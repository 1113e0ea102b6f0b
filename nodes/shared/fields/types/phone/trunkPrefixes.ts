/**
 * What stands before a number when it is dialled within its country, and is not dialled from abroad,
 * by country code (ITU-T, "Dialling procedures" to Recommendation E.164). Codes that are shared, such
 * as 1, 7 and 44, have one prefix for all of their countries.
 */
const CODES_BY_PREFIX: ReadonlyArray<readonly [prefix: string, codes: string]> = [
	[
		'0',
		`20 27 31 32 33 40 41 43 44 46 49 51 53 54 55 57 58 60 61 62 63 64 66 81 82 84 86 90 91 92 93 94
		95 98 211 212 213 218 231 232 233 234 241 243 249 250 251 252 254 255 256 260 261 262 263 264 265
		291 353 355 358 359 370 373 374 377 380 381 382 383 385 386 387 389 421 423 508 590 591 593 594
		595 596 598 686 850 855 856 880 886 961 962 963 964 966 967 970 971 972 976 977 994 995 996`,
	],
	[
		'',
		`1 30 34 39 45 47 48 52 56 65 216 220 221 222 223 224 225 226 227 228 229 230 235 236 237 238 239
		240 242 244 245 246 247 248 253 257 258 266 267 268 269 290 297 298 299 350 351 352 354 356 357
		371 372 376 378 420 500 501 502 503 504 505 506 507 509 592 597 599 670 672 673 674 675 676 677
		678 679 680 681 682 683 685 687 688 689 690 691 692 852 853 960 965 968 973 974 975 992 998`,
	],
	['8', '7 993'],
	['80', '375'],
	['06', '36'],
];

const PREFIXES = new Map(
	CODES_BY_PREFIX.flatMap(([prefix, codes]) =>
		codes.split(/\s+/).map((code): [string, string] => [code, prefix]),
	),
);

/**
 * How many digits must stand behind a prefix that other numbers of the country begin with as well:
 * 812 … is St Petersburg, 8 812 … the same from within Russia.
 */
const DIGITS_BEHIND_PREFIX: Readonly<Record<string, number>> = { '7': 10, '241': 8, '993': 8 };

/** How many digits a number has with the 0 that is dialled from abroad, too. */
const DIGITS_WITH_ZERO: Readonly<Record<string, readonly number[]>> = {
	'39': [6, 7, 8, 9, 10, 11],
	'225': [10],
	'226': [8],
	'229': [10],
	'242': [9],
	'378': [10],
};

/** Whether a country code is one of the table. */
export const isCountryCode = (code: string): boolean => PREFIXES.has(code);

/** The country code at the beginning of an international number; undefined where it is not known. */
export const countryCodeIn = (digits: string): string | undefined =>
	// No code is the beginning of another.
	[1, 2, 3].map((length) => digits.slice(0, length)).find(isCountryCode);

/**
 * The digits behind the country's trunk prefix.
 *
 * @param national what stands behind the country code, or is dialled within the country
 * @returns undefined where the digits do not begin with one
 */
export function behindTrunkPrefix(national: string, code: string): string | undefined {
	const prefix = PREFIXES.get(code) ?? '';
	if (prefix === '' || !national.startsWith(prefix)) return undefined;
	const rest = national.slice(prefix.length);
	const { [code]: wanted = rest.length } = DIGITS_BEHIND_PREFIX;
	return rest.length === wanted ? rest : undefined;
}

/** Whether a number that begins with 0 keeps it behind the country code. */
export const keepsZero = (national: string, code: string): boolean =>
	national.startsWith('0') && (DIGITS_WITH_ZERO[code]?.includes(national.length) ?? false);

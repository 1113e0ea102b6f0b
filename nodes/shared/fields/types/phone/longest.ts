/**
 * Country codes by how many digits their longest numbers have behind the code: figures of the numbering
 * plans that libphonenumber holds, which is also what the tests compare them with. Longer ones are left
 * out: with them a code in front of a foreign number cannot be told from a long number of their own.
 */
const CODES: Readonly<Record<number, string>> = {
	5: '290 500 682',
	6: '247 298 299 672 687',
	7: '238 239 246 248 269 291 297 592 597 673 674 676 677 678 680 683 688 690 691 692',
	8: '45 47 216 222 223 226 227 228 232 235 236 241 253 257 266 350 356 357 370 371 373 374 386 389 505 509 599 670 675 686 853 961 965 973 975 993',
	9: '32 33 34 36 40 51 93 94 211 212 213 218 220 221 224 231 233 237 240 242 244 245 249 250 251 252 255 256 258 260 261 262 264 265 268 351 354 355 376 377 382 385 387 421 423 508 590 591 594 596 681 689 962 963 967 968 992 994 995 998',
	10: '1 20 27 44 48 53 58 60 64 84 95 98 225 229 230 243 254 263 267 353 372 378 380 506 685 850 855 856 880 960 964 966 970 976 996',
	// Mexico has ten, and people still write the 1 that stood before mobile numbers. In Argentina and
	// Brazil some dial digits in the middle that no one dials from abroad, which are refused, too.
	11: '31 52 54 55 56 57 65 352 375 501 502 503 504 507 593 595 679 852 886 974 977',
};

const LONGEST = new Map(
	Object.entries(CODES).flatMap(([most, codes]) => codes.split(' ').map((code) => [code, Number(most)] as const)),
);

/** How many digits a number has behind its country code at most; no bound where the plan has long ones. */
export const mostDigits = (code: string): number => LONGEST.get(code) ?? Infinity;

import { withoutInvisible } from '../../blank';
import { withoutWhatsApp } from '../../../number';
import { InputError } from '../../../transport';

const WRITTEN = /^(?=\D*\d)\(?(?:\s*\+)?[\d\s().\-\u2010-\u2015\u2212/]+$/;

// What spreadsheets and exports hold in the place of a number, and digits alone would not show.
const YEAR_FIRST = /^\d{4}([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])$/;
const YEAR_LAST = /^(?:0?[1-9]|[12]\d|3[01])([-./])(?:0?[1-9]|[12]\d|3[01])\1\d{4}$/;
const DOTTED_QUAD = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/;
const DECIMAL = /^\(?\s*\+?\d+\.\d+$/;
// Domain registries write +44.7700900123 (RFC 5733).
const REGISTRY = /^\+\d{1,3}\.\d{4,}$/;

// Of a spreadsheet that is to keep the number as text.
const MARK = /^['’](?=[+(\d])/;

/** Digits as Arabic and Persian keyboards write them are the same numbers in Unicode's order. */
const inLatinDigits = (text: string): string =>
	text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16));

const digitsIn = (text: string) => text.replace(/\D/g, '').length;

/** `4512345 / 4512346` and `+49 30 123456/57`: two numbers, or two ends of one. */
function isSeveral(text: string): boolean {
	const parts = text.split('/').map(digitsIn);
	const whole = /^\(?\s*(?:\+|00)/.test(text) ? 7 : 6;
	const last = parts.at(-1) ?? 0;
	return parts.length > 1 && (parts.filter((count) => count >= whole).length > 1 || last < 4);
}

const isSomethingElse = (text: string): boolean =>
	[YEAR_FIRST, YEAR_LAST, DOTTED_QUAD].some((form) => form.test(text)) ||
	(DECIMAL.test(text) && !REGISTRY.test(text)) ||
	isSeveral(text);

/**
 * The text of one phone number as somebody wrote it, without invisible marks, `tel:`, the `p:` of Meta's
 * lead forms and what WhatsApp puts around it.
 *
 * @throws InputError for anything but the characters of a written number, and for decimals, dates, IP
 * addresses and several numbers in one
 */
export function writtenNumber(raw: unknown, label: string): string {
	const isWhole = typeof raw === 'number' && Number.isSafeInteger(raw) && raw > 0;
	const typed = isWhole ? String(raw) : raw;
	if (typeof typed !== 'string') {
		throw new InputError(
			`${label} is not a phone number`,
			'Give one number as text or as a number.',
		);
	}
	// Some keyboards write full-width digits; a column of decimals writes .0 behind each number.
	const text = withoutWhatsApp(withoutInvisible(inLatinDigits(typed.normalize('NFKC'))).replace(MARK, ''))
		.replace(/^(?:tel|p):\s*/i, '')
		.replace(/^([^.]*\d)\.0+$/, '$1');
	if (WRITTEN.test(text) && !isSomethingElse(text)) return text;
	throw new InputError(
		`${label} is not a phone number: ${text.slice(0, 40)}`,
		'Write one number with its country code, for example +15551234567.',
	);
}

import { InputError } from '../../transport';

/** In German, Spanish and Portuguese sheets 1.000 is a thousand, elsewhere it is 1. */
const THOUSAND_OR_DECIMALS = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/**
 * Refuses a text that is one number to some readers and a thousandth of it to others: three digits behind a
 * dot. A number never needs the question, and neither do `0.125` and `1000.125`, nor `12.000` where 500 is
 * the most.
 *
 * @param text without blanks and invisible marks
 * @param bounds of the field
 * @throws InputError that shows both readings
 */
export function refuseThousands(
	text: string,
	label: string,
	{ min = -Infinity, max = Infinity }: { min?: number; max?: number } = {},
): void {
	if (!THOUSAND_OR_DECIMALS.test(text)) return;
	const whole = text.replace('.', '');
	if (Number(whole) < min || Number(whole) > max) return;
	const exact = String(Number(text));
	// With three decimals it would be refused again.
	const decimal = THOUSAND_OR_DECIMALS.test(exact) ? `${exact}0` : exact;
	throw new InputError(
		`${label} can mean ${whole} or ${exact}: ${text}`,
		`Write ${whole}, or ${decimal}, or give it as a number instead of text.`,
	);
}

// WhatsApp's own ids (`447700900123@c.us`, with the device behind a colon) and the prefixes of links.
const AROUND = /^(?:whatsapp|tel):|(?::\d+)?@(?:c\.us|s\.whatsapp\.net)$/gi;

/** A number or address without what WhatsApp and links put around it. */
export const bareNumber = (text: string): string => text.trim().replace(AROUND, '');

const NUMBER = /^(?:\+|00)?\d[\d\s().-]{5,}$/;

/** The digits of an international number, so that every way of writing one is the same. */
export const digitsOf = (number: string): string => number.replace(/\D/g, '').replace(/^00/, '');

/** What is compared where people name somebody: of a phone number its digits, anything else in lower case. */
export function comparableName(text: string): string {
	const name = text.trim().toLowerCase();
	const bare = bareNumber(name);
	return NUMBER.test(bare) ? digitsOf(bare) : name;
}

const OF_WHATSAPP = /^whatsapp:|@(?:c\.us|s\.whatsapp\.net)$/i;

const FEWEST_DIGITS = 8;
const MOST_DIGITS = 15;

/**
 * A number that a vendor wrote, with + before its country code: bare digits would be read as a national
 * number where a Default Country Code is set.
 *
 * @param written in any way in which vendors write them; anything else comes back as it is
 * @param fewest digits from which on it surely has its country code; E.164 has 8 where it always does
 */
export function internationalNumber(written: string, fewest = FEWEST_DIGITS): string {
	const bare = bareNumber(written);
	const digits = NUMBER.test(bare) ? digitsOf(bare) : '';
	// No country code begins with 0.
	const isWhole = !digits.startsWith('0') && digits.length >= fewest && digits.length <= MOST_DIGITS;
	return isWhole ? `+${digits}` : written;
}

/**
 * A phone number that is written as WhatsApp and Twilio write a sender, `447700900123@c.us` or
 * `whatsapp:+447700900123`: it always has its country code, so it comes back with + before it.
 *
 * @returns anything else as it is
 */
export function withoutWhatsApp(written: string): string {
	const text = written.trim();
	return OF_WHATSAPP.test(text) ? internationalNumber(text) : written;
}

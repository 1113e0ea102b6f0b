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

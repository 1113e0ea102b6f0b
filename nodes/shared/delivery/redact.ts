const MASK = '***';
// Anything shorter is no key, and masking it would eat ordinary words.
const SHORTEST = 4;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function spellings(secret: string): string[] {
	const encoded = encodeURIComponent(secret);
	return [
		secret,
		encoded,
		encoded.replace(/%20/g, '+'),
		encodeURIComponent(encoded),
		JSON.stringify(secret).slice(1, -1),
		Buffer.from(secret).toString('base64'),
	];
}

/**
 * Makes a function that cuts every given secret out of a text: as it is, URL-encoded (once and
 * twice), JSON-escaped and in base64, whatever the case of the letters.
 *
 * @param secrets the credential's secret values; shorter ones than four characters are left out
 * @returns text → the same text with each occurrence replaced by `***`
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
	const all = new Set(secrets.filter((s) => s.length >= SHORTEST).flatMap(spellings));
	if (all.size === 0) return (text) => text;
	const longestFirst = [...all].sort((a, b) => b.length - a.length).map(escaped);
	const pattern = new RegExp(longestFirst.join('|'), 'gi');
	return (text) => text.replace(pattern, MASK);
}

const SECRET_NAME = /key|secret|token|password/i;

/**
 * Picks the secret values out of a decrypted credential by the names of its fields.
 *
 * @param credentials decrypted credential data
 */
export function secretsOf(credentials: object): string[] {
	return Object.entries(credentials)
		.filter(([name, value]) => SECRET_NAME.test(name) && typeof value === 'string')
		.map(([, value]) => String(value).trim());
}

const MASK = '***';
// Anything shorter is no key, and masking it would eat ordinary words.
const SHORTEST = 4;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Every way in which one character is written: as it is, URL-encoded once or twice, or in JSON. */
function spelled(character: string): string {
	if (/[a-z0-9]/i.test(character)) return character;
	const bytes = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, '0'));
	const units = character.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
	// No two ways may match the same text: failing matches would then take for ever.
	const ways = [
		bytes.map((byte) => `%(?:25)?${byte}`).join(''),
		units.map((unit) => `\\\\u${unit}`).join(''),
	];
	if (character === '\\') ways.push('\\\\{1,2}');
	// PHP's JSON writes a backslash before every slash.
	else ways.push(`\\\\?${escaped(character)}`);
	if (character < ' ') ways.push(escaped(JSON.stringify(character).slice(1, -1)));
	if (character === ' ') ways.push('\\+');
	return `(?:${ways.join('|')})`;
}

function patternsOf(secret: string): RegExp[] {
	const base64 = Buffer.from(secret).toString('base64').replace(/={1,2}$/, '');
	// Every library encodes another set of characters, so each one may be written in its own way.
	const any = [...secret].map(spelled).join('');
	const coded = [...base64].map(spelled).join('');
	return [new RegExp(any, 'gi'), new RegExp(coded, 'gi')];
}

function occurrences(text: string, pattern: RegExp): Array<[number, number]> {
	const found: Array<[number, number]> = [];
	pattern.lastIndex = 0;
	for (let hit = pattern.exec(text); hit !== null; hit = pattern.exec(text)) {
		found.push([hit.index, hit.index + hit[0].length]);
		pattern.lastIndex = hit.index + 1;
	}
	return found;
}

/**
 * Makes a function that cuts every given secret out of a text: as it is, URL-encoded (once and
 * twice, wholly or in part), JSON-escaped and in base64, whatever the case of the letters. Where
 * occurrences overlap, nothing of either is left.
 *
 * @param secrets the credential's secret values; shorter ones than four characters are left out
 * @returns text → the same text with each occurrence replaced by `***`
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
	const long = new Set(secrets.filter((secret) => secret.length >= SHORTEST));
	const patterns = [...long].flatMap(patternsOf);
	return (text) => {
		const hits = patterns.flatMap((pattern) => occurrences(text, pattern));
		let shown = '';
		let end = 0;
		for (const [from, to] of hits.sort(([a], [b]) => a - b)) {
			if (from >= end) shown += text.slice(end, from) + MASK;
			end = Math.max(end, to);
		}
		return shown + text.slice(end);
	};
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

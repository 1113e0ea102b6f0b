// The start of a text, or of what could be a whole number that a number cannot hold exactly.
const NOTABLE = /"|\d{16}/g;
const WHOLE = /^-?(?:0|[1-9]\d*)$/;
const OF_NUMBER = /[-+.\deE]/;
// A number in the place of a name is no JSON, and must not become any.
const AS_NAME = /\s*:/y;

/** Where the text that opens at `start` is closed, or the end of it all. */
function closing(json: string, start: number): number {
	for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
		let first = end;
		while (json[first - 1] === '\\') first -= 1;
		if ((end - first) % 2 === 0) return end;
	}
	return json.length;
}

/** The bounds of the number in which the digits at `at` stand. */
function numberAround(json: string, at: number): [from: number, to: number] {
	let [from, to] = [at, at + 16];
	while (from > 0 && OF_NUMBER.test(json[from - 1])) from -= 1;
	while (to < json.length && OF_NUMBER.test(json[to])) to += 1;
	return [from, to];
}

/** The same JSON with the numbers that JavaScript would change written as texts. */
function withTexts(json: string): string {
	const parts: string[] = [];
	let done = 0;
	NOTABLE.lastIndex = 0;
	for (let found = NOTABLE.exec(json); found !== null; found = NOTABLE.exec(json)) {
		if (found[0] === '"') {
			NOTABLE.lastIndex = closing(json, found.index) + 1;
			continue;
		}
		const [from, to] = numberAround(json, found.index);
		NOTABLE.lastIndex = to;
		const number = json.slice(from, to);
		if (!WHOLE.test(number) || Number.isSafeInteger(Number(number))) continue;
		AS_NAME.lastIndex = to;
		if (AS_NAME.test(json)) continue;
		parts.push(json.slice(done, from), '"', number, '"');
		done = to;
	}
	return parts.length === 0 ? json : parts.join('') + json.slice(done);
}

/**
 * Parses JSON; whole numbers beyond 2^53, as some vendors write ids of 64 bits, become text instead of
 * another number. They are found in the JSON: a reviver would be called for each value of a body, which
 * takes n8n seconds where there are millions.
 *
 * @throws SyntaxError, RangeError
 */
export function parseExactJson(text: string): unknown {
	return JSON.parse(withTexts(text)) as unknown;
}

/** The same, with something in the place of a text that is no JSON. */
export function exactJsonOr<T>(text: string, otherwise: T): unknown {
	try {
		return parseExactJson(text);
	} catch {
		return otherwise;
	}
}

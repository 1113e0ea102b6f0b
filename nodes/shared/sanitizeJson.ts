/** How deep and how large a value may be. n8n stores it with functions that call themselves. */
const DEEPEST = 64;
const MOST_VALUES = 100_000;

/**
 * Takes keys named `__proto__` out of a value from outside: copying one would set the copy's prototype.
 *
 * @returns false where the value is too large or too deep to be stored
 */
export function sanitizeJson(value: unknown): boolean {
	let level: unknown[] = [value];
	let seen = 0;
	// Level by level and not by a function that calls itself: the depth is the caller's choice.
	for (let depth = 0; level.length > 0; depth += 1) {
		seen += level.length;
		if (depth > DEEPEST || seen > MOST_VALUES) return false;
		level = level.flatMap((each) => {
			if (typeof each !== 'object' || each === null) return [];
			if (Object.hasOwn(each, '__proto__')) Reflect.deleteProperty(each, '__proto__');
			return Object.values(each);
		});
	}
	return true;
}

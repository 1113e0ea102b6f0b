const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/**
 * The value at a path of keys.
 *
 * @returns undefined where any part of the path is missing
 */
export function at(root: object, path: readonly string[]): unknown {
	let current: unknown = root;
	for (const key of path) {
		if (!isObject(current)) return undefined;
		current = current[key];
	}
	return current;
}

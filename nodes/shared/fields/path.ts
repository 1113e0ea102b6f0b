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

/** Replaces the value at a path whose parents exist; does nothing where they do not. */
export function put(root: object, path: readonly string[], value: unknown): void {
	const parent = at(root, path.slice(0, -1));
	const key = path.at(-1);
	if (isObject(parent) && key !== undefined) parent[key] = value;
}

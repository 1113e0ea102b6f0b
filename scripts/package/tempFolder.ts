/**
 * Lets a tool that leaves temporary files behind leave them where the caller cleans up. Afterwards the process
 * has its usual folder again: a path that grows with every package is soon too long for a socket.
 *
 * @param folder absolute path of a folder that exists
 * @param action what makes temporary files
 * @returns what the action returns
 * @throws what the action throws
 */
export async function withTempFolder<T>(folder: string, action: () => Promise<T>): Promise<T> {
	const before = process.env.TMPDIR;
	process.env.TMPDIR = folder;
	try {
		return await action();
	} finally {
		// An assignment would make `undefined` a text.
		if (before === undefined) delete process.env.TMPDIR;
		else process.env.TMPDIR = before;
	}
}

/** Lets tasks of one name run one after the other; those of different names do not wait. */
export class Turns {
	private readonly last = new Map<string, Promise<void>>();

	/** How many names have a task waiting or running. */
	get size(): number {
		return this.last.size;
	}

	/** @returns what the task gives; rejects where it rejects, and the next one runs all the same */
	async take<T>(name: string, task: () => Promise<T>): Promise<T> {
		const before = this.last.get(name);
		const result = before === undefined ? task() : before.then(task);
		const settled = result.then(
			() => undefined,
			() => undefined,
		);
		this.last.set(name, settled);
		try {
			return await result;
		} finally {
			if (this.last.get(name) === settled) this.last.delete(name);
		}
	}
}

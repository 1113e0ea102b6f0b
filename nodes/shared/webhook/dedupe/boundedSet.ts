/** The last so many names, in constant time for each whatever their number. */
export class BoundedSet {
	private readonly names = new Set<string>();

	// A ring beside the set: a Set skips the holes of deleted members each time its first is asked for.
	private readonly ring: string[] = [];

	private next = 0;

	/** @param capacity how many names are kept; the oldest goes when one more comes */
	constructor(private readonly capacity: number) {}

	get size(): number {
		return this.names.size;
	}

	has(name: string): boolean {
		return this.names.has(name);
	}

	add(name: string): void {
		if (this.names.has(name)) return;
		if (this.ring.length === this.capacity) this.names.delete(this.ring[this.next]);
		this.ring[this.next] = name;
		this.names.add(name);
		this.next = (this.next + 1) % this.capacity;
	}
}

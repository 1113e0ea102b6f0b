interface Lane<T> {
	/** Refused ones that go first again, newest last. */
	front: T[];
	/** Everybody else, in order of arrival, from `head` on. */
	line: T[];
	head: number;
}

/**
 * Several lines of which one after the other gives its first member: a short line never waits
 * behind a long one. Adding and taking cost the same whatever the length.
 */
export class FairQueue<T> {
	// A Map keeps insertion order: the first lane is the one whose turn it is.
	private readonly lanes = new Map<string, Lane<T>>();

	/** How many wait. */
	size = 0;

	add(name: string, member: T, front: boolean): void {
		const lane = this.lanes.get(name) ?? { front: [], line: [], head: 0 };
		this.lanes.set(name, lane);
		if (front) lane.front.push(member);
		else lane.line.push(member);
		this.size += 1;
	}

	/** A member left the line without being taken; it is skipped when its turn comes. */
	gone(): void {
		this.size -= 1;
		// Nobody may come to skip them for a long time, and thousands of items can be cancelled at once.
		if (this.size === 0) this.lanes.clear();
	}

	/**
	 * The member whose turn it is, without taking it.
	 *
	 * @param isGone tells the members that left by themselves
	 */
	next(isGone: (member: T) => boolean): T | undefined {
		for (const [name, lane] of this.lanes) {
			const member = this.first(lane, isGone);
			if (member !== undefined) return member;
			this.lanes.delete(name);
		}
		return undefined;
	}

	/** The member of every lane that would be next there. */
	heads(isGone: (member: T) => boolean): T[] {
		return [...this.lanes.values()].flatMap((lane) => this.first(lane, isGone) ?? []);
	}

	private first(lane: Lane<T>, isGone: (member: T) => boolean): T | undefined {
		while (lane.front.length > 0 && isGone(lane.front[lane.front.length - 1])) lane.front.pop();
		if (lane.front.length > 0) return lane.front[lane.front.length - 1];
		while (lane.head < lane.line.length && isGone(lane.line[lane.head])) lane.head += 1;
		return lane.line[lane.head];
	}

	/**
	 * Takes the first member of a lane, as `next` or `heads` gave it; the lane's next turn is the last.
	 *
	 * @param name the lane; without it, the one whose turn it is
	 */
	take(name?: string): void {
		const [turn] = this.lanes.keys();
		const taken = name ?? turn ?? '';
		const lane = this.lanes.get(taken);
		if (lane === undefined) return;
		if (lane.front.length > 0) lane.front.pop();
		else lane.head += 1;
		this.size -= 1;
		this.lanes.delete(taken);
		if (lane.front.length === 0 && lane.head >= lane.line.length) return;
		if (lane.head > 1_000) {
			lane.line = lane.line.slice(lane.head);
			lane.head = 0;
		}
		this.lanes.set(taken, lane);
	}
}

const REMEMBERED = 50_000;

/**
 * What one n8n process has taken: which deliveries are under way and which were accepted, of these the
 * last 50,000, as docs/limitations.md promises.
 */
export class Ledger {
	private readonly accepted = new Set<string>();

	private readonly order: string[] = [];

	private next = 0;

	private readonly running = new Set<string>();

	/** An execution begins. @returns whether the delivery had one already, or has one now */
	begin(key: string): boolean {
		const isDouble = this.accepted.has(key) || this.running.has(key);
		this.running.add(key);
		return isDouble;
	}

	/** It has ended. */
	end(key: string, isAccepted: boolean): void {
		this.running.delete(key);
		if (!isAccepted || this.accepted.has(key)) return;
		if (this.order.length === REMEMBERED) this.accepted.delete(this.order[this.next]);
		this.order[this.next] = key;
		this.accepted.add(key);
		this.next = (this.next + 1) % REMEMBERED;
	}

	wasAccepted(key: string): boolean {
		return this.accepted.has(key);
	}
}

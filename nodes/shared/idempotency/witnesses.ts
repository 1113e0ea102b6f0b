import { newWitness } from './entries';

/** So many witnesses of ended claims stay before a busy node removes them. */
const MOST_SPENT = 100;

/** The witnesses of one process: which write is next, and which of the past ones are of no use any more. */
export class Witnesses {
	private current?: string;

	/** Witnesses, and how many claims that have not ended rely on each. */
	private readonly claims = new Map<string, number>();

	/** Witnesses on which no claim relies any more. */
	private spent: string[] = [];

	/** The one of the very next write, for a claim that goes with it. */
	ofNextWrite(): string {
		const witness = (this.current ??= newWitness());
		this.claims.set(witness, (this.claims.get(witness) ?? 0) + 1);
		return witness;
	}

	/** The next write has begun; the one after it has another witness. */
	written(): void {
		this.current = undefined;
	}

	/** The claim that had a witness has ended. */
	dismiss(witness: string): void {
		const left = (this.claims.get(witness) ?? 0) - 1;
		if (left > 0) this.claims.set(witness, left);
		else if (this.claims.delete(witness)) this.spent.push(witness);
	}

	/** Gives out those without a claim, for a removal that is made anyway. */
	takeSpent(): string[] {
		const { spent } = this;
		this.spent = [];
		return spent;
	}

	/** Takes back what could not be removed. */
	giveBack(spent: readonly string[]): void {
		this.spent.push(...spent);
	}

	/**
	 * Gives out those that are to be removed.
	 *
	 * @param isIdle whether no run of this process has claims: then all of them, otherwise those without
	 *   a claim, when they are many enough to be worth a write; fewer go with the next removal
	 */
	take(isIdle: boolean): string[] {
		if (isIdle) {
			this.spent.push(...this.claims.keys());
			this.claims.clear();
		}
		return isIdle || this.spent.length >= MOST_SPENT ? this.takeSpent() : [];
	}
}

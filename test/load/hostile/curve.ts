import { heapMb } from '../../support/heap';

/** How much the heap may grow between the first tenth and the end, in MB. */
export const MOST_GROWTH_MB = 20;

/** The heap over a run, garbage collected before each look: after a tenth, half and all of it. */
export class Curve {
	readonly points: Array<{ at: string; mb: number }> = [];

	private readonly marks: Array<{ at: string; after: number }>;

	constructor(total: number) {
		this.marks = [
			{ at: '10 %', after: Math.ceil(total / 10) },
			{ at: '50 %', after: Math.ceil(total / 2) },
			{ at: '100 %', after: total },
		];
	}

	/** @param done how many of all are done */
	reached(done: number): void {
		const [mark] = this.marks;
		if (mark === undefined || done < mark.after) return;
		this.marks.shift();
		this.points.push({ at: mark.at, mb: heapMb() });
	}

	/** From the first point to the last, in MB. */
	get growth(): number {
		return (this.points.at(-1)?.mb ?? 0) - (this.points[0]?.mb ?? 0);
	}

	toString(): string {
		return this.points.map(({ at, mb }) => `${mb.toFixed(1)} MB at ${at}`).join(', ');
	}
}

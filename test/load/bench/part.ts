/** Something that a part promises, and whether it held. */
export interface Goal {
	what: string;
	/** In words, such as `at least 0.70`. */
	wanted: string;
	got: string;
	isMet: boolean;
}

/** What one part of the benchmark measured. */
export interface Part {
	/** Heading of its tables in the terminal. */
	title: string;
	/** The first row of each is its head. */
	tables: ReadonlyArray<ReadonlyArray<ReadonlyArray<string | number>>>;
	goals: readonly Goal[];
	/** What a reader must know of how it was measured in this very run. */
	notes?: readonly string[];
}

/** A goal that a number must not fall below. */
export function atLeast(what: string, wanted: number, got: number): Goal {
	return { what, wanted: `at least ${wanted}`, got: got.toFixed(2), isMet: got >= wanted };
}

/** A goal that a number must not exceed. */
export function atMost(what: string, wanted: number, got: number, digits = 2): Goal {
	return { what, wanted: `at most ${wanted}`, got: got.toFixed(digits), isMet: got <= wanted };
}

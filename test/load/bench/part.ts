/** Something that is aimed at, and whether it held. */
export interface Goal {
	what: string;
	/** In words, such as `at least 0.70`. */
	wanted: string;
	got: string;
	isMet: boolean;
	/** What is promised where the goal is out of reach or the machine too restless for it, in words. */
	promised?: string;
	/** Whether not even the promise held. */
	isBroken: boolean;
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
	/** What n8n kept its data in; SQLite unless told. */
	database?: string;
}

/**
 * A goal that a number must not fall below.
 *
 * @param promised the number that is promised all the same where the goal is missed
 */
export function atLeast(what: string, wanted: number, got: number, promised = wanted): Goal {
	return {
		...{ what, wanted: `at least ${wanted}`, got: got.toFixed(2), isMet: got >= wanted },
		...(promised !== wanted && { promised: `at least ${promised}` }),
		isBroken: got < promised,
	};
}

/**
 * A goal that a number must not exceed.
 *
 * @param promised the number that is promised all the same where the goal is missed
 */
export function atMost(what: string, wanted: number, got: number, digits = 2, promised = wanted): Goal {
	return {
		...{ what, wanted: `at most ${wanted}`, got: got.toFixed(digits), isMet: got <= wanted },
		...(promised !== wanted && { promised: `at most ${promised}` }),
		isBroken: got > promised,
	};
}

/** How a goal came out, in one word. */
export const outcomeOf = ({ isMet, isBroken }: Goal): 'broken' | 'met' | 'missed' =>
	isMet ? 'met' : isBroken ? 'broken' : 'missed';

/** One fault, made on purpose. */
export interface Mutation {
	/** Below `nodes/shared`. */
	file: string;
	/** Stands in the file exactly once. */
	find: string;
	replace: string;
	/** What would go wrong. */
	why: string;
	/** The tests that are to notice it, below `test/unit`. */
	tests: readonly string[];
}

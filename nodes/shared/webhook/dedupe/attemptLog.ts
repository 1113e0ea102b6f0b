/** Writes entries down, and tells which of them were there before: one look and one write. */
export type Record = (entries: string[]) => Promise<string[]>;

// Each costs one look at the list. A vendor that sends the same so often gets another run.
const MOST_TRIES = 50;

const begun = (key: string, number: number): string => `${key}#${number}`;
const done = (key: string, number: number): string => `${key}=${number}`;

/** That a try was done, for the next two to see: one may have looked in vain while it still ran. */
const doneEntries = (key: string, number: number): string[] => [done(key, number), done(key, number + 1)];

/**
 * What a try that was done leaves in the list. That earlier ones had begun is repeated, since the
 * write of another process may have undone it.
 */
export const finished = (key: string, number: number): string[] => [
	...Array.from({ length: number + 1 }, (_, earlier) => begun(key, earlier)),
	...doneEntries(key, number),
];

/**
 * Finds out whether a delivery was done, with a list that can only be asked about an entry by adding it.
 *
 * So nothing that means "done" may be asked for and taken out again: killed in between, the caller
 * would leave a delivery behind that looks done and never ran. Instead each try has a number of its
 * own. It adds, in one write, that it has begun and the question whether the one before it was done.
 * Only the try of that number ever asks that question, so what the question leaves behind misleads
 * nobody; a write that another process undoes takes both entries away.
 *
 * @returns the number of this try, from 0; or `done`
 */
export async function begin(key: string, record: Record): Promise<number | 'done'> {
	for (let number = 0; number < MOST_TRIES; number += 1) {
		const own = begun(key, number);
		const question = done(key, number - 1);
		const there = await record(number === 0 ? [own] : [own, question]);
		if (there.includes(own)) continue;
		if (!there.includes(question)) return number;
		await record(doneEntries(key, number));
		return 'done';
	}
	return MOST_TRIES;
}

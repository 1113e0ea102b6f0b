import { join } from 'node:path';

import { demoPinned, pinnedVersions, type Pinned } from '../../demo/install';
import { runtimeDir } from '../../demo/paths';

/** A test of the suites that cannot pass on a version, and why that is no loss to promise. */
export interface Exception {
	/** Beginning of the test's whole name, the names of its `describe` blocks included. */
	test: string;
	why: string;
}

/** One n8n that this package promises to work with. */
export interface PromisedN8n {
	version: string;
	pinned: Pinned;
	/** What its environment needs else than the demo's. */
	env: Record<string, string>;
	exceptions: readonly Exception[];
}

/** An n8n of its own, pinned below `versions/`. */
function own(version: string, exceptions: readonly Exception[]): PromisedN8n {
	return {
		version,
		pinned: {
			pins: join(__dirname, 'versions', version),
			into: join(runtimeDir, 'compat', version),
			native: ['isolated-vm', 'sqlite3'],
			about: '2.9 GB, several minutes',
		},
		// The module that the demo turns off is unknown to it, and it does not start with an unknown one.
		env: { N8N_DISABLED_MODULES: '' },
		exceptions,
	};
}

const FAILURE =
	'it asks for `failure`, by which a later n8n puts a poll off; this one has no such field';

const BOX =
	'it takes the = away from an expression in a box that takes none; the text that is left is refused as neither true nor false, and nothing leaves';

const ORDER =
	'it runs the tool calls that a model makes at once from the last to the first; all of them are answered';

const WORDS =
	'it refuses the run before anything leaves, too, in words that do not name the empty variable; the editor shows it at the field';

/** From the oldest to the newest; the newest is the one of the demo. */
export const promised: readonly PromisedN8n[] = [
	own('2.20.0', [
		{ test: 'a failed poll in between loses nothing and repeats nothing', why: FAILURE },
		{ test: 'a rate limit tells n8n when to poll again', why: FAILURE },
		{ test: 'an object instead of a list is an error, not an empty list', why: FAILURE },
		{ test: 'a number instead of a list is an error, not an empty list', why: FAILURE },
		...['an unknown name', 'nothing', 'blank', 'an object', 'an empty list'].map((what) => {
			return { test: `Events that are ${what} are refused before anything is asked`, why: FAILURE };
		}),
		{ test: 'message: sendBulk an agent cannot tick the box', why: BOX },
		{ test: 'what is left empty is refused by n8n, before anything runs', why: WORDS },
		{ test: 'two tools of one agent both answer where both can (engine)', why: ORDER },
	]),
	{ version: pinnedVersions(demoPinned.pins).n8n, pinned: demoPinned, env: {}, exceptions: [] },
];

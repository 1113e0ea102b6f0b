/** One of the long runs that prove what the documentation claims. */
export interface Part {
	name: string;
	command: readonly string[];
	/** The lines of its output that say how it ended; others explain. */
	closing: RegExp;
	/** Whether it can put what it measured into the documentation, with `--write`. */
	canWrite?: boolean;
	/** Run by the machine's own Node and not by the one of the development dependencies. */
	isOnOwnNode?: boolean;
}

/** Before what a failed or skipped part says. */
const OTHER = '^A promise broke|^Skipped';

const JEST = /^Tests: /;

const npmRun = (script: string, ...args: string[]) =>
	args.length > 0 ? ['npm', 'run', script, '--', ...args] : ['npm', 'run', script];

const load = (script: string): Part => ({
	name: script,
	command: npmRun(`test:${script}`),
	closing: new RegExp(`^No promise broke|${OTHER}`),
});

const bench = (part: string): Part => ({
	name: `bench ${part}`,
	command: npmRun('bench', '--only', part),
	closing: /^[✓○✗] /,
	canWrite: true,
});

/** In the order of a whole run: what is shorter, or tells more when it fails, comes first. */
export const parts: readonly Part[] = [
	{ name: 'tests', command: npmRun('test'), closing: JEST },
	{ name: 'scan', command: npmRun('scan'), closing: /^scan: / },
	// New plans; the tests of every change draw the same ones.
	{
		name: 'model',
		command: ['env', 'MODEL_RUNS=2000', 'npx', 'jest', 'test/unit/transport/model'],
		closing: JEST,
	},
	// The code of the nodes must load where n8n's engine does not.
	{ name: 'older node', command: ['.ci/older-node'], closing: JEST, isOnOwnNode: true },
	...['faults', 'hostile', 'crash', 'queue', 'compat'].map(load),
	{ name: 'packages', command: npmRun('test:packages'), closing: /All packages hold|Broken/ },
	{ name: 'e2e', command: npmRun('test:e2e'), closing: JEST },
	{ name: 'browser', command: npmRun('test:browser'), closing: JEST },
	{ name: 'mutation', command: npmRun('test:mutation'), closing: /faults were noticed/ },
	...['actions', 'responsiveness', 'trigger', 'growth', 'keys', 'rate', 'peers', 'capacity', 'weight'].map(
		bench,
	),
];

import type { Mutation } from './mutation';

/** Faults of the keys with which a message goes out once. */
export const idempotency: readonly Mutation[] = [
	{
		file: 'idempotency/claim.ts',
		find: 'await wait(clock, ledger.settleMs);',
		replace: '',
		why: 'a claim counts before another worker can undo it',
		tests: ['idempotency/interleavings', 'idempotency/idempotency'],
	},
	{
		file: 'idempotency/claim.ts',
		find: "if (seen === 'unclear') return { standing: 'mine', witness };",
		replace: "return { standing: 'mine', witness };",
		why: 'what arrived meanwhile is sent again',
		tests: ['idempotency/idempotency', 'idempotency/interleavings'],
	},
	{
		file: 'idempotency/claim.ts',
		find: "if (isFree(fresh)) return { standing: 'unclear' };",
		replace: "if (isFree(fresh)) return { standing: 'mine', witness: '' };",
		why: 'a claim that was lost three times counts',
		tests: ['idempotency/idempotency', 'idempotency/interleavings', 'idempotency/claimWindow'],
	},
	{
		file: 'idempotency/claim.ts',
		find: "if (ended === 'unclear') return;",
		replace: '',
		why: 'the key of a message that may have arrived is freed',
		tests: ['idempotency/idempotency'],
	},
	{
		file: 'idempotency/idempotency.ts',
		find: "isNoted: isNoted || ended === 'unclear'",
		replace: 'isNoted: true',
		why: 'nobody hears that an end could not be written down',
		tests: ['idempotency/idempotency', 'idempotency/keyedRun'],
	},
	{
		file: 'idempotency/keyedRun.ts',
		find: "outcome.kind === 'ambiguous' ? 'unclear' : 'not'",
		replace: "'not'",
		why: 'the key of an ambiguous send is freed',
		tests: ['idempotency/keyedRun'],
	},
	{
		file: 'idempotency/keyedRun.ts',
		find: 'await before;\n',
		replace: '',
		why: 'items with keys overtake each other',
		tests: ['idempotency/keyedRun'],
	},
	{
		file: 'idempotency/history.ts',
		find: 'if (!isPinned && this.runs === 0) {',
		replace: 'if (this.runs === 0) {',
		why: 'keys are forgotten while one is open',
		tests: ['idempotency/history'],
	},
	{
		file: 'idempotency/entries.ts',
		find: 'JSON.stringify([key, content])',
		replace: 'JSON.stringify([key])',
		why: 'one key stands for two messages',
		tests: ['idempotency/idempotency', 'idempotency/interleavings'],
	},
	{
		file: 'idempotency/claimWindow.ts',
		find: 'this.inside >= this.size ||',
		replace: 'this.inside > this.size ||',
		why: 'a dead process leaves one key more open',
		tests: ['idempotency/claimWindow'],
	},
];

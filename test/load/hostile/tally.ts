/** How a delivery ended, as the table counts it. */
export type Ending =
	| 'new'
	| 'duplicate'
	| 'filtered'
	| '400'
	| '401'
	| '413'
	| '503'
	| 'run failed'
	/** Answered by n8n before the trigger saw it. */
	| 'by n8n'
	/** The connection of an incomplete call ended. */
	| 'closed'
	| 'other'
	| 'thrown'
	| 'hung';

/** The columns, in their order. */
export const ENDINGS: readonly Ending[] = [
	...(['new', 'duplicate', 'filtered', '400', '401', '413', '503', 'run failed'] as const),
	...(['by n8n', 'closed', 'other', 'thrown', 'hung'] as const),
];

const MOST_SHOWN = 20;

/** How the deliveries of each row ended, and what went against a promise. */
export class Tally {
	private readonly rows = new Map<string, Map<Ending | 'executions', number>>();

	/** The first few broken promises. */
	readonly shown: string[] = [];

	broken = 0;

	count(row: string, what: Ending | 'executions'): void {
		const counts = this.rows.get(row) ?? new Map<Ending | 'executions', number>();
		counts.set(what, (counts.get(what) ?? 0) + 1);
		this.rows.set(row, counts);
	}

	/** Notes a broken promise. */
	breaks(row: string, what: string): void {
		this.broken += 1;
		if (this.shown.length < MOST_SHOWN) this.shown.push(`${row}: ${what}`);
	}

	of(row: string, what: Ending | 'executions'): number {
		return this.rows.get(row)?.get(what) ?? 0;
	}

	/** Rows for the table, with a head. */
	table(): Array<Array<string | number>> {
		const counted = (row: string) => ENDINGS.map((ending) => this.of(row, ending));
		return [
			['trigger', 'deliveries', ...ENDINGS, 'executions'],
			...[...this.rows.keys()].map((row) => {
				const counts = counted(row);
				const all = counts.reduce((sum, one) => sum + one, 0);
				return [row, all, ...counts, this.of(row, 'executions')];
			}),
		];
	}
}

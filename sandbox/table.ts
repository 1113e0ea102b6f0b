/** Hears of a row that was written: the panel's id, the row's id, the row. */
export type Changed = (panel: string, id: string, row: object) => void;

export interface Column {
	readonly field: string;
	readonly label: string;
}

/** What the page and the control API see of a table. */
export interface Panel {
	readonly id: string;
	readonly title: string;
	readonly columns: readonly Column[];
	readonly size: number;
	rows(): IterableIterator<object>;
	/** The newest `count` rows with their ids, oldest first. */
	newest(count: number): Array<{ id: string; row: object }>;
	/** Writes some fields of a row, which need not be there yet; null takes the row away. */
	change(id: string, fields: object | null): void;
}

/** A load test may run for hours; a table keeps its newest rows only. */
const MOST_ROWS = 100_000;

/** Rows by id in the order of their first writing; every write is told to `changed`. */
export class Table<Row extends object> implements Panel {
	readonly columns: readonly Column[];
	/** Writes so far, also of rows gone since: numbers new rows without ever repeating. */
	written = 0;
	private readonly byId = new Map<string, Row>();

	constructor(
		readonly id: string,
		readonly title: string,
		/** Labels by field, in the order of the columns. */
		labels: Readonly<Record<string, string>>,
		private readonly changed: Changed,
	) {
		this.columns = Object.entries(labels).map(([field, label]) => ({ field, label }));
	}

	get size(): number {
		return this.byId.size;
	}

	get(id: string): Row | undefined {
		return this.byId.get(id);
	}

	put(id: string, row: Row): Row {
		this.written += 1;
		this.byId.set(id, row);
		if (this.byId.size > MOST_ROWS) {
			const oldest = this.byId.keys().next();
			if (!oldest.done) this.byId.delete(oldest.value);
		}
		this.changed(this.id, id, row);
		return row;
	}

	change(id: string, fields: object | null): void {
		if (fields === null) this.byId.delete(id);
		else this.put(id, { ...this.byId.get(id), ...fields } as Row);
	}

	rows(): IterableIterator<Row> {
		return this.byId.values();
	}

	newest(count: number): Array<{ id: string; row: Row }> {
		const from = this.byId.size - count;
		const found: Array<{ id: string; row: Row }> = [];
		let index = 0;
		for (const [id, row] of this.byId) {
			if (index >= from) found.push({ id, row });
			index += 1;
		}
		return found;
	}
}

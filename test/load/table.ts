/**
 * Lines up rows for the terminal: the first column to the left, the rest to the right.
 *
 * @param rows the first one is the head
 */
export function table(rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
	const widths = (rows[0] ?? []).map((_, column) =>
		Math.max(...rows.map((row) => String(row[column] ?? '').length)),
	);
	return rows
		.map((row) =>
			row
				.map((cell, column) =>
					column === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[column]),
				)
				.join('  '),
		)
		.join('\n');
}

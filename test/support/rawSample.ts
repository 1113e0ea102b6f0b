import type { Field, ReadingContext } from '../../nodes/shared/fields';

/** Something of every form. */
const SAMPLES: readonly unknown[] = [
	'447700900123',
	'jane@example.com',
	'https://example.com/a.png',
	'2027-06-01T09:30:00Z',
	'0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c4d',
	7,
	{ a: 'b' },
	{ row: [{ name: '1', value: 'b' }] },
	{ entry: [{ key: 'a', value: 'b' }] },
	{ mappingMode: 'defineBelow', value: { '1': 'b' }, schema: [] },
	['a'],
	true,
];

const NOW = Date.UTC(2027, 0, 1);

/** The values of a choice, as the description lists them. */
export function optionsOf({ property: { options = [] } }: Field): unknown[] {
	return options.flatMap((option) => ('value' in option ? [option.value] : []));
}

/**
 * Something that a field can read.
 *
 * @returns as the user would give it, and as the field's type reads it; undefined where the type has a
 * form that only one platform has
 */
export function sampleFor(field: Field): { raw: unknown; value: unknown } | undefined {
	const { displayName: label } = field.property;
	const context: ReadingContext = { label, timezone: 'UTC', now: NOW };
	for (const raw of [...optionsOf(field), ...SAMPLES]) {
		try {
			const value = field.read(raw, context);
			if (value !== undefined) return { raw, value };
		} catch {
			// The next one may fit.
		}
	}
	return undefined;
}

import { FIELD_TYPES } from '../../nodes/shared/fields';
import { platforms } from '../../scripts/registry';
import { awkwardValues } from '../support/awkwardValues';
import { typedFieldsIn } from '../support/everyField';
import { reading, violations } from '../support/fieldContract';
import { readingContext } from '../support/fieldSamples';

const operations = platforms().flatMap(({ title, resources }) =>
	resources.flatMap((resource) =>
		resource.operations.map((operation) => ({
			name: `${title}, ${resource.name}: ${operation.name}`,
			entries: operation.fields as readonly unknown[],
			fields: typedFieldsIn(operation.fields),
		})),
	),
);

it.each(operations)('$name has no field without a type', ({ entries, fields }) => {
	expect(entries.filter((entry) => typedFieldsIn([entry]).length === 0)).toEqual([]);
	expect(fields.filter(({ type }) => !FIELD_TYPES.includes(type))).toEqual([]);
});

const codes = [undefined, '44'];

/** A field as the executor reads it: its own name in error words. */
const contextOf = (label: string, countryCode?: string) => ({
	...readingContext,
	label,
	countryCode,
});

it.each(operations)('$name takes awkward values as its types promise', ({ fields }) => {
	const found = fields.flatMap((field) =>
		codes.flatMap((code) =>
			awkwardValues.flatMap(({ shown, value }) =>
				violations(field, value, contextOf(field.property.displayName, code)).map(
					(finding) => `${field.property.name} with ${shown}: ${finding}`,
				),
			),
		),
	);
	expect(found).toEqual([]);
});

it.each(operations)('$name can read what its fields begin with', ({ fields }) => {
	const found = fields
		// Variables that nobody filled in are refused, and so is a required field.
		.filter(({ type, required }) => type !== 'templateVariables' && !required)
		.filter((field) => {
			const { displayName, default: initial } = field.property;
			return reading(field, initial, contextOf(displayName)).kind === 'refused';
		});
	expect(found.map(({ property }) => property.name)).toEqual([]);
});

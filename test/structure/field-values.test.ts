import { platforms } from '../../scripts/registry';
import { awkwardValues } from '../support/awkwardValues';
import { typedFieldsIn } from '../support/everyField';
import { reading, violations } from '../support/fieldContract';
import { readingContext } from '../support/fieldSamples';

const operations = platforms().flatMap(({ title, resources }) =>
	resources.flatMap((resource) =>
		resource.operations.map((operation) => ({
			name: `${title}, ${resource.name}: ${operation.name}`,
			fields: typedFieldsIn(operation.fields),
		})),
	),
);

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
		.filter(({ type }) => type !== 'templateVariables')
		.filter((field) => {
			const { displayName, default: initial } = field.property;
			return reading(field, initial, contextOf(displayName)).kind === 'refused';
		});
	expect(found.map(({ property }) => property.name)).toEqual([]);
});

import { collection, text } from '../../../nodes/shared/fields';
import type { Collection, FieldOrCollection } from '../../../nodes/shared/fields';
import {
	DRY_RUN,
	MAX_WAIT,
	withGeneralOptions,
} from '../../../nodes/shared/operation/generalOptions';

const field = (name: string) => text({ displayName: name, name });
const optionsIn = (fields: readonly FieldOrCollection[]) =>
	fields.filter((one): one is Collection => one.kind === 'collection');
const names = ({ fields, property }: Collection) =>
	fields.map((one) => `${property.name}.${one.property.name}`);

it('gives every operation an options collection with Max Wait, behind its fields', () => {
	const fields = withGeneralOptions([field('text')], false);
	expect(fields.map(({ property }) => property.name)).toEqual(['text', 'options']);
	const [options] = optionsIn(fields);
	expect(names(options)).toEqual([MAX_WAIT]);
	expect(options.fields[0]).toMatchObject({
		type: 'integer',
		property: { displayName: 'Max Wait (Seconds)', default: 300, typeOptions: { minValue: 0 } },
	});
});

it('a send to many gets Dry Run, switched on where it is added', () => {
	const [options] = optionsIn(withGeneralOptions([], true));
	expect(names(options)).toEqual([DRY_RUN, MAX_WAIT]);
	expect(options.fields[0].property.default).toBe(true);
});

it('puts them into the operation’s own collection, without changing that', () => {
	const own = collection('Options', 'options', [field('zone')]);
	const more = collection('Additional Fields', 'additionalFields', [field('name')]);
	for (let again = 0; again < 2; again += 1) {
		const all = optionsIn(withGeneralOptions([own, more], false));
		expect(all.map(names)).toEqual([['additionalFields.name'], ['options.zone', MAX_WAIT]]);
	}
	expect(own.fields).toHaveLength(1);
});

it.each([
	[0, 0],
	['30', 30],
])('Max Wait %j is %i seconds', (given, seconds) => {
	const [options] = optionsIn(withGeneralOptions([], false));
	const context = { label: 'Max Wait (Seconds)', timezone: 'UTC', now: 0 };
	expect(options.fields[0].read(given, context)).toBe(seconds);
});

it.each([-1, 1.5, 'soon', true, Infinity])('Max Wait %j is refused', (given) => {
	const [options] = optionsIn(withGeneralOptions([], false));
	const context = { label: 'Max Wait (Seconds)', timezone: 'UTC', now: 0 };
	expect(() => options.fields[0].read(given, context)).toThrow(/Max Wait \(Seconds\) must be/);
});

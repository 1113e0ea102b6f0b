import { choice, collection, text } from '../../../nodes/shared/fields';
import type { Collection, FieldOrCollection } from '../../../nodes/shared/fields';
import {
	generalOptionPath,
	MAX_WAIT,
	withGeneralOptions,
} from '../../../nodes/shared/operation/generalOptions';

const field = (name: string) => text({ displayName: name, name });
const collectionsIn = (fields: readonly FieldOrCollection[]) =>
	fields.filter((one): one is Collection => one.kind === 'collection');
const pathsOf = (fields: readonly FieldOrCollection[]) =>
	fields.flatMap((one) =>
		one.kind === 'field'
			? [one.property.name]
			: one.fields.map(({ property }) => `${one.property.name}.${property.name}`),
	);
const more = collection('Additional Fields', 'additionalFields', [field('name')]);

describe('Max Wait', () => {
	const [maxWait] = withGeneralOptions({ fields: [] });

	it('is a setting of the node, in no collection', () => {
		expect(pathsOf(withGeneralOptions({ fields: [field('text'), more] }))).toEqual([
			'text',
			'additionalFields.name',
			MAX_WAIT,
		]);
		expect(maxWait).toMatchObject({
			type: 'integer',
			property: {
				...{ displayName: 'Max Wait (Seconds)', name: 'maxWait', default: 300, isNodeSetting: true },
				typeOptions: { minValue: 0 },
			},
		});
	});

	const read = (given: unknown) => {
		const context = { label: 'Max Wait (Seconds)', timezone: 'UTC', now: 0 };
		return maxWait.kind === 'field' ? maxWait.read(given, context) : undefined;
	};

	it.each([
		[0, 0],
		['30', 30],
	])('%j is %i seconds', (given, seconds) => {
		expect(read(given)).toBe(seconds);
	});

	it.each([-1, 1.5, 'soon', true, Infinity])('%j is refused', (given) => {
		expect(() => read(given)).toThrow(/Max Wait \(Seconds\) must be/);
	});
});

describe('an option', () => {
	it('makes a collection where there is none', () => {
		const fields = withGeneralOptions({ fields: [field('text')], dryRun: true });
		expect(pathsOf(fields)).toEqual(['text', 'options.dryRun', MAX_WAIT]);
		expect(generalOptionPath({ fields }, 'dryRun')).toBe('options.dryRun');
		const [options] = collectionsIn(fields);
		expect(options).toMatchObject({ property: { displayName: 'Options', placeholder: 'Add option' } });
		expect(options.fields[0].property.default).toBe(true);
	});

	it('goes into the operation’s own collection, which becomes the last, without changing that', () => {
		for (let again = 0; again < 2; again += 1) {
			const fields = withGeneralOptions({ fields: [more, field('text')], dryRun: true });
			const added = ['additionalFields.name', 'additionalFields.dryRun'];
			expect(pathsOf(fields)).toEqual(['text', ...added, MAX_WAIT]);
			expect(generalOptionPath({ fields }, 'dryRun')).toBe('additionalFields.dryRun');
		}
		expect(more.fields).toHaveLength(1);
	});

	it('shows where the collection’s own fields are hidden', () => {
		const kind = choice({
			...{ displayName: 'Kind', name: 'kind', default: 'a' },
			options: [{ name: 'A', value: 'a' }],
		});
		const show = { kind: ['a'] };
		const hidden = collection('Additional Fields', 'additionalFields', more.fields, show);
		const [shown] = collectionsIn(withGeneralOptions({ fields: [kind, hidden], dryRun: true }));
		expect(shown.show).toBeUndefined();
		expect(shown.fields.map((one) => one.show)).toEqual([show, undefined]);
		const [untouched] = collectionsIn(withGeneralOptions({ fields: [kind, hidden] }));
		expect(untouched.show).toEqual(show);
	});
});

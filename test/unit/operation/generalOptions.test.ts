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
	const [maxWait] = withGeneralOptions({ effect: 'read', fields: [] });

	it('is a setting of the node, in no collection', () => {
		expect(pathsOf(withGeneralOptions({ effect: 'read', fields: [field('text'), more] }))).toEqual([
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
		const fields = withGeneralOptions({ effect: 'read', fields: [field('text')], dryRun: true });
		expect(pathsOf(fields)).toEqual(['text', 'options.dryRun', MAX_WAIT]);
		expect(generalOptionPath({ fields }, 'dryRun')).toBe('options.dryRun');
		const [options] = collectionsIn(fields);
		expect(options).toMatchObject({ property: { displayName: 'Options', placeholder: 'Add option' } });
		expect(options.fields[0].property.default).toBe(true);
	});

	it('goes into the operation’s own collection, which becomes the last, without changing that', () => {
		for (let again = 0; again < 2; again += 1) {
			const fields = withGeneralOptions({ effect: 'read', fields: [more, field('text')], dryRun: true });
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
		const [shown] = collectionsIn(withGeneralOptions({ effect: 'read', fields: [kind, hidden], dryRun: true }));
		expect(shown.show).toBeUndefined();
		expect(shown.fields.map((one) => one.show)).toEqual([show, undefined]);
		const [untouched] = collectionsIn(withGeneralOptions({ effect: 'read', fields: [kind, hidden] }));
		expect(untouched.show).toEqual(show);
	});
});

describe('the options of a send', () => {
	const names = ['sendOnceKey', 'onAlreadySent', 'confirmResendOfKey', 'historySize'];
	const withEffect = (effect: 'idempotent' | 'read' | 'send') =>
		pathsOf(withGeneralOptions({ effect, fields: [field('text'), more] }));

	it('stand in the collection of every operation whose repetition would do something again', () => {
		const paths = names.map((name) => `additionalFields.${name}`);
		expect(withEffect('send')).toEqual(['text', 'additionalFields.name', ...paths, MAX_WAIT]);
	});

	it.each(['read', 'idempotent'] as const)('are not those of one that is %s', (effect) => {
		expect(withEffect(effect)).toEqual(['text', 'additionalFields.name', MAX_WAIT]);
	});

	it('leave out the key where the operation demands one in a field of its own', () => {
		const once = { keyField: 'key', content: () => 1, alreadySent: () => ({}), words: {} };
		const fields = withGeneralOptions({ effect: 'send', fields: [field('key')], once });
		const paths = names.slice(1).map((name) => `options.${name}`);
		expect(pathsOf(fields)).toEqual(['key', ...paths, MAX_WAIT]);
	});

	it("never stand beside the operation's own of that name", () => {
		const own = collection('Options', 'options', [field('confirmResendOfKey')]);
		const paths = pathsOf(withGeneralOptions({ effect: 'send', fields: [own] }));
		expect(paths.filter((path) => path === 'options.confirmResendOfKey')).toHaveLength(1);
	});
});

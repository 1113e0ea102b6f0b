import {
	choice,
	collection,
	dateTime,
	filters,
	flag,
	id,
	inBody,
	inPath,
	inQuery,
	integer,
	locator,
	phone,
	text,
} from '../../../nodes/shared/fields';
import type { FieldOrCollection } from '../../../nodes/shared/fields';
import { readItem } from '../../../nodes/shared/operation/readItem';
import type { OperationContext } from '../../../nodes/shared/operation/context';
import { expression, fakeContext, operation, readingRun } from './support';
import type { Given } from './support';

const kind = choice({
	displayName: 'Kind',
	name: 'kind',
	options: [
		{ name: 'Image', value: 'image' },
		{ name: 'Text', value: 'text' },
	],
	default: 'text',
	to: inBody('kind'),
});
const words = text({
	displayName: 'Words',
	name: 'words',
	required: true,
	show: { kind: ['text'] },
	to: inBody('words'),
});
const link = text({
	displayName: 'Link',
	name: 'link',
	required: true,
	show: { kind: ['image'] },
	to: inBody('link'),
});

async function read(
	fields: FieldOrCollection[],
	given: Given,
	own: Partial<OperationContext> = {},
	itemIndex = 0,
) {
	const context = fakeContext(given, own);
	const made = { ...operation({ request: { method: 'POST', url: '/a/:id' } }), fields };
	const run = readingRun(made, context, { countryCode: '44' });
	const item = await readItem(run, itemIndex);
	return { ...item, asked: context.asked };
}

it('reads values and puts them where they go, and leaves the operation’s request alone', async () => {
	const request = { method: 'POST', url: '/a/:id' } as const;
	const made = operation({
		request,
		fields: [
			id({ displayName: 'ID', name: 'id', required: true, to: inPath('id') }),
			integer({ displayName: 'Page', name: 'page', default: 1, to: inQuery('page') }),
			words,
			kind,
		],
	});
	const context = fakeContext({ id: ' 7 ', page: '2', kind: 'image' });
	const item = await readItem(readingRun(made, context), 0);
	expect(item.request).toEqual({
		method: 'POST',
		url: '/a/7',
		qs: { page: 2 },
		body: { kind: 'image' },
	});
	expect(item.values).toEqual({ id: '7', page: 2, kind: 'image' });
	expect(made.request).toEqual(request);
	expect(request.url).toBe('/a/:id');
});

describe('of a choice', () => {
	const fields = [kind, words, link];

	it('only what it shows is read, whether a value or an expression holds it', async () => {
		for (const held of ['image', expression(() => 'image')]) {
			const { values, asked } = await read(fields, { kind: held, words: 'x', link: 'y' });
			expect(values).toEqual({ kind: 'image', link: 'y' });
			expect(asked).toEqual(['kind[0]', 'link[0]']);
		}
	});

	it('each item has its own', async () => {
		const given = {
			kind: expression((item) => (item === 0 ? 'text' : 'image')),
			words: expression((item) => `words ${item}`),
			link: expression((item) => `link ${item}`),
		};
		expect((await read(fields, given, {}, 0)).values).toEqual({ kind: 'text', words: 'words 0' });
		expect((await read(fields, given, {}, 1)).values).toEqual({ kind: 'image', link: 'link 1' });
	});

	it('what it hides is not demanded, what it shows is', async () => {
		await expect(read(fields, { kind: 'text', link: 'y' })).rejects.toThrow('Words is empty');
		await expect(read(fields, { kind: 'image', words: 'x' })).rejects.toThrow('Link is empty');
	});

	it.each([undefined, null, '', ' '])('%j from an expression is no choice', async (none) => {
		await expect(read(fields, { kind: expression(() => none) })).rejects.toThrow('Kind is empty');
	});

	it('n8n removes what is hidden when it saves: the default counts', async () => {
		expect((await read(fields, { words: 'x' })).values).toEqual({ kind: 'text', words: 'x' });
	});

	it('a choice of a hidden choice shows nothing', async () => {
		const of = flag({ displayName: 'Of', name: 'of', default: true, show: { kind: ['image'] } });
		const inner = text({ displayName: 'In', name: 'in', show: { of: [true] } });
		expect((await read([kind, of, inner], { in: 'x' })).values).toEqual({ kind: 'text' });
	});
});

describe('of a collection', () => {
	const more = (name: string, own: object = {}) =>
		text({ displayName: name, name, to: inBody(name), ...own });
	const fields = [
		kind,
		collection('More', 'more', [more('a'), more('b'), more('c', { show: { kind: ['image'] } })]),
	];

	it('only what the user added is read, each by itself', async () => {
		const { values, request, asked } = await read(fields, { more: { b: 'x' } });
		expect(values).toEqual({ kind: 'text', 'more.b': 'x' });
		expect(request.body).toEqual({ kind: 'text', b: 'x' });
		expect(asked).toEqual(['kind[0]', 'more.b[0]']);
	});

	it('a blank text is left out', async () => {
		const given = { more: { a: ' ', b: expression(() => undefined) } };
		expect((await read(fields, given)).request.body).toEqual({ kind: 'text' });
	});

	it('conditions hold inside too, and for the whole', async () => {
		const given = { more: { a: 'x', c: 'y' } };
		expect((await read(fields, given)).values).not.toHaveProperty('more.c');
		expect((await read(fields, { ...given, kind: 'image' })).request.body).toEqual({
			kind: 'image',
			a: 'x',
			c: 'y',
		});
		const hidden = collection('More', 'more', [more('a')], { kind: ['image'] });
		expect((await read([kind, hidden], given)).values).toEqual({ kind: 'text' });
	});

	it('a required one is demanded where it was added', async () => {
		const own = [collection('More', 'more', [more('a', { required: true })])];
		expect((await read(own, {})).values).toEqual({});
		await expect(read(own, { more: { a: '' } })).rejects.toThrow('a is empty');
	});
});

describe('what an expression gives nothing for', () => {
	const none = expression(() => undefined);

	it.each([
		['a flag', flag({ displayName: 'Added', name: 'added' })],
		['a date', dateTime({ displayName: 'Added', name: 'added', form: 'utc' })],
		['a number', integer({ displayName: 'Added', name: 'added' })],
	])(
		'is refused where %s was added: without it something else would happen',
		async (_what, field) => {
			const fields = [collection('More', 'more', [field])];
			await expect(read(fields, { more: { added: none } })).rejects.toThrow('Added is empty');
			await expect(read(fields, { more: { added: '' } })).rejects.toThrow('Added is empty');
			expect((await read(fields, { more: {} })).values).toEqual({});
		},
	);

	it('is refused of a filter, while one that was left blank is not sent', async () => {
		const fields = [filters([text({ displayName: 'Tag', name: 'tag' })])];
		await expect(read(fields, { filters: { tag: none } })).rejects.toThrow('Tag is empty');
		expect((await read(fields, { filters: { tag: '' } })).values).toEqual({});
	});

	it('the same of a filter that is a locator', async () => {
		const owner = locator({
			displayName: 'Owner',
			name: 'owner',
			searchListMethod: 'searchOwners',
			by: [{ displayName: 'By ID', name: 'id' }],
		});
		const given = (value: unknown) => ({ filters: { owner: { __rl: true, mode: 'id', value } } });
		const fields = [filters([owner])];
		expect((await read(fields, given(''))).values).toEqual({});
		expect((await read(fields, given('7'))).values).toEqual({ 'filters.owner': '7' });
		await expect(
			read(fields, given('={{ $json.none }}'), {
				parameter: () => ({ __rl: true, mode: 'id', value: undefined }),
			}),
		).rejects.toThrow('Owner is empty');
	});
});

it('what an expression throws is the item’s input error, naming the field', async () => {
	const given = {
		words: expression(() => {
			throw new Error('Referenced node doesn’t exist');
		}),
	};
	await expect(read([kind, words], given)).rejects.toMatchObject({
		message: 'The expression in Words could not be resolved: Referenced node doesn’t exist',
		description: expect.stringContaining('Nothing was sent'),
	});
});

it('a type refuses in its own words', async () => {
	const fields = [phone({ displayName: 'To', name: 'to', style: 'digits', to: inBody('to') })];
	await expect(read(fields, { to: '2026-01-31' })).rejects.toThrow(/^To /);
	// The country code of the credential.
	expect((await read(fields, { to: '07700 900123' })).request.body).toEqual({ to: '447700900123' });
});

it('lets others have their turn between fields, when it is time', async () => {
	const yieldIfDue = jest.fn(async () => undefined);
	const isDue = jest.fn().mockReturnValueOnce(false).mockReturnValue(true);
	const made = { ...operation(), fields: [kind, words, text({ displayName: 'A', name: 'a' })] };
	const run = readingRun(made, fakeContext({ words: 'x' }), { yielder: { isDue, yieldIfDue } });
	await readItem(run, 0);
	expect(isDue).toHaveBeenCalledTimes(3);
	expect(yieldIfDue).toHaveBeenCalledTimes(2);
});

import { offsetPages } from '../../../nodes/shared/fields/lists/pagedList';

const paging = offsetPages({ most: 100 });
const rows = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));
const page = (count: number, pagination?: object, query: object = { limit: 100, offset: 0 }) => ({
	body: pagination === undefined ? { data: rows(count) } : { data: rows(count), pagination },
	query: { ...query },
});

describe('offsetPages', () => {
	it.each([
		[undefined, 100],
		[7, 7],
		[100, 100],
		[250, 100],
	])('asks first for as many as wanted (%p): %i', (missing, limit) => {
		expect(paging.next(undefined, missing, 0, 0)).toEqual({ limit, offset: 0 });
	});

	it('asks first without anything where a document shows the call so', () => {
		const bare = offsetPages({ most: 100, bareFirst: true });
		expect(bare.next(undefined, 7, 0, 0)).toEqual({});
		const first = page(20, { limit: 20, offset: 0, has_more: true }, {});
		expect(bare.next(first, undefined, 20, 1)).toEqual({ limit: 100, offset: 20 });
		expect(bare.next(page(20, undefined, {}), undefined, 20, 1)).toBeUndefined();
	});

	it.each([
		['has_more', page(100, { offset: 0, has_more: true }), 100],
		['has_more on a page smaller than asked for', page(30, { offset: 0, has_more: true }), 30],
		['the end in spite of a full page', page(100, { offset: 0, has_more: false }), undefined],
		['a total that is not reached', page(100, { offset: 100, total: 230 }), 200],
		['a total that is reached', page(30, { offset: 200, total: 230 }), undefined],
		['a total as text', page(10, { offset: '0', total: '24' }), 10],
		['has_more as text', page(10, { has_more: 'true' }), 10],
		['the end as text', page(100, { has_more: 'false' }), undefined],
		['nothing on a full page', page(100, undefined, { limit: 100, offset: 300 }), 400],
		['nothing on a page of another size than asked for', page(10), 10],
		['nothing on more than asked for', page(101), undefined],
		['nothing on a page smaller than any page is', page(9), undefined],
		['an empty page in spite of its word', page(0, { has_more: true }), undefined],
	])('goes on from what the vendor says: %s', (_what, last, offset) => {
		const next = offset === undefined ? undefined : { limit: 100, offset };
		expect(paging.next(last, undefined, last.body.data.length, 1)).toEqual(next);
	});

	it('counts the rows that hold nothing, so that none comes twice', () => {
		const body = { data: [...rows(19), null], pagination: { offset: 0, has_more: true } };
		const last = { body, query: { limit: 20, offset: 0 } };
		expect(paging.next(last, undefined, 19, 1)).toEqual({ limit: 100, offset: 20 });
		expect(paging.entries(body)).toHaveLength(19);
	});

	it('without a word takes a page smaller than those before it as the last', () => {
		const last = page(12, undefined, { limit: 100, offset: 40 });
		expect(paging.next(last, undefined, 52, 3)).toBeUndefined();
	});

	it('follows a word beside the list where the document shows no paging', () => {
		const bare = offsetPages({ most: 100, bareFirst: true });
		const body = { data: rows(20), total: 25 };
		expect(bare.next({ body, query: {} }, undefined, 20, 1)).toEqual({ limit: 100, offset: 20 });
	});

	it('asks the last page for the rest only', () => {
		expect(paging.next(page(100, { offset: 0, has_more: true }), 20, 100, 1)).toEqual({
			limit: 20,
			offset: 100,
		});
	});
});

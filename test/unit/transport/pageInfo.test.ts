import { isLastPage, pageInfoOf, saysMore } from '../../../nodes/shared/transport/response/pageInfo';

describe('pageInfoOf', () => {
	it.each([
		['pagination', { data: [], pagination: { offset: 0, total: 24, has_more: true } }, { offset: 0, total: 24, hasMore: true }],
		['meta', { payload: [], meta: { count: 24, current_page: '1' } }, { count: 24 }],
		['meta in data', { data: { payload: [], meta: { all_count: 3 } } }, { total: 3 }],
		['pagination in meta', { data: [], meta: { pagination: { total: 24, total_pages: 3 } } }, { total: 24, pages: 3 }],
		['paging', { items: [], paging: { next: null } }, { hasMore: false }],
		['beside the list', { data: [], total: '24', last_page: '2' }, { total: 24, pages: 2 }],
		['a paginator in data', { data: { data: [], total: 24, next_page_url: 'https://x?page=2' } }, { total: 24, hasMore: true }],
		['texts', { data: [], meta: { has_more: 'false', total: ' 7 ' } }, { hasMore: false, total: 7 }],
		['links', { data: [], links: { next: null } }, { hasMore: false }],
		['a number of pages', { docs: [], pagination: { page: 1, limit: 20, pages: 3 } }, { pages: 3 }],
		['pages that are a list', { data: [], pages: [{ id: 1 }] }, {}],
		['yes', { data: [], hasMore: 'Yes' }, { hasMore: true }],
		['a next page in an object', { data: [], pagination: { next: { page: 2 } } }, { hasMore: true }],
		['_links', { data: [], _links: { next: { href: '/x?page=2' } } }, { hasMore: true }],
		['a next page that is none', { data: [], links: { next: { href: null } } }, { hasMore: false }],
		['a next page 0', { data: [], next: 0 }, { hasMore: false }],
		['null, which says nothing of a total', { data: [], meta: { total: null } }, {}],
		['words that are no numbers', { data: [], meta: { total: 'many', has_more: 'maybe' } }, {}],
		['nothing', { data: [] }, {}],
		['a bare list', [], {}],
		['text', 'text', {}],
	])('reads %s', (_where, body, expected) => {
		const info = Object.entries(pageInfoOf(body)).filter(([, value]) => value !== undefined);
		expect(Object.fromEntries(info)).toEqual(expected);
	});
});

describe('isLastPage', () => {
	const after = (count: number, taken: number, pages: number) => ({ count, taken, pages });
	it.each([
		['empty', { hasMore: true }, after(0, 20, 2), true],
		['has more', { hasMore: true, total: 5 }, after(5, 5, 1), false],
		['has no more', { hasMore: false }, after(50, 50, 1), true],
		['pages left', { pages: 3 }, after(2, 4, 2), false],
		['no pages left', { pages: 2 }, after(2, 4, 2), true],
		['total not reached', { total: 24 }, after(10, 20, 2), false],
		['total reached', { total: 24 }, after(4, 24, 3), true],
		['a total below the page', { total: 0 }, after(20, 20, 1), false],
		['a total below the page and a count', { total: 1, count: 20 }, after(10, 20, 2), true],
		['a total below a small page', { total: 0 }, after(3, 3, 1), true],
		['a total of the page', { total: 20 }, after(20, 20, 1), true],
		['a count beyond the page', { count: 24 }, after(10, 10, 1), false],
		['a count of the page', { count: 10 }, after(10, 10, 1), false],
		['no word, full', {}, after(20, 20, 1), false],
		['no word, ten', {}, after(10, 10, 1), false],
		['no word, smaller than any page', {}, after(9, 9, 1), true],
		['no word, smaller than the page before', {}, after(12, 32, 2), true],
	])('%s', (_what, info, progress, expected) => {
		expect(isLastPage(info, progress)).toBe(expected);
	});
});

it('knows whether an answer says how its list goes on', () => {
	expect(saysMore({ count: 10 }, 10)).toBe(false);
	expect(saysMore({ count: 11 }, 10)).toBe(true);
	expect(saysMore({ total: 10 }, 10)).toBe(true);
	expect(saysMore({ total: 9 }, 10)).toBe(false);
	expect(saysMore({ hasMore: false }, 10)).toBe(true);
	expect(saysMore({ offset: 0 }, 10)).toBe(false);
});

import type { IExecuteSingleFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { listEntries, offsetPages } from '../../../nodes/shared/fields/pagedList';

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
		expect(paging.next(undefined, missing, 0)).toEqual({ limit, offset: 0 });
	});

	it('asks first without anything where a document shows the call so', () => {
		const bare = offsetPages({ most: 100, bareFirst: true });
		expect(bare.next(undefined, 7, 0)).toEqual({});
		const first = page(20, { limit: 20, offset: 0, has_more: true }, {});
		expect(bare.next(first, undefined, 20)).toEqual({ limit: 100, offset: 20 });
		expect(bare.next(page(20, undefined, {}), undefined, 20)).toBeUndefined();
	});

	it.each([
		['has_more', page(100, { offset: 0, has_more: true }), 100],
		['has_more on a page smaller than asked for', page(30, { offset: 0, has_more: true }), 30],
		['the end in spite of a full page', page(100, { offset: 0, has_more: false }), undefined],
		['a total that is not reached', page(100, { offset: 100, total: 230 }), 200],
		['a total that is reached', page(30, { offset: 200, total: 230 }), undefined],
		['nothing on a full page', page(100, undefined, { limit: 100, offset: 300 }), 400],
		['nothing on a short page', page(99), undefined],
		['nothing on more than asked for', page(101), undefined],
	])('goes on from what the vendor says: %s', (_what, last, offset) => {
		const next = offset === undefined ? undefined : { limit: 100, offset };
		expect(paging.next(last, undefined, 0)).toEqual(next);
	});

	it('asks the last page for the rest only', () => {
		expect(paging.next(page(100, { offset: 0, has_more: true }), 20, 100)).toEqual({
			limit: 20,
			offset: 100,
		});
	});
});

describe('listEntries', () => {
	const whole = [{ json: { whole: true } }];
	const shape = async (body: unknown) =>
		await listEntries.call({} as IExecuteSingleFunctions, whole, { body } as IN8nHttpFullResponse);

	it.each([
		['bare', rows(2)],
		['under data', { data: rows(2) }],
		['under payload', { payload: rows(2), meta: {} }],
		['under data.payload', { data: { payload: rows(2) } }],
	])('makes items of a list: %s', async (_where, body) => {
		expect(await shape(body)).toEqual([{ json: { id: 0 } }, { json: { id: 1 } }]);
	});

	it('loses no entry that is no object', async () => {
		expect(await shape({ data: ['a', { id: 0 }] })).toEqual([
			{ json: { value: 'a' } },
			{ json: { id: 0 } },
		]);
	});

	it('makes nothing of an empty list', async () => {
		expect(await shape({ data: [] })).toEqual([]);
	});

	it.each([{ templates: [] }, { data: null }, { data: { id: 1 } }, 'text', null])(
		'leaves %j as it is',
		async (body) => {
			expect(await shape(body)).toBe(whole);
		},
	);
});

import type { Outcome } from '../../../nodes/shared/transport/errors/outcome';
import { collectPages, fetched } from '../../../nodes/shared/transport/response/pages';
import type { Fetched, Paging } from '../../../nodes/shared/transport/response/pages';

type Query = Record<string, unknown>;

const entries = (body: unknown) => (body as { data: number[] }).data;

/** Pages by number, three entries each, as long as the answer says `more`. */
const byNumber: Paging = {
	entries,
	next(last) {
		if (last === undefined) return { page: 1 };
		return (last.body as { more: boolean }).more ? { page: Number(last.query.page) + 1 } : undefined;
	},
};

const give = (data: number[], more: boolean): Outcome<Fetched<number>> => ({
	kind: 'delivered',
	value: { body: { data, more }, items: data },
});

/** A server with so many entries, which remembers how it was asked. */
function server(total: number) {
	const asked: Query[] = [];
	const ask = async (query: Query) => {
		asked.push(query);
		const from = (Number(query.page) - 1) * 3;
		const data = Array.from({ length: Math.min(3, total - from) }, (_, index) => from + index);
		return give(data, from + 3 < total);
	};
	return { asked, ask };
}

describe('collectPages', () => {
	it.each([
		[0, 1],
		[3, 1],
		[4, 2],
		[10, 4],
	])('collects all of %i entries with %i requests', async (total, requests) => {
		const { asked, ask } = server(total);
		const all = Array.from({ length: total }, (_, index) => index);
		expect(await collectPages(byNumber, 0, ask)).toEqual({ kind: 'delivered', value: all });
		expect(asked.map(({ page }) => page)).toEqual(
			Array.from({ length: requests }, (_, index) => index + 1),
		);
	});

	it.each([
		[1, 1],
		[3, 1],
		[4, 2],
		[7, 3],
		[99, 4],
	])('stops at a limit of %i after %i requests', async (wanted, requests) => {
		const { asked, ask } = server(10);
		const outcome = await collectPages(byNumber, wanted, ask);
		expect(outcome).toMatchObject({ kind: 'delivered' });
		expect((outcome as { value: number[] }).value).toHaveLength(Math.min(wanted, 10));
		expect(asked).toHaveLength(requests);
	});

	it('tells each page how many are missing, and how many came', async () => {
		const missing: Array<number | undefined> = [];
		const came: number[] = [];
		const paging: Paging = {
			entries,
			next(last, left, taken, pages) {
				missing.push(left);
				came.push(taken);
				return byNumber.next(last, left, taken, pages);
			},
		};
		await collectPages(paging, 7, server(10).ask);
		expect(missing).toEqual([7, 4, 1]);
		expect(came).toEqual([0, 3, 6]);
		missing.length = 0;
		await collectPages(paging, 0, server(4).ask);
		expect(missing).toEqual([undefined, undefined, undefined]);
	});

	it('gives the failure of a later page and nothing of the earlier ones', async () => {
		const failure: Outcome<never> = { kind: 'rejected', errorInfo: { message: 'no', description: 'x' } };
		const { ask } = server(10);
		const outcome = await collectPages(byNumber, 0, async (query) =>
			query.page === 3 ? failure : await ask(query),
		);
		expect(outcome).toBe(failure);
		expect(await collectPages(byNumber, 0, async () => ({ kind: 'skipped' }))).toEqual({
			kind: 'skipped',
		});
	});

	it.each([
		['the same page again', (page: number) => [page > 1 ? 2 : 1], [1, 2]],
		['pages in a circle', (page: number) => [page % 3], [1, 2, 0]],
		['the same entries in another form', (page: number) => [{ id: 7, page }], [{ id: 7, page: 1 }]],
	])('takes %s for the end', async (_what, data, expected) => {
		let requests = 0;
		const outcome = await collectPages<unknown>(byNumber, 0, async ({ page }) => {
			requests += 1;
			const found = data(Number(page));
			return { kind: 'delivered', value: { body: { data: found, more: true }, items: found } };
		});
		expect(outcome).toEqual({ kind: 'delivered', value: expected });
		expect(requests).toBeLessThanOrEqual(4);
	});

	it('does not ask the same question again', async () => {
		let requests = 0;
		const stuck: Paging = { entries, next: () => ({ offset: 0 }) };
		const outcome = await collectPages(stuck, 0, async () => {
			requests += 1;
			return give([], true);
		});
		expect(outcome).toEqual({ kind: 'delivered', value: [] });
		expect(requests).toBe(1);
	});

	describe('where the next page is one that came before', () => {
		/** Asks for the page behind what the vendor says it gave, which is always the first one. */
		const byOffset: Paging = {
			entries,
			next: (last, missing) => ({ offset: last === undefined ? 0 : 2, ...(missing && { limit: missing }) }),
		};
		const askFor = (has_more: boolean) => async ({ offset }: Query) => {
			const data = offset === 0 ? [1, 2] : [3, 4];
			return { kind: 'delivered', value: { body: { data, has_more }, items: data } } as const;
		};

		it.each([0, 9])('fails if the vendor says that there is more (limit %i)', async (limit) => {
			expect(await collectPages(byOffset, limit, askFor(true))).toMatchObject({
				kind: 'rejected',
				errorInfo: {
					message: 'The list goes on, but its next page is one that came before',
					description: expect.stringContaining('Set a Limit of 4 or less') as string,
				},
			});
		});

		it('gives what is wanted of it, and takes it for the end otherwise', async () => {
			const value = { kind: 'delivered', value: [1, 2, 3, 4] };
			expect(await collectPages(byOffset, 4, askFor(true))).toEqual(value);
			expect(await collectPages(byOffset, 0, askFor(false))).toEqual(value);
			expect(await collectPages(byOffset, 9, askFor(false))).toEqual(value);
		});

		it('knows a server without pages, whatever it says', async () => {
			const ask = async () => await askFor(true)({ offset: 0 });
			expect(await collectPages(byOffset, 0, ask)).toEqual({ kind: 'delivered', value: [1, 2] });
		});
	});

	it('takes nothing of a later page without an entry', async () => {
		const outcome = await collectPages<unknown>(byNumber, 0, async ({ page }) => {
			if (page === 1) return give([1, 2, 3], true);
			return { kind: 'delivered', value: { body: { data: [], message: 'no more' }, items: ['no more'] } };
		});
		expect(outcome).toEqual({ kind: 'delivered', value: [1, 2, 3] });
	});

	it('gives a row once that moved on to the next page, and equal rows without an id all', async () => {
		const pages = [
			[{ id: 1 }, { id: 2 }, { name: 'a' }],
			[{ id: 2 }, { id: 3 }, { name: 'a' }],
		];
		const outcome = await collectPages<unknown>(byNumber, 0, async ({ page }) => {
			const data = pages[Number(page) - 1] ?? [];
			return { kind: 'delivered', value: { body: { data, more: page === 1 }, items: data } };
		});
		const value = [{ id: 1 }, { id: 2 }, { name: 'a' }, { id: 3 }, { name: 'a' }];
		expect(outcome).toEqual({ kind: 'delivered', value });
	});

	it.each([
		['null', () => null],
		['blank', () => ' '],
		['0', () => 0],
		['an object', () => ({})],
		['0 but for a few', (index: number) => (index % 3 === 0 ? index + 1 : '0')],
	])('tells rows apart by what they hold where their id is %s', async (_what, id) => {
		const all = Array.from({ length: 9 }, (_, index) => ({ id: id(index), uuid: `u${index}` }));
		const outcome = await collectPages<unknown>(byNumber, 0, async ({ page }) => {
			const from = (Number(page) - 1) * 3;
			const data = all.slice(from, from + 3);
			return { kind: 'delivered', value: { body: { data, more: from < 6, has_more: from < 6 }, items: data } };
		});
		expect(outcome).toEqual({ kind: 'delivered', value: all });
	});

	it('takes the same rows again for the end, whatever their id', async () => {
		const data = ['a', 'b'].map((name) => ({ id: null, name }));
		const outcome = await collectPages<unknown>(byNumber, 0, async () => {
			return { kind: 'delivered', value: { body: { data, more: true }, items: data } };
		});
		expect(outcome).toEqual({ kind: 'delivered', value: data });
	});

	describe('of a family that gives the newest first', () => {
		const newestFirst: Paging = { ...byNumber, newestFirst: { rank: Number } };
		/** Numbers up to ten, the highest on page 1, in pages of four. */
		const askFor = (isDescending: boolean) => async (query: Query) => {
			const end = 10 - (Number(query.page) - 1) * 4;
			const data = Array.from({ length: Math.min(4, end) }, (_, index) => end - Math.min(4, end) + index + 1);
			return give(isDescending ? data.reverse() : data, end > 4);
		};

		it.each([
			[0, 1],
			[1, 10],
			[4, 7],
			[6, 5],
			[99, 1],
		])('a limit of %i keeps the newest, in one order', async (wanted, first) => {
			for (const isDescending of [false, true]) {
				const value = Array.from({ length: 11 - first }, (_, index) => first + index);
				const outcome = await collectPages(newestFirst, wanted, askFor(isDescending));
				expect(outcome).toEqual({ kind: 'delivered', value });
			}
		});
	});

	it('goes on over an empty page where the vendor says there is more', async () => {
		const pages = [[1], [], [], [2]];
		const outcome = await collectPages(byNumber, 0, async ({ page }) =>
			give(pages[Number(page) - 1] ?? [], Number(page) < pages.length),
		);
		expect(outcome).toEqual({ kind: 'delivered', value: [1, 2] });
	});

	it('gives up after 1,000 pages, but takes a list that ends there', async () => {
		const longer = server(3_001);
		expect(await collectPages(byNumber, 0, longer.ask)).toMatchObject({
			kind: 'rejected',
			errorInfo: { message: 'The list is longer than 1000 pages' },
		});
		expect(longer.asked).toHaveLength(1_000);
		expect(await collectPages(byNumber, 0, server(3_000).ask)).toMatchObject({ kind: 'delivered' });
		expect(await collectPages(byNumber, 3_000, server(9_000).ask)).toMatchObject({
			kind: 'delivered',
		});
	});

	it('counts what the node’s own steps left of a page', async () => {
		const { asked, ask } = server(10);
		const outcome = await collectPages(byNumber, 3, async (query) => {
			const page = await ask(query);
			if (page.kind !== 'delivered') return page;
			const { body, items } = page.value;
			return { kind: 'delivered', value: { body, items: items.filter((n) => n % 2 === 0) } };
		});
		expect(outcome).toEqual({ kind: 'delivered', value: [0, 2, 4] });
		expect(asked).toHaveLength(2);
	});
});

describe('fetched', () => {
	const answer = { statusCode: 200, headers: {}, body: { data: [1] } };

	it('keeps the answer beside the items', () => {
		expect(fetched({ answer, value: ['a'] })).toEqual({
			answer,
			value: { body: { data: [1] }, items: ['a'] },
		});
	});

	it.each([{ answer }, { transportError: { code: 'ECONNRESET' } }])('leaves %j alone', (reply) => {
		expect(fetched(reply)).toBe(reply);
	});
});

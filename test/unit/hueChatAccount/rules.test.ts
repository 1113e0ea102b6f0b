import { hintFor } from '../../../nodes/HueChatAccount/hint';
import { idField } from '../../../nodes/HueChatAccount/ids';
import type { IdName } from '../../../nodes/HueChatAccount/ids';
import { addressIn } from '../../../nodes/HueChatAccount/operation';
import { messagePages, numberedPages, numberedPagesIfAny } from '../../../nodes/HueChatAccount/paging';
import { paths } from '../../../nodes/HueChatAccount/paths';
import { inBody } from '../../../nodes/shared/fields';
import { collectPages } from '../../../nodes/shared/transport';

const UUID = '0B6C2F0E-5d0a-4f5e-9f0e-2d7c9a1b3c4d';

describe('ids', () => {
	const read = (name: IdName, raw: unknown) => {
		const field = idField(name, { to: inBody('id') });
		return field.read(raw, { label: field.property.displayName, timezone: 'UTC', now: 0 });
	};

	it.each([
		['contactId', ' 42 ', 42],
		['inboxId', { __rl: true, mode: 'list', value: '42' }, 42],
		['contactListId', UUID, UUID],
		['dealId', UUID, UUID],
		['aiAgentId', 'whatever', 'whatever'],
		['teamId', ' ', undefined],
	] as const)('%s may be %j', (name, raw, value) => {
		expect(read(name, raw)).toBe(value);
	});

	it.each([
		['contactId', UUID, 'Contact is not a number'],
		['contactId', '0', 'Contact is not a number'],
		['contactId', '4.2', 'Contact is not a number'],
		['dealId', '42', 'Deal is not a UUID'],
	] as const)('%s may not be %s', (name, raw, message) => {
		expect(() => read(name, raw)).toThrow(message);
	});
});

describe('the table of paths', () => {
	const all = Object.values(paths).flatMap((resource) => Object.values(resource));

	it('has every row once, and none that claims a document', () => {
		const keys = all.map(({ method, version, path }) => `${method} ${version} ${path}`);
		expect(new Set(keys).size).toBe(keys.length);
		expect(new Set(all.map(({ certainty }) => certainty))).toEqual(new Set(['by convention']));
	});

	it('puts resources below the versions that the seed names', () => {
		const newer = [
			'broadcast',
			'template',
			'contactList',
			'ticket',
			'deal',
			'outboundWebhook',
			'aiAgent',
		];
		for (const [resource, rows] of Object.entries(paths)) {
			const versions = new Set(Object.values(rows).map(({ version }) => version));
			expect([...versions]).toEqual([newer.includes(resource) ? 'v2' : 'v1']);
		}
	});

	it('asks for a scope that fits the method', () => {
		for (const { method, scope } of all) {
			const kind = method === 'GET' ? 'read' : method === 'DELETE' ? 'delete' : 'write';
			expect(scope).toMatch(new RegExp(`^[a-z_]+:${kind}$`));
		}
	});

	it.each([' 42 ', 42, '42\u200b'])('gets the account %j from the credential', (accountId) => {
		expect(addressIn(paths.inbox.getAll, { accountId })).toBe('/api/v1/accounts/42/inboxes');
	});

	it.each([undefined, null, '', '4/2', '4.2', 'abc', '..'])('takes no account %j', (accountId) => {
		expect(() => addressIn(paths.inbox.getAll, { accountId } as never)).toThrow(
			'The Account ID in the credential is not a number',
		);
	});
});

describe('hints', () => {
	it.each([
		['contacts:delete', { status: 403 }, /probably needs the scope contacts:delete for this\./],
		['teams:read', { status: 403 }, /teams:read for this \(spelled after the pattern/],
		[
			'teams:read',
			{ status: 403, text: 'needs teams:read' },
			/^Make a key with the scope teams:read/,
		],
		['teams:read', { status: 401 }, /expired/],
		['broadcasts:write', { status: 409 }, /create a new one/],
	])('of %s for %j', (scope, refusal, words) => {
		expect(hintFor(scope)(refusal)).toMatch(words);
	});

	it.each([
		['contacts:write', 409],
		['broadcasts:write', 422],
	])('of %s for %i there is none', (scope, status) => {
		expect(hintFor(scope)({ status })).toBeUndefined();
	});
});

describe('pages', () => {
	const entries = (count: number) => Array.from({ length: count }, (_, id) => ({ id: id + 1 }));
	const after = (body: unknown, page: number, taken: number) =>
		numberedPages.next({ body, query: { page } }, undefined, taken, page);

	it('are numbered from 1', () => {
		expect(numberedPages.next(undefined, undefined, 0, 0)).toEqual({ page: 1 });
		expect(numberedPagesIfAny.next(undefined, undefined, 0, 0)).toEqual({});
		const first = { body: { payload: entries(20) }, query: {} };
		expect(numberedPagesIfAny.next(first, undefined, 20, 1)).toEqual({ page: 2 });
	});

	it.each([
		['an empty one ends it', { data: [], meta: { has_more: true } }, 1, 0, undefined],
		['has_more', { data: entries(2), meta: { has_more: true } }, 1, 2, { page: 2 }],
		['no has_more', { data: entries(20), meta: { has_more: false } }, 1, 20, undefined],
		['total_pages left', { data: entries(2), meta: { total_pages: 3 } }, 2, 4, { page: 3 }],
		['total_pages done', { data: entries(2), meta: { total_pages: 2 } }, 2, 4, undefined],
		[
			"the seed's counts",
			{ data: { payload: entries(2), meta: { all_count: 3 } } },
			1,
			2,
			{ page: 2 },
		],
		[
			"the seed's counts reached",
			{ data: { payload: entries(1), meta: { all_count: 3 } } },
			2,
			3,
			undefined,
		],
		['a count beyond the page', { payload: entries(15), meta: { count: 17 } }, 1, 15, { page: 2 }],
		['a count reached', { payload: entries(2), meta: { count: 17 } }, 2, 17, undefined],
		[
			'a count of the page alone',
			{ payload: entries(15), meta: { count: 15 } },
			1,
			15,
			{ page: 2 },
		],
		['a full page and no word', { payload: entries(15) }, 1, 15, { page: 2 }],
		['a page of ten and no word', entries(10), 1, 10, { page: 2 }],
		['a page smaller than any is and no word', entries(9), 1, 9, undefined],
		['a page smaller than the one before and no word', entries(14), 2, 34, undefined],
		['a total as text', { payload: entries(10), meta: { total: '24' } }, 1, 10, { page: 2 }],
		['pagination.total', { payload: entries(10), pagination: { total: 20 } }, 2, 20, undefined],
	])('%s', (_what, body, page, taken, next) => {
		expect(after(body, page, taken)).toEqual(next);
	});

	it('of messages go back by the lowest id', () => {
		expect(messagePages.next(undefined, undefined, 0, 0)).toEqual({});
		const page = { body: { payload: entries(20).map(({ id }) => ({ id: id + 50 })) }, query: {} };
		expect(messagePages.next(page, undefined, 20, 1)).toEqual({ before: 51 });
		expect(messagePages.next({ body: entries(3), query: {} }, undefined, 3, 1)).toBeUndefined();
		const nameless = { body: Array.from({ length: 20 }, () => ({})), query: {} };
		expect(messagePages.next(nameless, undefined, 20, 1)).toBeUndefined();
	});

	it('of messages go back by the whole id where a double has too few digits for it', async () => {
		const first = 1234567890123456789n;
		const all = Array.from({ length: 50 }, (_, index) => ({ id: String(first + BigInt(index)) }));
		const asked: unknown[] = [];
		const outcome = await collectPages<unknown>(messagePages, 0, async ({ before }) => {
			asked.push(before);
			const older = all.filter(({ id }) => before === undefined || BigInt(id) < BigInt(String(before)));
			const payload = older.slice(-20).reverse();
			return { kind: 'delivered', value: { body: { payload }, items: payload } };
		});
		expect(outcome).toEqual({ kind: 'delivered', value: all });
		expect(asked).toEqual([undefined, '1234567890123456819', '1234567890123456799']);
	});

	it('of messages go on over an entry that has no number', () => {
		const body = { payload: [...entries(20), { id: null }, { id: '' }, { id: 'draft' }, {}] };
		expect(messagePages.next({ body, query: {} }, undefined, 24, 1)).toEqual({ before: 1 });
	});
});

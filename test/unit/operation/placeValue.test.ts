import { runInNewContext } from 'node:vm';

import { inBody, inPath, inQuery } from '../../../nodes/shared/fields';
import type { Destination } from '../../../nodes/shared/fields';
import { placeValue } from '../../../nodes/shared/operation/placeValue';
import type { Request } from '../../../nodes/shared/transport/send/request';

function placed(...values: Array<[to: Destination, value: unknown]>): Request {
	const request: Request = { method: 'POST', url: '/lists/:listId/contacts/:id' };
	for (const [to, value] of values) placeValue(request, to, value);
	return request;
}

describe('in the body', () => {
	it.each<[string, Array<[Destination, unknown]>, unknown]>([
		['by the vendor’s name', [[inBody('first_name'), 'Jane']], { first_name: 'Jane' }],
		[
			'0, false and an empty list too',
			[
				[inBody('a'), 0],
				[inBody('b'), false],
				[inBody('c'), []],
			],
			{ a: 0, b: false, c: [] },
		],
		[
			'along the dots',
			[
				[inBody('a.b.c'), 1],
				[inBody('a.b.d'), 2],
				[inBody('a.e'), 3],
			],
			{ a: { b: { c: 1, d: 2 }, e: 3 } },
		],
		[
			'the later of two texts',
			[
				[inBody('a'), 'x'],
				[inBody('a'), 'y'],
			],
			{ a: 'y' },
		],
		[
			'rows before JSON',
			[
				[inBody('a'), { x: 'row' }],
				[inBody('a'), { x: 'json', y: 1 }],
			],
			{ a: { x: 'row', y: 1 } },
		],
		[
			'lists are not merged',
			[
				[inBody('a'), [1]],
				[inBody('a'), [2]],
			],
			{ a: [2] },
		],
		[
			'an object over the whole',
			[
				[inBody('a'), 1],
				[inBody(''), { a: 2, b: 3 }],
			],
			{ a: 1, b: 3 },
		],
		[
			'an object over the whole, level by level',
			[
				[inBody('message.content'), 'Hi'],
				[inBody('attributes'), { tier: 1 }],
				[inBody('tags'), ['a']],
				[
					inBody(''),
					{
						message: { content: 'no', template: { name: 'x' } },
						attributes: { tier: 2, plan: 'pro' },
						tags: { a: 1 },
					},
				],
			],
			{
				message: { content: 'Hi', template: { name: 'x' } },
				attributes: { tier: 1, plan: 'pro' },
				tags: ['a'],
			},
		],
		[
			'a name that every object inherits',
			[[inBody(''), { constructor: 'x', inner: { toString: 'y' } }]],
			{ constructor: 'x', inner: { toString: 'y' } },
		],
		[
			'a text that the form sets before an object',
			[
				[inBody('a'), 'x'],
				[inBody(''), { a: { b: 1 } }],
			],
			{ a: 'x' },
		],
		['a file as it is', [[inBody('a'), new Date(0)]], { a: new Date(0) }],
	])('puts values %s', (_how, values, body) => {
		expect(placed(...values).body).toEqual(body);
	});

	it('reaches no prototype', () => {
		const evil = JSON.parse('{"__proto__": {"polluted": true}, "b": 1}') as object;
		const { body } = placed([inBody(''), evil]);
		expect(body).toEqual({ b: 1 });
		expect({}).not.toHaveProperty('polluted');
		const nested = placed([inBody('a.c'), 2], [inBody(''), { a: evil }]).body as { a: object };
		expect(nested).toEqual({ a: { b: 1, c: 2 } });
		expect(Object.getPrototypeOf(nested.a)).toBe(Object.prototype);
	});

	it('changes no object of the user', () => {
		const [rows, free] = [{ tier: { a: 1 } }, { tier: { b: 2 } }];
		expect(placed([inBody('x'), rows], [inBody(''), { x: free }]).body).toEqual({
			x: { tier: { a: 1, b: 2 } },
		});
		expect([rows, free]).toEqual([{ tier: { a: 1 } }, { tier: { b: 2 } }]);
	});

	it('merges objects of another realm, too', () => {
		const foreign = runInNewContext('({ a: { b: 1 } })') as object;
		expect(placed([inBody('a.c'), 2], [inBody(''), foreign]).body).toEqual({ a: { b: 1, c: 2 } });
	});
});

it('puts values into the query', () => {
	const { qs, body } = placed([inQuery('page'), 2], [inQuery('filter.tag'), 'x']);
	expect(qs).toEqual({ page: 2, filter: { tag: 'x' } });
	expect(body).toBeUndefined();
});

describe('in the path', () => {
	it.each([
		[7, '7'],
		['a b', 'a%20b'],
		['a/b?c#d', 'a%2Fb%3Fc%23d'],
		['../..', '..%2F..'],
		[':id', '%3Aid'],
		['José', 'Jos%C3%A9'],
	])('%j becomes %s', (value, encoded) => {
		expect(placed([inPath('listId'), value]).url).toBe(`/lists/${encoded}/contacts/:id`);
	});

	it('replaces whole parts only, and each once', () => {
		const { url } = placed([inPath('id'), ':listId'], [inPath('listId'), 1]);
		expect(url).toBe('/lists/1/contacts/%3AlistId');
	});

	it('leaves a path alone that has no such part', () => {
		expect(placed([inPath('list'), 1]).url).toBe('/lists/:listId/contacts/:id');
	});
});

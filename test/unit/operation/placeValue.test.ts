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
		['a file as it is', [[inBody('a'), new Date(0)]], { a: new Date(0) }],
	])('puts values %s', (_how, values, body) => {
		expect(placed(...values).body).toEqual(body);
	});

	it('reaches no prototype', () => {
		const evil = JSON.parse('{"__proto__": {"polluted": true}, "b": 1}') as object;
		const { body } = placed([inBody(''), evil]);
		expect(body).toEqual({ b: 1 });
		expect({}).not.toHaveProperty('polluted');
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

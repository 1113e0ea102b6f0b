import { at } from '../../../nodes/shared/fields/path';

it('reads along a path and finds nothing where a part is missing', () => {
	const root = { a: { b: [1, { c: 2 }] } };
	expect([at(root, ['a', 'b', '1', 'c']), at(root, ['a', 'x', 'c']), at(root, ['a', 'b', '0', 'c']), at(root, [])]).toEqual([2, undefined, undefined, root]);
});

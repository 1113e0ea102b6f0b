import { requireChanges } from '../../../nodes/shared/fields';
import { stableId } from '../../../nodes/shared/fields/stableId';
import { itemView } from './itemView';

const at = (...place: Array<string | number>) => ({ ...itemView(), identity: () => place });

describe('a stable id', () => {
	it('is the same for the same place and content', () => {
		expect(stableId(at('a', 1), { x: 1 })).toBe(stableId(at('a', 1), { x: 1 }));
		expect(stableId(at('a', 1), { x: 1 })).toMatch(/^n8n-[0-9a-f]{32}$/);
	});

	it('differs by place and by content', () => {
		const ids = [
			stableId(at('a', 1), { x: 1 }),
			stableId(at('a', 2), { x: 1 }),
			stableId(at('b', 1), { x: 1 }),
			stableId(at('a', 1), { x: 2 }),
		];
		expect(new Set(ids).size).toBe(4);
	});
});

describe('an update', () => {
	it.each([undefined, {}, null, []])('of %j is none', (body) => {
		expect(() => requireChanges({ body })).toThrow('There is nothing to update');
	});

	it.each([{ name: 'x' }, { blocked: false }, { value: 0 }, { tags: [] }])('of %j is one', (body) => {
		expect(() => requireChanges({ body })).not.toThrow();
	});
});

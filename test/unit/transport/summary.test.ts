import { summarize } from '../../../nodes/shared/transport/errors/summary';

const none = { delivered: [], failed: [], ambiguous: [], unsent: [] };

it('says nothing about one item', () => {
	expect(summarize({ ...none, failed: [0] })).toBe('');
});

it('sorts and joins neighbours', () => {
	const tally = { delivered: [4, 1, 0, 2], failed: [5], ambiguous: [8], unsent: [7, 6, 3] };
	expect(summarize(tally)).toBe(
		'Items: delivered 0–2, 4 (4) · failed 5 (1) · may have been delivered 8 (1) · not sent 3, 6–7 (3)',
	);
});

it('stays short with ten thousand scattered items', () => {
	const delivered = Array.from({ length: 10_000 }, (_, n) => n * 2);
	const text = summarize({ ...none, delivered });
	expect(text.length).toBeLessThan(200);
	expect(text).toMatch(/38 … \(10000\)$/);
});

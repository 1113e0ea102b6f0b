import { summarize } from '../../../nodes/shared/transport/errors/summary';

const none = { delivered: [], rejected: [], ambiguous: [], notSent: [], skipped: [] };

it('says nothing about one item', () => {
	expect(summarize({ ...none, rejected: [0] })).toBe('');
});

it('sorts and joins neighbours', () => {
	const tally = { delivered: [4, 1, 0, 2], rejected: [5], ambiguous: [8], notSent: [9], skipped: [7, 6, 3] };
	expect(summarize(tally)).toBe(
		'Items: delivered 0–2, 4 (4) · rejected 5 (1) · ambiguous 8 (1) · not sent 9 (1) · skipped 3, 6–7 (3)',
	);
});

it('stays short with ten thousand scattered items', () => {
	const delivered = Array.from({ length: 10_000 }, (_, n) => n * 2);
	const text = summarize({ ...none, delivered });
	expect(text.length).toBeLessThan(200);
	expect(text).toMatch(/38 … \(10000\)$/);
});

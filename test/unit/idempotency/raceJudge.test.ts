import { areGrantsBroken, judgeGrants, saidIn } from '../../load/queue/grantJudge';
import type { GrantDelivery, Said } from '../../load/queue/grantJudge';

// The judge of `npm run test:queue`: what it lets pass would not be found out by the run.
const deliveries = (...said: Said[]): GrantDelivery[] =>
	said.map((one) => ({ key: 'k', answered: 1, said: one, text: '' }));
const judged = (times: number, ...said: Said[]) =>
	judgeGrants(deliveries(...said), new Map(times > 0 ? [['k', times]] : []));

test.each([
	['one granted, the other one unknown', judged(1, 'granted', 'unknown')],
	['one granted, the other one told so', judged(1, 'granted', 'already')],
	['one granted, the other one with another amount refused', judged(1, 'granted', 'reused')],
	['both unknown, nothing granted', judged(0, 'unknown', 'unknown')],
	['an answer that got lost after the grant', judged(1, 'unknown', 'unknown')],
])('passes: %s', (_, tally) => {
	expect(areGrantsBroken(tally)).toBe(false);
	expect(tally.broken).toEqual([]);
});

test('finds a key that was granted twice, whatever the node said', () => {
	const tally = judged(2, 'granted', 'already');
	expect(tally).toMatchObject({ once: 0, twice: 1, never: 0 });
	expect(areGrantsBroken(tally)).toBe(true);
	expect(tally.broken).toEqual(['k: granted 2 times (granted at 1, already at 1)']);
});

test.each(['granted', 'already'] as const)('finds %s that the vendor knows nothing of', (said) => {
	const tally = judged(0, said, 'unknown');
	expect(tally).toMatchObject({ never: 1, untrue: 1 });
	expect(areGrantsBroken(tally)).toBe(true);
});

test('finds a refusal as used for another grant where nothing was granted', () => {
	expect(areGrantsBroken(judged(0, 'reused', 'reused'))).toBe(true);
});

test('finds two that both say they granted', () => {
	expect(areGrantsBroken(judged(1, 'granted', 'granted'))).toBe(true);
});

test('finds an answer that no guide names', () => {
	const tally = judged(1, 'granted', 'other');
	expect(areGrantsBroken(tally)).toBe(true);
	expect(tally.broken).toEqual(['k: granted 1 times (granted at 1, other at 1: )']);
});

test.each<[number, string, Said]>([
	[200, '{"alreadyGranted":false,"success":true}', 'granted'],
	[200, '{"alreadyGranted":true}', 'already'],
	[200, '{"error":"It is unknown whether the credits for the key k were granted: check the account"}', 'unknown'],
	[200, '{"error":"The key k was used for another grant"}', 'reused'],
	[200, '{"error":"DM Champ refused the API key"}', 'other'],
	[500, '{"message":"Error in workflow"}', 'other'],
])('reads %i %s as %s', (status, text, said) => {
	expect(saidIn(status, text)).toBe(said);
});

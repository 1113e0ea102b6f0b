import { Claims, claimAll } from '../../../nodes/shared/webhook/dedupe/claimAll';

const impatient = { patient: false, remember: true };

async function claimed(...keys: string[]): Promise<Claims> {
	const result = await claimAll(keys, impatient);
	if (result instanceof Claims) return result;
	throw new Error(result.code);
}

it('gives back what it had claimed where another call is at one of the deliveries', async () => {
	const other = await claimed('b');
	expect(await claimAll(['a', 'b'], impatient)).toMatchObject({ code: 'IN_PROGRESS' });
	other.settle(true);
	const again = await claimed('a', 'b');
	expect([again.take('a'), again.take('b')]).toEqual([true, false]);
	again.settle(true);
});

it('lets a call take each of its deliveries once', async () => {
	const claims = await claimed('c', 'c');
	expect([claims.take('c'), claims.take('c'), claims.take('d')]).toEqual([true, false, false]);
	claims.settle(true);
});

it('waits for the one that is at it, where that is only a moment', async () => {
	const other = await claimed('e');
	const waiting = claimAll(['e'], { patient: true, remember: true });
	other.settle(false);
	const claims = await waiting;
	expect(claims instanceof Claims && claims.take('e')).toBe(true);
});

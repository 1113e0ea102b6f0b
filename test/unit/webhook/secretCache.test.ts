import { SecretCache } from '../../../nodes/shared/webhook/http/secretCache';

function setUp(freshMs?: number) {
	const clock = { now: 0 };
	const cache = new SecretCache(freshMs, () => clock.now);
	const credential = { secret: 'right' as string | undefined, reads: 0 };
	const compare = async (given: string, key = 'n') =>
		await cache.compare(
			key,
			(secret) => secret === given,
			async () => {
				credential.reads += 1;
				await Promise.resolve();
				if (credential.secret === undefined) throw new Error('gone');
				return credential.secret;
			},
		);
	return { cache, clock, credential, compare };
}

it('reads once for any number of right callers, also for those that come at once', async () => {
	const { credential, compare } = setUp();
	const all = await Promise.all(Array.from({ length: 20 }, async () => await compare('right')));
	expect(new Set([...all, await compare('right')])).toEqual(new Set(['fits']));
	expect(credential.reads).toBe(1);
});

it('reads for strangers once in ten seconds for each node', async () => {
	const { clock, credential, compare } = setUp();
	for (let call = 0; call < 100; call += 1) expect(await compare(`wrong ${call}`)).toBe('wrong');
	expect(credential.reads).toBe(1);
	clock.now = 10_000;
	expect(await compare('wrong')).toBe('wrong');
	expect(await compare('right')).toBe('fits');
	expect(credential.reads).toBe(2);
	expect(await compare('right', 'another node')).toBe('fits');
	expect(credential.reads).toBe(3);
});

it('notices another secret in the credential', async () => {
	const { clock, credential, compare } = setUp();
	expect(await compare('right')).toBe('fits');
	credential.secret = 'new';
	clock.now = 10_000;
	expect(await compare('new')).toBe('fits');
	expect(await compare('right')).toBe('wrong');
});

it('does not let a replaced secret count for ever where that is wanted', async () => {
	const { clock, credential, compare } = setUp(60_000);
	expect(await compare('right')).toBe('fits');
	credential.secret = 'new';
	clock.now = 59_999;
	expect(await compare('right')).toBe('fits');
	clock.now = 60_000;
	expect(await compare('right')).toBe('wrong');
});

it('knows nothing while the credential cannot be read, and asks again later', async () => {
	const { clock, credential, compare } = setUp();
	credential.secret = undefined;
	expect([await compare('right'), await compare('right')]).toEqual(['unknown', 'unknown']);
	expect(credential.reads).toBe(1);
	credential.secret = 'right';
	clock.now = 10_000;
	expect(await compare('right')).toBe('fits');
});

it('needs no reading for what is known, and keeps so many only', async () => {
	const { cache, credential, compare } = setUp();
	for (let node = 0; node < 1_001; node += 1) cache.set(`n${node}`, 'right');
	expect(await compare('right', 'n1000')).toBe('fits');
	expect(credential.reads).toBe(0);
	await compare('right', 'n0');
	expect(credential.reads).toBe(1);
});

import { startSandbox, type Sandbox } from '../../../sandbox';
import { Limits } from '../../../sandbox/limits';
import { platforms } from '../../../sandbox/platforms';
import { client, TEXT } from './client';

const [hitlChat] = platforms;
const [list, upsert] = hitlChat?.contracts ?? [];
if (!list || !upsert) throw new Error('HitlChat has no routes');
const window = { platform: 'hitlChat', requests: 2, windowMs: 1000 };

test('a window opens with its first request and starts over when it ends', () => {
	const limits = new Limits();
	limits.set(window);
	const take = (now: number) => limits.take('hitlChat', list, now);
	expect(take(10_300)).toEqual({
		allowed: true,
		retryAfter: 1,
		headers: {
			'x-ratelimit-limit': '2',
			'x-ratelimit-remaining': '1',
			'x-ratelimit-reset': '12',
		},
	});
	expect(take(10_900)?.headers['x-ratelimit-remaining']).toBe('0');
	expect(take(11_299)).toMatchObject({ allowed: false, headers: { 'retry-after': '1' } });
	expect(take(11_300)).toMatchObject({ allowed: true });
});

test.each([
	['ratelimit', ['x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset']],
	['retryAfter', ['retry-after']],
	['none', []],
] as const)('with headers %s a refusal carries just those', (headers, names) => {
	const limits = new Limits();
	limits.set({ ...window, requests: 1, headers });
	limits.take('hitlChat', list, 0);
	expect(Object.keys(limits.take('hitlChat', list, 1)?.headers ?? {})).toEqual(names);
});

test('the scope decides what is counted together', () => {
	const limits = new Limits();
	limits.set({ ...window, requests: 1, scope: 'route' });
	expect(limits.take('hitlChat', list, 0)?.allowed).toBe(true);
	expect(limits.take('hitlChat', upsert, 0)?.allowed).toBe(true);
	expect(limits.take('hitlChat', upsert, 0)?.allowed).toBe(false);
	limits.set({ ...window, requests: 1 });
	expect(limits.take('hitlChat', list, 0)?.allowed).toBe(true);
	expect(limits.take('hitlChat', upsert, 0)?.allowed).toBe(false);
	limits.clear();
	expect(limits.take('hitlChat', upsert, 0)).toBeUndefined();
});

describe('on the wire', () => {
	let sandbox: Sandbox;
	const { post } = client(() => sandbox);

	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	afterAll(() => sandbox.close());

	test('above the limit it is 429 and not accepted, and a wrong key is not counted', async () => {
		sandbox.limit({ ...window, requests: 3, windowMs: 60_000 });
		await post('/messages/send', TEXT, { authorization: 'Bearer wrong' });
		const responses = await Promise.all([1, 2, 3, 4, 5].map(() => post('/messages/send', TEXT)));
		expect(responses.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429]);
		const refused = responses.find(({ status }) => status === 429);
		const date = Date.parse(refused?.headers.get('date') ?? '');
		expect(Math.abs(Date.now() - date)).toBeLessThan(3_000);
		expect(refused?.headers.get('x-ratelimit-remaining')).toBe('0');
		expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(50);
		expect(await refused?.json()).toMatchObject({ error: { code: 'RATE_LIMITED' } });
		expect(sandbox.requests().filter(({ accepted }) => accepted)).toHaveLength(3);
	});

	test('a limit for a platform that is not there is refused', () => {
		expect(() => sandbox.limit({ ...window, platform: 'nobody' })).toThrow('nobody');
	});
});

import { execFileSync } from 'node:child_process';

import { readLimits } from '../../../nodes/shared/transport/rateLimit/rateLimitHeaders';
import { randomFrom } from './fakeClock';

const NOW = Date.UTC(2027, 0, 1, 12, 0, 0);
const http = (ms: number) => new Date(ms).toUTCString();

describe('readLimits: Retry-After', () => {
	it.each([
		['seconds', '7', NOW + 7_000],
		['a number', 7, NOW + 7_000],
		['zero', '0', NOW],
		['fractions', '1.5', NOW + 1_500],
		['blanks around', ' 7 ', NOW + 7_000],
		['a list with one value', ['7'], NOW + 7_000],
		['a list whose first value counts', ['7', '9'], NOW + 7_000],
		['an HTTP date', http(NOW + 9_000), NOW + 9_000],
		['a date in the past', http(NOW - 9_000), NOW - 9_000],
		['Unix seconds', String((NOW + 9_000) / 1_000), NOW + 9_000],
		['Unix milliseconds', NOW + 9_000, NOW + 9_000],
		['seconds with their unit', '30s', NOW + 30_000],
		['seconds in words', '30 seconds', NOW + 30_000],
		['one second', '1 Second', NOW + 1_000],
		['milliseconds', '1500ms', NOW + 1_500],
		['minutes', '2 min', NOW + 120_000],
	])('reads %s', (_name, value, expected) => {
		expect(readLimits({ 'retry-after': value }, NOW).retryAt).toBe(expected);
	});

	it.each(['', '  ', '-5', 'soon', 'try again in 5', '30 apples', 's', 'NaN', 'Infinity', null, undefined, true, {}, []])(
		'makes nothing of %p',
		(value) => {
			expect(readLimits({ 'retry-after': value }, NOW).retryAt).toBeUndefined();
		},
	);

	it('corrects a date by the clock of the server, and a number of seconds not', () => {
		const server = NOW - 3_600_000;
		const date = { date: http(server), 'retry-after': http(server + 5_000) };
		expect(readLimits(date, NOW).retryAt).toBe(NOW + 5_000);
		const ahead = { date: http(NOW + 90_000), 'retry-after': http(NOW + 95_000) };
		expect(readLimits(ahead, NOW).retryAt).toBe(NOW + 5_000);
		for (const seconds of ['5', '5s', String((server + 5_000) / 1_000)]) {
			expect(readLimits({ date: http(server), 'retry-after': seconds }, NOW).retryAt).toBe(NOW + 5_000);
		}
	});

	it('takes a difference of a second between the clocks for noise', () => {
		const headers = { date: http(NOW - 1_000), 'retry-after': http(NOW + 5_000) };
		expect(readLimits(headers, NOW).retryAt).toBe(NOW + 5_000);
	});

	it('never names a time that cannot be written as a date', () => {
		for (const value of ['99999999999999999999', '999999999999999', '999999999999999 minutes', '1e300']) {
			for (const name of ['retry-after', 'x-ratelimit-reset']) {
				const { retryAt, resetAt } = readLimits({ [name]: value }, NOW);
				const at = retryAt ?? resetAt;
				if (at === undefined) continue;
				expect(at).toBeGreaterThan(NOW);
				expect(new Date(at).toISOString()).toMatch(/Z$/);
			}
		}
	});
});

describe('readLimits: reset', () => {
	it.each([
		['Unix seconds', String((NOW + 30_000) / 1_000)],
		['Unix milliseconds', String(NOW + 30_000)],
		['seconds from now', '30'],
		['seconds from now with a policy', '30;w=60'],
		['seconds with their unit', '30s'],
		['an ISO time', new Date(NOW + 30_000).toISOString()],
		['an HTTP date', http(NOW + 30_000)],
	])('reads %s', (_name, value) => {
		expect(readLimits({ 'x-ratelimit-reset': value }, NOW).resetAt).toBe(NOW + 30_000);
		expect(readLimits({ 'ratelimit-reset': value }, NOW).resetAt).toBe(NOW + 30_000);
	});

	it('corrects Unix times by the clock of the server, and relative ones not', () => {
		const server = NOW + 600_000;
		const at = (reset: string) =>
			readLimits({ date: http(server), 'x-ratelimit-reset': reset }, NOW).resetAt;
		expect(at(String((server + 30_000) / 1_000))).toBe(NOW + 30_000);
		expect(at(String(server + 30_000))).toBe(NOW + 30_000);
		expect(at('30')).toBe(NOW + 30_000);
	});

	it.each(['', '-1', 'never', 'abc123', null, undefined, {}, []])('makes nothing of %p', (value) => {
		expect(readLimits({ 'x-ratelimit-reset': value }, NOW).resetAt).toBeUndefined();
	});

	it('ignores a Date that is no date', () => {
		const headers = { date: 'yesterday', 'x-ratelimit-reset': String((NOW + 30_000) / 1_000) };
		expect(readLimits(headers, NOW).resetAt).toBe(NOW + 30_000);
	});
});

describe('readLimits: dates without a zone', () => {
	const written = [
		'Fri Jan  1 12:00:30 2027',
		'Fri, 01 Jan 2027 12:00:30',
		'2027-01-01T12:00:30',
		'2027-01-01 12:00:30',
		'2027-01-01T12:00:30.000',
		'2027-01-01 12:00:30+00',
		'2027-01-01 12:00:30 UTC',
		'2027-01-01T12:00:30Z',
		'2027-01-01T07:00:30-05:00',
		'Fri, 01 Jan 2027 07:00:30 -0500',
		'Fri, 01 Jan 2027 07:00:30 EST',
		'Fri Jan 01 07:00:30 EST 2027',
		'Fri, 01 Jan 2027 07:00:30 GMT-5',
		'Fri Jan 01 2027 13:00:30 GMT+1',
		'Friday, 01-Jan-27 12:00:30 GMT',
		'Fri Jan 01 2027 12:00:30 GMT+0000 (Coordinated Universal Time)',
	];

	// A process of its own: Jest's has one zone, which is the computer's.
	it.each(['UTC', 'America/New_York', 'Asia/Kolkata'])('are in UTC on a computer in %s', (zone) => {
		const read = `
			import { readLimits } from './nodes/shared/transport/rateLimit/rateLimitHeaders';
			const at = (value) => readLimits({ 'retry-after': value }, ${NOW}).retryAt;
			const seen = (date) => readLimits({ date, 'retry-after': '${http(NOW + 30_000)}' }, ${NOW}).retryAt;
			console.log(JSON.stringify(${JSON.stringify(written)}.map((one) => [one, at(one), seen(one)])));`;
		const options = { env: { ...process.env, TZ: zone }, encoding: 'utf8' } as const;
		const out = execFileSync(process.execPath, [require.resolve('tsx/cli'), '-e', read], options);
		// A sender whose clock is half a minute ahead means now.
		expect(JSON.parse(out)).toEqual(written.map((one) => [one, NOW + 30_000, NOW]));
	});
});

describe('readLimits: counts', () => {
	it.each([
		['0', 0],
		['100', 100],
		['100;w=60', 100],
		['100, 100;w=60', 100],
		[12, 12],
		[['12', '13'], 12],
		['-1', undefined],
		['many', undefined],
		['', undefined],
	])('reads %p as %p', (value, expected) => {
		const limits = readLimits({ 'x-ratelimit-limit': value, 'x-ratelimit-remaining': value }, NOW);
		expect(limits).toMatchObject({ limit: expected, remaining: expected });
	});

	it('prefers the names with X-, and says nothing without headers', () => {
		const both = { 'x-ratelimit-limit': '5', 'ratelimit-limit': '6' };
		expect(readLimits(both, NOW).limit).toBe(5);
		expect(Object.values(readLimits({}, NOW)).filter((one) => one !== undefined)).toEqual([]);
	});
});

it('never throws and gives only finite times, whatever the headers hold', () => {
	const seed = Date.now() % 1_000_000;
	const random = randomFrom(seed);
	const pieces = ['1', '-', 'e', '9', ';', ',', 'GMT', 'Jan', ' ', ':', '0', '.', 'T', 'Z', '2027'];
	const value = () =>
		Array.from({ length: 1 + random() * 10 }, () => pieces[Math.floor(random() * pieces.length)]).join('');
	for (let attempt = 0; attempt < 3_000; attempt += 1) {
		const headers = {
			date: value(),
			'retry-after': value(),
			'x-ratelimit-reset': value(),
			'x-ratelimit-remaining': value(),
			'x-ratelimit-limit': value(),
		};
		const bad = Object.values(readLimits(headers, NOW)).filter(
			(one) => one !== undefined && !(Number.isFinite(one) && Math.abs(one) <= 8.64e15),
		);
		expect({ seed, headers, bad }).toEqual({ seed, headers, bad: [] });
	}
});

import { retryAtFromBody } from '../../../nodes/shared/transport/rateLimit/rateLimitHeaders';

const NOW = Date.UTC(2027, 0, 1);

it.each([
	[60, NOW + 60_000],
	['60', NOW + 60_000],
	[0, NOW],
	[1.5, NOW + 1_500],
	['60s', NOW + 60_000],
	[(NOW + 60_000) / 1_000, NOW + 60_000],
	[NOW + 60_000, NOW + 60_000],
])('reads retry_after %p', (wait, expected) => {
	expect(retryAtFromBody({ error: 'rate_limited', retry_after: wait }, NOW)).toBe(expected);
});

it.each([
	undefined,
	null,
	'retry_after',
	[],
	{},
	{ retry_after: null },
	{ retry_after: -1 },
	{ retry_after: 'soon' },
	{ retry_after: {} },
])('makes nothing of %j', (body) => {
	expect(retryAtFromBody(body, NOW)).toBeUndefined();
});

it('corrects a Unix time by the clock of the server', () => {
	const server = NOW - 3_600_000;
	const headers = { date: new Date(server).toUTCString() };
	const at = (wait: number) => retryAtFromBody({ retry_after: wait }, NOW, headers);
	expect(at((server + 60_000) / 1_000)).toBe(NOW + 60_000);
	expect(at(60)).toBe(NOW + 60_000);
});

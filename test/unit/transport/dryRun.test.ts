import { dryRunItem } from '../../../nodes/shared/transport/send/dryRun';
import { redactor } from '../../../nodes/shared/transport/errors/redact';

test.each([
	['https://a.bc/v1', '/x', 'https://a.bc/v1/x'],
	['https://a.bc/v1/', '/x', 'https://a.bc/v1/x'],
	['https://a.bc/v1', 'x/y', 'https://a.bc/v1/x/y'],
])('%s and %s make %s', (baseURL, url, wanted) => {
	const [{ json }] = dryRunItem({ method: 'POST', baseURL, url, body: { a: 1 } }, (text) => text);
	expect(json).toEqual({ dryRun: true, method: 'POST', url: wanted, query: {}, body: { a: 1 } });
});

test('headers stay out, and secrets are cut from every text, however deep', () => {
	const key = 'a/b+secret';
	const request = {
		method: 'POST',
		baseURL: 'https://a.bc',
		url: `/x/${encodeURIComponent(key)}`,
		qs: { key },
		headers: { authorization: key },
		body: { list: [{ [key]: `Bearer ${key}` }, 7, null, true] },
	};
	const [{ json }] = dryRunItem(request, redactor([key]));
	expect(json).toEqual({
		dryRun: true,
		method: 'POST',
		url: 'https://a.bc/x/***',
		query: { key: '***' },
		body: { list: [{ '***': 'Bearer ***' }, 7, null, true] },
	});
});

test('the request itself is left as it was', () => {
	const request = { baseURL: 'https://a.bc', url: '/x', body: { a: ['secret-1'] } };
	dryRunItem(request, redactor(['secret-1']));
	expect(request.body).toEqual({ a: ['secret-1'] });
});

it.each([undefined, {}])('shows no body where none would leave: %j', (body) => {
	const [{ json }] = dryRunItem({ method: 'POST', baseURL: 'https://a.bc', url: '/x', body }, (text) => text);
	expect(json.body).toBeNull();
});

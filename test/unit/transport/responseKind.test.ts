import { kindOfAnswer, kindOfTransportError } from '../../../nodes/shared/transport/response/responseKind';

describe('kindOfAnswer', () => {
	it.each([
		[200, {}, { id: 1 }, 'accepted'],
		[201, {}, '', 'accepted'],
		[202, {}, undefined, 'accepted'],
		[204, {}, null, 'accepted'],
		[200, {}, [], 'accepted'],
		[200, {}, { success: true }, 'accepted'],
		[200, {}, { success: false, error_code: 409 }, 'saysNo'],
		[200, {}, Buffer.from('{"success":false}'), 'saysNo'],
		[200, {}, '{"success": false}', 'saysNo'],
		[200, {}, { success: 'false' }, 'accepted'],
		[200, {}, '<!DOCTYPE html><p>Sign in', 'unreadable'],
		[200, {}, Buffer.from(' <html>'), 'unreadable'],
		[301, {}, '', 'redirected'],
		[303, {}, '', 'seeOther'],
		[304, {}, '', 'redirected'],
		[307, {}, '', 'redirected'],
		[400, {}, '', 'rejected'],
		[401, {}, '', 'rejected'],
		[404, {}, { success: false }, 'rejected'],
		[408, {}, '', 'serverFault'],
		[409, {}, '', 'rejected'],
		[422, { 'retry-after': '1' }, '', 'rejected'],
		[429, {}, '', 'rateLimited'],
		[500, {}, '', 'broken'],
		[500, { 'retry-after': '1' }, '', 'broken'],
		[501, {}, '', 'serverFault'],
		[502, {}, '', 'gateway'],
		[503, {}, '', 'gateway'],
		[503, { 'retry-after': '1' }, '', 'busyUntil'],
		[504, { 'retry-after': '1' }, '', 'gateway'],
		[520, {}, '', 'serverFault'],
	])('HTTP %i %p with %p is %s', (statusCode, headers, body, expected) => {
		expect(kindOfAnswer({ statusCode, headers, body })).toBe(expected);
	});
});

describe('kindOfTransportError', () => {
	it.each([
		['ECONNREFUSED', 'connect', 'unreachable'],
		['ECONNREFUSED', undefined, 'unreachable'],
		['ETIMEDOUT', 'connect', 'unreachable'],
		['EAI_AGAIN', 'getaddrinfo', 'unreachable'],
		['EHOSTUNREACH', 'connect', 'unreachable'],
		['EHOSTUNREACH', 'read', 'lost'],
		['ENETDOWN', 'write', 'lost'],
		['ENETUNREACH', 'read', 'lost'],
		['ETIMEDOUT', 'read', 'lost'],
		['ETIMEDOUT', undefined, 'lost'],
		['ECONNRESET', 'read', 'lost'],
		['ECONNRESET', undefined, 'lost'],
		['EPIPE', 'write', 'lost'],
		['ECONNABORTED', undefined, 'lost'],
		['ERR_CANCELED', undefined, 'canceled'],
		['UNKNOWN', undefined, 'lost'],
		['ENOTFOUND', 'getaddrinfo', 'misaddressed'],
		['CERT_HAS_EXPIRED', undefined, 'misaddressed'],
		['EPROTO', 'write', 'lost'],
		['EPROTO', undefined, 'misaddressed'],
		[undefined, undefined, 'blocked'],
	])('%s in %s is %s', (code, syscall, expected) => {
		expect(kindOfTransportError({ code, syscall })).toBe(expected);
	});
});

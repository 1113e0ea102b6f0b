import { kindOfAnswer, kindOfTransportError } from '../../../nodes/shared/transport/response/responseKind';

describe('kindOfAnswer', () => {
	it.each([
		[200, {}, { id: 1 }, 'accepted'],
		[201, {}, '', 'accepted'],
		[202, {}, undefined, 'accepted'],
		[204, {}, null, 'accepted'],
		[200, {}, [], 'accepted'],
		[200, {}, { success: true }, 'accepted'],
		[200, {}, { success: false, error_code: 409 }, 'bodyReportsFailure'],
		[200, {}, Buffer.from('{"success":false}'), 'bodyReportsFailure'],
		[200, {}, '{"success": false}', 'bodyReportsFailure'],
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
		[408, {}, '', 'otherServerError'],
		[409, {}, '', 'rejected'],
		[422, { 'retry-after': '1' }, '', 'rejected'],
		[429, {}, '', 'rateLimited'],
		[500, {}, '', 'serverError'],
		[500, { 'retry-after': '1' }, '', 'serverError'],
		[501, {}, '', 'otherServerError'],
		[502, {}, '', 'gateway'],
		[503, {}, '', 'gateway'],
		[503, { 'retry-after': '1' }, '', 'unavailableRetryAfter'],
		[504, { 'retry-after': '1' }, '', 'gateway'],
		[520, {}, '', 'otherServerError'],
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
		['EHOSTUNREACH', 'read', 'connectionLost'],
		['ENETDOWN', 'write', 'connectionLost'],
		['ENETUNREACH', 'read', 'connectionLost'],
		['ETIMEDOUT', 'read', 'connectionLost'],
		['ETIMEDOUT', undefined, 'connectionLost'],
		['ECONNRESET', 'read', 'connectionLost'],
		['ECONNRESET', undefined, 'connectionLost'],
		['EPIPE', 'write', 'connectionLost'],
		['ECONNABORTED', undefined, 'connectionLost'],
		['ERR_CANCELED', undefined, 'canceled'],
		['UNKNOWN', undefined, 'connectionLost'],
		['ENOTFOUND', 'getaddrinfo', 'badAddress'],
		['CERT_HAS_EXPIRED', undefined, 'badAddress'],
		['EPROTO', 'write', 'connectionLost'],
		['EPROTO', undefined, 'badAddress'],
		[undefined, undefined, 'blocked'],
	])('%s in %s is %s', (code, syscall, expected) => {
		expect(kindOfTransportError({ code, syscall })).toBe(expected);
	});
});

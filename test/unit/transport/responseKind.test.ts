import { kindOfAnswer } from '../../../nodes/shared/transport/response/responseKind';
import { kindOfTransportError } from '../../../nodes/shared/transport/response/transportErrorKind';

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
		[200, {}, { success: 'false' }, 'bodyReportsFailure'],
		[201, {}, { error: 'Not registered' }, 'bodyReportsFailure'],
		[200, {}, { id: 'msg_1', status: 'failed' }, 'accepted'],
		[200, {}, '<!DOCTYPE html><p>Sign in', 'unreadable'],
		[200, {}, Buffer.from(' <html>'), 'unreadable'],
		[200, {}, Buffer.from('\uFEFF{"success":false}'), 'bodyReportsFailure'],
		[200, {}, '<br />\n<b>Fatal error</b>: Uncaught mysqli_sql_exception', 'unreadable'],
		[301, {}, '', 'redirected'],
		[303, {}, '', 'seeOther'],
		[304, {}, '', 'redirected'],
		[302, {}, '', 'redirected'],
		[307, {}, '', 'redirectedUnchanged'],
		[308, {}, '', 'redirectedUnchanged'],
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

	it('takes a failed status for the call only where it was a send', () => {
		const answer = { statusCode: 200, headers: {}, body: { id: 'msg_1', status: 'failed' } };
		expect(kindOfAnswer(answer, 'send')).toBe('bodyReportsFailure');
		expect(kindOfAnswer(answer, 'read')).toBe('accepted');
	});
});

describe('kindOfTransportError', () => {
	it.each([
		['ECONNREFUSED', 'connect', 'unreachable'],
		['ECONNREFUSED', undefined, 'unreachable'],
		['ETIMEDOUT', 'connect', 'unreachable'],
		['EAI_AGAIN', 'getaddrinfo', 'unreachable'],
		['ENOTIMP', 'queryA', 'unreachable'],
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
		['ERR_INVALID_URL', undefined, 'badAddress'],
		['ERR_INVALID_CHAR', undefined, 'invalidRequest'],
		['CERT_HAS_EXPIRED', undefined, 'tlsFailed'],
		['CERT_NOT_YET_VALID', undefined, 'tlsFailed'],
		['UNABLE_TO_GET_ISSUER_CERT', undefined, 'tlsFailed'],
		['HOSTNAME_MISMATCH', undefined, 'tlsFailed'],
		['ERR_SSL_WRONG_VERSION_NUMBER', undefined, 'tlsFailed'],
		['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', undefined, 'tlsFailed'],
		['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', undefined, 'tlsFailed'],
		['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', undefined, 'connectionLost'],
		['EPROTO', 'write', 'tlsFailed'],
		['EPROTO', undefined, 'tlsFailed'],
		[undefined, undefined, 'blocked'],
	])('%s in %s is %s', (code, syscall, expected) => {
		expect(kindOfTransportError({ code, syscall })).toBe(expected);
	});

	it.each([
		['ECONNRESET', 'read', false, 'unreachable'],
		['ECONNABORTED', undefined, false, 'unreachable'],
		['ECONNRESET', 'read', true, 'connectionLost'],
		['EPROTO', 'write', false, 'tlsFailed'],
		['ERR_SSL_WRONG_VERSION_NUMBER', undefined, false, 'tlsFailed'],
		['ERR_SSL_WRONG_VERSION_NUMBER', undefined, true, 'connectionLost'],
		['ERR_CANCELED', undefined, false, 'canceled'],
		// Node looks at the certificate when the handshake is done, and before it writes.
		['CERT_HAS_EXPIRED', undefined, true, 'tlsFailed'],
	] as const)('%s in %s with a handshake done: %s is %s', (code, syscall, isSecured, expected) => {
		expect(kindOfTransportError({ code, syscall, isSecured })).toBe(expected);
	});
});

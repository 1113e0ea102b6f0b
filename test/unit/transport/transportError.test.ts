import { transportErrorOf } from '../../../nodes/shared/transport/response/transportError';

const KEY = 'secret-key';

it.each([
	['a plain network error', { code: 'ECONNRESET', syscall: 'read' }, { code: 'ECONNRESET', syscall: 'read' }],
	[
		'the innermost code of a chain',
		{ code: 'ERR_OUTER', cause: { code: 'ERR_BAD', cause: { code: 'ECONNREFUSED', syscall: 'connect' } } },
		{ code: 'ECONNREFUSED', syscall: 'connect' },
	],
	['a request that broke without a code', { isAxiosError: true, message: 'x' }, { code: 'UNKNOWN' }],
	['a request object further in', { cause: { request: { key: KEY } } }, { code: 'UNKNOWN' }],
	['an error of n8n itself', new Error('Domain not allowed'), {}],
	['codes that are no texts', { code: 5, syscall: {} }, {}],
	['empty codes', { code: '', syscall: '' }, {}],
	// An older n8n drops the cause of the error that it wraps, and keeps its code as the HTTP status.
	[
		'a reset, from what an older n8n leaves of it',
		{ httpCode: 'ECONNRESET', messages: ['read ECONNRESET'], cause: undefined },
		{ code: 'ECONNRESET', syscall: 'read' },
	],
	[
		'a time-out, from what an older n8n leaves of it',
		{ httpCode: 'ECONNABORTED', messages: ['timeout of 300 ms exceeded'] },
		{ code: 'ECONNABORTED' },
	],
	[
		'a refused connection, from what an older n8n leaves of it',
		{ httpCode: 'ECONNREFUSED', messages: ['x', 'connect ECONNREFUSED 127.0.0.1:80'] },
		{ code: 'ECONNREFUSED', syscall: 'connect' },
	],
	[
		'a TLS code, from what an older n8n leaves of it',
		{ httpCode: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', messages: [] },
		{ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' },
	],
	[
		'a connection that closed during the handshake',
		{ cause: { code: 'ECONNRESET', message: 'Client network socket disconnected before secure TLS connection was established' } },
		{ code: 'ECONNRESET', isSecured: false },
	],
	[
		'whether the handshake was done',
		{ cause: { isAxiosError: true, request: { socket: { secureConnecting: true } }, cause: { code: 'EPROTO', syscall: 'write' } } },
		{ code: 'EPROTO', syscall: 'write', isSecured: false },
	],
	[
		'that the handshake was done',
		{ request: { socket: { secureConnecting: false } }, code: 'ECONNRESET' },
		{ code: 'ECONNRESET', isSecured: true },
	],
	[
		'the call of all addresses that were tried',
		{ code: 'ETIMEDOUT', errors: [{ syscall: 'connect' }, { syscall: 'connect' }] },
		{ code: 'ETIMEDOUT', syscall: 'connect' },
	],
	['an HTTP status', { httpCode: '500', messages: ['read the manual'] }, {}],
	['a text', 'ECONNRESET', {}],
	['nothing', undefined, {}],
])('reads %s', (_name, error, expected) => {
	expect(transportErrorOf(error)).toEqual({ code: undefined, syscall: undefined, ...expected });
});

it('ends on a chain that bites its tail', () => {
	const error: { code: string; cause?: unknown } = { code: 'EPIPE' };
	error.cause = error;
	expect(transportErrorOf(error).code).toBe('EPIPE');
});

it('takes nothing but codes along', () => {
	const error = { code: 'EPIPE', config: { headers: { Authorization: KEY } }, message: KEY };
	expect(JSON.stringify(transportErrorOf(error))).not.toContain(KEY);
});

import { breakdownOf } from '../../../nodes/shared/delivery/breakdown';

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
	['a text', 'ECONNRESET', {}],
	['nothing', undefined, {}],
])('reads %s', (_name, error, expected) => {
	expect(breakdownOf(error)).toEqual({ code: undefined, syscall: undefined, ...expected });
});

it('ends on a chain that bites its tail', () => {
	const error: { code: string; cause?: unknown } = { code: 'EPIPE' };
	error.cause = error;
	expect(breakdownOf(error).code).toBe('EPIPE');
});

it('takes nothing but codes along', () => {
	const error = { code: 'EPIPE', config: { headers: { Authorization: KEY } }, message: KEY };
	expect(JSON.stringify(breakdownOf(error))).not.toContain(KEY);
});

import { bodyReportsFailure } from '../../../nodes/shared/transport/response/bodyReportsFailure';

const EFFECTS = ['read', 'idempotent', 'send', undefined] as const;

describe('says no whatever was asked', () => {
	it.each([
		{ success: false },
		{ success: false, messagesSent: 1 },
		{ success: 'false' },
		{ success: 'False', message: 'No' },
		{ success: 0 },
		{ ok: false, error: 'channel_not_found' },
		{ ok: 'no' },
		{ result: false, info: 'Number is not valid' },
		{ result: 'error', message: 'No' },
		{ result: 'failed' },
		{ error: 'number 447700900123 is not registered on WhatsApp' },
		{ error: { code: 'X', message: 'No' } },
		{ error: true, message: 'No' },
		{ error: ['No'] },
		{ errors: ['No'] },
		{ errors: { phone: ['is invalid'] } },
		{ data: null, error: 'Not found' },
	])('%j', (body) => {
		const text = JSON.stringify(body);
		for (const effect of EFFECTS) {
			for (const form of [body, text, Buffer.from(text), new Uint8Array(Buffer.from(text))]) {
				expect([effect, bodyReportsFailure(form, effect)]).toEqual([effect, true]);
			}
		}
	});
});

describe('says no only where it was a send', () => {
	it.each([
		{ status: 'failed', error: 'outside the 24 hour window', id: 'msg_1' },
		{ id: 'msg_1', status: 'failed' },
		{ id: 'message_1', error: 'none that matters' },
		{ status: 'error', message: 'Recipient is not valid' },
		{ status: 'Failed' },
		{ status: false, message: 'No' },
		{ status: 422, message: 'No' },
		{ status: '500' },
		{ id: 'brd_1', errors: ['no recipients'] },
		{ data: { id: 'msg_1', status: 'failed' } },
		{ success: true, data: { status: 'failed', error: 'outside the window' } },
		{ message: { id: 1, status: 'failed' } },
	])('%j', (body) => {
		expect(bodyReportsFailure(body, 'send')).toBe(true);
	});

	it.each([
		['a message that was read', { id: 'msg_1', status: 'failed', error: 'outside the window' }],
		['a message in an envelope', { data: { id: 'msg_1', status: 'failed', error: 'No' } }],
		['a broadcast', { id: 7, status: 'failed', errors: ['3 numbers are not on WhatsApp'] }],
		['a conversation', { id: 'conv_1', status: 'failed', messages: [{ error: 'No' }] }],
	])('not for %s', (_what, body) => {
		for (const effect of ['read', 'idempotent', undefined] as const) {
			expect(bodyReportsFailure(body, effect)).toBe(false);
		}
	});
});

describe('says nothing of that kind', () => {
	it.each([
		{},
		{ success: true },
		{ success: 'true', error: '' },
		{ id: 'msg_1', status: 'sent', error: null },
		{ id: 'msg_1', status: 'queued', error: false, errors: [] },
		{ sid: 'SM1', status: 'accepted', error_code: null, error_message: null },
		{ error: {} },
		{ error: 'none' },
		{ error: 0 },
		{ ok: true, result: { id: 1 } },
		{ result: [] },
		{ result: 0 },
		{ status: 'open' },
		{ status: 200 },
		{ status: 1 },
		{ success: true, sent: 2, errors: ['one number is not on WhatsApp'] },
		{ payload: [{ id: 1, status: 'failed', error: 'No' }] },
		{ data: [{ status: 'failed' }] },
		{ messages: [{ status: 'failed', error: 'No' }] },
		[{ success: false }],
		[{ status: 'failed' }],
		'success: false',
		'',
		42,
		null,
		undefined,
	])('%j', (body) => {
		for (const effect of EFFECTS) expect(bodyReportsFailure(body, effect)).toBe(false);
	});
});

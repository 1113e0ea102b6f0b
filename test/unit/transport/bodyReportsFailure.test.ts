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
		{ Success: false },
		{ OK: 'No', Message: 'No' },
		{ Error: 'Not found' },
		{ Error: null, error: 'Not found' },
		{ error: { sent: false } },
		{ error: { code: 0, message: 'AuthException' } },
	])('%j', (body) => {
		const text = JSON.stringify(body);
		for (const effect of EFFECTS) {
			const marked = `\uFEFF${text}`;
			const forms = [text, marked].flatMap((one) => [one, Buffer.from(one), new Uint8Array(Buffer.from(one))]);
			for (const form of [body, ...forms]) {
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
		{ error: 1, message: 'number is not on WhatsApp' },
		{ error: 131047 },
		{ data: { error: -1 } },
		{ success: true, data: { success: false } },
		{ data: { success: false } },
		{ result: { ok: 0 } },
		{ Data: { Status: 'Failed' } },
		// Chatwoot answers a change of a conversation's status so.
		{ meta: {}, payload: { success: false, conversation_id: 1, current_status: 'open' } },
		{ statusCode: 400, message: 'bad' },
		{ status_code: '500' },
		{ sent: false },
		{ success: true, sent: 'false', message: 'number is not on WhatsApp' },
		{ message: { id: 1, sent: false } },
		{ sent: false, error: 'number is not on WhatsApp' },
		{ sent: false, status: 'draft', error: 'Not allowed' },
		{ id: 'm1', sent: false, scheduled_at: null },
		{ sent: false, queued: false, data: { id: 'm1' } },
		{ success: true, data: { total: 3, success: 0, failed: 3 } },
		{ data: { success: 0, message: 'No' } },
		{ success: 0, total: 0 },
		{ success: true, error: 300 },
		{ errorMessage: 'Unknown destination handset' },
		{ success: false, errorMessage: 'No' },
		{ error_code: 30008, error_message: 'Unknown destination handset' },
		{ sid: 'SM1', errorCode: '30008' },
		{ error_code: null, error_message: 'Unknown destination handset' },
		// WeChat's two names.
		{ errcode: 40003, errmsg: 'invalid openid' },
		[{ success: false, error: 'number is not on WhatsApp' }],
		[{ success: false }],
		[{ status: 'failed' }],
		{ results: [{ status: 'failed', error: 'nope' }] },
		{ result: [{ status: 'failed' }] },
		{ data: { results: [{ status: 'failed' }] } },
		{ success: true, data: { message: { status: 'failed' } } },
		{ success: true, data: { result: { data: { id: 1 }, sent: false } } },
		{ isSuccess: false, message: 'x' },
		{ data: { is_success: 'false' } },
		{ total: 5, sent: 0, failed: 5 },
		{ success: true, data: { sent: 0, failed: 1 } },
		{ code: 400, message: 'Invalid number' },
		{ code: '422', message: 'Invalid number' },
		{ data: { code: 500, message: 'No' } },
	])('%j', (body) => {
		expect(bodyReportsFailure(body, 'send')).toBe(true);
	});

	it.each([
		['a message that was read', { id: 'msg_1', status: 'failed', error: 'outside the window' }],
		['a message in an envelope', { data: { id: 'msg_1', status: 'failed', error: 'No' } }],
		['a broadcast', { id: 7, status: 'failed', errors: ['3 numbers are not on WhatsApp'] }],
		['a conversation', { id: 'conv_1', status: 'failed', messages: [{ error: 'No' }] }],
		['a contact with a field of that name', { _id: 'c1', name: 'Jo', error: 'E-12', Sent: false }],
		['a message of Twilio', { sid: 'SM1', status: 'undelivered', error_code: 30008 }],
		['a message that waits', { sid: 'SM1', sent: false }],
		['a log of a call', { statusCode: 500, path: '/messages' }],
		['counts', { sent: 10, delivered: 7, error: 3 }],
		['what an envelope holds', { success: true, data: { success: false, ok: false, error: 'No' } }],
		['a result of one row', { results: [{ status: 'failed', error: 'No' }], total: 1 }],
		['a row with a code', { code: 404, name: 'Leeds' }],
		['a finished broadcast', { total: 5, sent: 0, failed: 5 }],
		['a row with a flag', { isSuccess: false, id: 1 }],
		['a message two wrappers deep', { success: true, data: { message: { status: 'failed' } } }],
		['a list of one', [{ success: false, error: 'No', status: 'failed' }]],
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
		{ success: true, messageId: 'm1', error: { code: 0, message: 'OK' } },
		{ success: true, error: { code: null, message: '', details: [] } },
		{ success: true, error: 'n/a' },
		{ success: true, error: 'No errors' },
		{ ErrorCode: '000', ErrorMessage: 'Done', JobId: '20047' },
		{ errcode: 0, errmsg: 'ok' },
		{ id: 'msg_1', status: 'queued', sent: false },
		{ id: 'msg_1', status: 'draft', sent: false },
		{ id: 'msg_1', status: 'In_Progress', sent: false },
		{ id: 'msg_1', sent: false, scheduled_at: '2027-01-01T00:00:00Z' },
		{ success: true, status: 'queued', data: { id: 'msg_1', sent: false } },
		{ success: true, queued: true, sent: false },
		{ data: { scheduled: true, message: 'Later' }, sent: false },
		{ success: true, data: { total: 500, success: 0, failed: 0 } },
		{ data: { sent: 2, ok: 0 } },
		{ errorCode: 200, message: 'ok' },
		{ success: true, error_code: '200' },
		{ success: true, error: 200 },
		{ error: '201' },
		{ error: { code: 200, message: 'OK' } },
		{ success: true, errorMessage: 'Contact already in list' },
		{ ok: true, error_message: 'Contact already in list' },
		{ sent: 0, total: 0 },
		{ total: 5, sent: 0, failed: 0 },
		{ total: 5, sent: 4, failed: 1 },
		{ status: 'queued', sent: 0, failed: 1 },
		{ code: 200, message: 'ok' },
		{ code: 'ok' },
		{ code: 1000, id: 'm1' },
		{ code: [404], id: 'm1' },
		{ success: true, data: { id: 'm1', code: 482 } },
		{ isSuccess: true },
		{ results: [{ status: 'sent' }] },
		{ results: [{ status: 'sent' }, { status: 'failed' }] },
		{ data: { message: { status: 'sent' } } },
		{ data: { data: { data: { status: 'failed' } } } },
		{ id: 'm1', sent: true, statusCode: 200 },
		{ success: true, data: { id: 'm1', success: true, error: null } },
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
		[],
		[null],
		[{ success: false }, { success: true }],
		[{ status: 'failed' }, { status: 'sent' }],
		'success: false',
		'',
		42,
		null,
		undefined,
	])('%j', (body) => {
		for (const effect of EFFECTS) expect(bodyReportsFailure(body, effect)).toBe(false);
	});
});

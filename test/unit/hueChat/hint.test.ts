import { hint } from '../../../nodes/HueChat/hint';
import { describeFailure } from '../../../nodes/shared/transport/errors/errorInfo';

describe('hint', () => {
	it.each([
		[400, 'outside_messaging_window', 'Not allowed'],
		[400, 'invalid_input', 'Message sent outside the 24-hour window'],
		[400, undefined, "More than 24 hours have passed since the customer's last message"],
		[422, '131047', 'Failed'],
		[403, 'forbidden', 'Re-engagement message'],
		[409, undefined, 'The conversation window has expired'],
		[400, 'session_window_closed', undefined],
		[200, undefined, 'outside the 24 hour window'],
	])('explains the window for %i %s %s', (status, code, text) => {
		const words = hint({ status, code, text });
		expect(words).toContain('within 24 hours');
		expect(words).toContain('template');
	});

	it.each([
		[400, 'invalid_input', 'Phone number must be in E.164 format'],
		[429, 'rate_limited', 'Rate limit exceeded. Retry after 60 seconds.'],
		[404, 'not_found', 'Contact not found'],
		[400, 'invalid_input', 'The window title is too long'],
		[500, undefined, undefined],
	])('says nothing about %i %s %s', (status, code, text) => {
		expect(hint({ status, code, text })).toBeUndefined();
	});

	it('tells the hosts of both kinds of key for 401', () => {
		expect(hint({ status: 401, code: 'unauthorized' })).toContain('sandbox.huechat.ai');
	});

	it('names the scopes for 403', () => {
		expect(hint({ status: 403, code: 'forbidden' })).toContain('contacts:write');
	});

	const vendor = { name: 'HueChat', keyPlace: '', hint };
	const body = { error: 'x', message: 'outside the 24-hour window sk_1', code: 400 };
	const answer = { statusCode: 400, headers: {}, body };
	const redact = (text: string) => text.replaceAll('sk_1', '***');

	it('is part of the description of a refusal, which it follows', () => {
		const fault = describeFailure({ responseKind: 'rejected', answer, isAmbiguous: false }, vendor, redact);
		expect(fault.message).toBe('HueChat rejected the request: outside the 24-hour window ***');
		expect(fault.description).toMatch(/^Check the values .*expects\. WhatsApp takes text/);
	});

	it('is not asked about anything else than a refusal', () => {
		const asked = jest.fn();
		const curious = { ...vendor, hint: asked };
		describeFailure({ responseKind: 'serverError', answer, isAmbiguous: true }, curious, redact);
		describeFailure({ responseKind: 'connectionLost', isAmbiguous: true }, curious, redact);
		expect(asked).not.toHaveBeenCalled();
		describeFailure({ responseKind: 'rejected', answer, isAmbiguous: false }, curious, redact);
		expect(asked).toHaveBeenCalledWith({
			status: 400,
			code: 'x',
			text: 'outside the 24-hour window ***',
		});
	});
});

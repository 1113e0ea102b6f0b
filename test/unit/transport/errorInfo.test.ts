import { describeFailure } from '../../../nodes/shared/transport/errors/errorInfo';
import type { FailureContext } from '../../../nodes/shared/transport/errors/errorInfo';

const vendor = { name: 'Vendor', keyPlace: 'under Settings' };
const told = (failure: Partial<FailureContext>, redact = (text: string) => text) =>
	describeFailure({ responseKind: 'rejected', isAmbiguous: false, ...failure }, vendor, redact);
const answer = (statusCode: number, body: unknown = '') => ({ statusCode, headers: {}, body });

it.each([
	[401, /rejected the API key/, 'credential-invalid'],
	[402, /payment/, 'quota-exhausted'],
	[403, /does not allow/, 'configuration-invalid'],
	[404, /could not find/, 'configuration-invalid'],
	[409, /conflict/, undefined],
	[422, /rejected the request/, undefined],
])('says what HTTP %i means, with the vendor\'s words', (status, message, cause) => {
	const errorInfo = told({ answer: answer(status, { error: { code: 'WORD', message: 'Their words' } }) });
	expect(errorInfo.message).toMatch(message);
	expect(errorInfo.message).toMatch(/: Their words$/);
	expect([errorInfo.status, errorInfo.vendorCode, errorInfo.failure?.cause]).toEqual([status, 'WORD', cause]);
});

it('tells of an ambiguous one that it is not sent again', () => {
	expect(told({ responseKind: 'connectionLost', isAmbiguous: true }).description).toMatch(/not retried automatically/);
	expect(told({ responseKind: 'connectionLost' }).description).not.toMatch(/not retried/);
});

it('says when to come back, to people and programs', () => {
	const comeBackAt = Date.UTC(2027, 0, 1, 12);
	const errorInfo = told({ responseKind: 'rateLimited', comeBackAt, tooLong: true });
	expect(errorInfo.description).toMatch(/ready again at 2027-01-01T12:00:00Z\. .*Max Wait/);
	expect(errorInfo.failure).toEqual({ cause: 'rate-limited', resetsAtEpochMs: comeBackAt });
});

it('redacts the vendor\'s sentence and word', () => {
	const body = { error: { code: 'KEY-word', message: 'bad KEY' } };
	const errorInfo = told({ answer: answer(400, body) }, (text) => text.replaceAll('KEY', '***'));
	expect(JSON.stringify(errorInfo)).not.toContain('KEY');
});

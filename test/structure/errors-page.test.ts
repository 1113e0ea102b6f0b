import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeFailure, describeUnanswered } from '../../nodes/shared/transport/errors/errorInfo';
import { errorInfoOf } from '../../nodes/shared/transport/errors/nodeError';
import type { Outcome } from '../../nodes/shared/transport/errors/outcome';
import type { FailureKind } from '../../nodes/shared/transport/response/responseKind';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'errors.md'), 'utf8');
const vendor = { name: 'HitlChat', keyPlace: 'somewhere' };
const as = (text: string) => text;

// A record, so that the compiler asks for a new responseKind here.
const KINDS: Record<FailureKind, true> = {
	bodyReportsFailure: true,
	unreadable: true,
	redirected: true,
	seeOther: true,
	redirectedUnchanged: true,
	rejected: true,
	rateLimited: true,
	unavailableRetryAfter: true,
	gateway: true,
	serverError: true,
	otherServerError: true,
	unreachable: true,
	badAddress: true,
	tlsFailed: true,
	invalidRequest: true,
	blocked: true,
	fileGone: true,
	canceled: true,
	connectionLost: true,
};

const OUTCOMES = Object.keys({
	delivered: true,
	rejected: true,
	notSent: true,
	ambiguous: true,
	skipped: true,
} satisfies Record<Outcome<unknown>['kind'], true>);

const kinds = Object.keys(KINDS) as Array<keyof typeof KINDS>;

describe('docs/errors.md explains', () => {
	it.each(kinds)('%s', (responseKind) => {
		const { message } = describeFailure({ responseKind, isAmbiguous: false }, vendor, as);
		expect(page).toContain(`| ${message} |`);
	});

	it.each([401, 402, 403, 404, 409, 426])('HTTP %i', (statusCode) => {
		const answer = { statusCode, headers: {}, body: undefined };
		const { message } = describeFailure({ responseKind: 'rejected', isAmbiguous: false, answer }, vendor, as);
		expect(page).toContain(`| ${message} | HTTP ${statusCode}`);
	});

	it('requests before this one that get no answer', () => {
		expect(page).toContain(`| ${describeUnanswered(vendor).message} |`);
	});

	it.each(OUTCOMES)('the outcome %s', (outcome) => {
		expect(page).toContain(`| ${outcome} | `);
	});

	it('a run that ended first', () => {
		expect(page).toContain(`| ${errorInfoOf({ kind: 'skipped' }).message} |`);
	});
});

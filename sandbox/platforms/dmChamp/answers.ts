import type { Answer, ProblemKind } from '../../platform';

export const ERROR_CODES: Record<ProblemKind, string> = {
	invalid: 'INVALID_REQUEST',
	unauthorized: 'UNAUTHORIZED',
	notFound: 'NOT_FOUND',
	rateLimited: 'RATE_LIMITED',
	serverError: 'SERVER_ERROR',
	refused: 'REFUSED',
};

/** A refusal in the error shape of DM Champ. */
export const problem = (status: number, code: string, message: string): Answer => ({
	status,
	body: { error: { code, message } },
});

/** The 404 for `what`, which stands at the start of its message. */
export const missing = (what: string) => problem(404, 'NOT_FOUND', `${what} not found`);

import type { Answer, Problem, ProblemKind } from '../../platform';

const WORDS: Record<ProblemKind, string> = {
	invalid: 'invalid_parameter',
	unauthorized: 'unauthorized',
	notFound: 'not_found',
	rateLimited: 'rate_limited',
	serverError: 'internal_error',
	refused: 'refused',
};

/** A problem in HueChat's error shape. */
export const errorBody = ({ kind, message, status: code }: Problem) => ({
	error: message,
	code: WORDS[kind],
	status: code,
});

/** An answer with this status, code word and sentence. */
export const problem = (code: number, word: string, error: string): Answer => ({
	status: code,
	body: { error, code: word, status: code },
});

export const missing = problem(404, 'not_found', 'Resource not found');

import type { Answer, Problem, ProblemKind } from '../../platform';

const WORDS: Record<ProblemKind, string> = {
	invalid: 'invalid_input',
	unauthorized: 'unauthorized',
	notFound: 'not_found',
	rateLimited: 'rate_limited',
	serverError: 'internal_error',
	refused: 'refused',
};

/** A problem in HueChat's error shape; `retry_after` in whole seconds. */
export function errorBody({ kind, message, status, field, retryAfter }: Problem): object {
	return {
		error: WORDS[kind],
		message,
		code: status,
		...(field !== undefined && { details: { field } }),
		...(retryAfter !== undefined && { retry_after: retryAfter }),
	};
}

/** 404 for a `what`, e.g. `Contact`, that is not there. */
export const missing = (what: string): Answer => ({
	status: 404,
	body: errorBody({ status: 404, kind: 'notFound', message: `${what} not found` }),
});

// The rule is documented, its refusal is not: word, status and sentence are ours.
export const OUTSIDE_WINDOW: Answer = {
	status: 400,
	body: {
		error: 'outside_messaging_window',
		message: "More than 24 hours have passed since the customer's last message",
		code: 400,
	},
};

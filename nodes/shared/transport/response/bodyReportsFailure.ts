import { isObject } from '../../object';
import { decodeBody } from './body';
import type { Effect } from './decide';

type Json = Record<string, unknown>;

const NO = new Set(['false', 'no', '0', 'fail', 'failed', 'failure', 'error']);
// No `0`: several vendors' APIs call success so. No `rejected`: templates and deals can be in that state.
const FAILED = new Set(['false', 'fail', 'failed', 'failure', 'error', 'undelivered', 'undeliverable']);
// What vendors write where there is no error.
const NOTHING = new Set(['', 'false', 'no', '0', 'none', 'null', 'nil', 'ok', 'success', 'no error']);

const isWordOf = (words: ReadonlySet<string>, value: unknown) =>
	typeof value === 'string' && words.has(value.trim().toLowerCase());

const isNo = (value: unknown) => value === false || isWordOf(NO, value);

function isPresent(error: unknown): boolean {
	if (typeof error === 'string') return !isWordOf(NOTHING, error);
	if (Array.isArray(error)) return error.length > 0;
	return error === true || (isObject(error) && Object.keys(error).length > 0);
}

/** `failed` and its like; also the HTTP status of a failed call, written into the body of a 200. */
function isFailed(status: unknown): boolean {
	const number = typeof status === 'boolean' ? NaN : Number(status ?? NaN);
	return status === false || isWordOf(FAILED, status) || (number >= 400 && number < 600);
}

/** The parts of an answer that speak of the call: the body, and what a wrapper around it holds. */
function partsOf(body: Json): Json[] {
	return [body, body.data, body.message, body.result].filter(isObject);
}

const hasError = ({ error, errors, success, ok }: Json) =>
	isPresent(error) || (isPresent(errors) && success !== true && ok !== true);

/**
 * Whether the body of a 2xx answer says that the call did not succeed.
 *
 * - `success`, `ok` or `result` is false, also as text (DM Champ's contact calls answer
 *   `success: false` with HTTP 200; platform-apis.md §2.1).
 * - `error` has a text or an object in it. Something read that has an id may have an `error` of its own,
 *   such as a message that was not delivered: there it says nothing of the call.
 * - `status` is `failed` or `error` (HueChat's schema of a message lists `failed`). That is the state of
 *   what was read, or changed, everywhere but in the answer to a send.
 *
 * Entries of a list are never looked at: each has a state of its own.
 *
 * @param effect of the request; without it nothing is taken for a send
 */
export function bodyReportsFailure(body: unknown, effect?: Effect): boolean {
	const content = decodeBody(body);
	if (!isObject(content)) return false;
	const { success, ok, result } = content;
	if (isNo(success) || success === 0 || isNo(ok) || ok === 0 || isNo(result)) return true;
	if (effect !== 'send' && content.id !== undefined) return false;
	if (hasError(content)) return true;
	return effect === 'send' && partsOf(content).some((part) => isFailed(part.status) || hasError(part));
}

import { isObject } from '../../object';
import { decodeBody } from './body';
import type { Effect } from './decide';
import { byPlainName } from './errorDetails';

/** An object's values, whatever the case of their names: `Success` is `success`, `errorCode` is `error_code`. */
type Named = Map<string, unknown>;

const NO = new Set(['false', 'no', '0', 'fail', 'failed', 'failure', 'error']);
// No `0`: several vendors' APIs call success so. No `rejected`: templates and deals can be in that state.
const FAILED = new Set([
	...['false', 'fail', 'failed', 'failure', 'error', 'unauthorized'],
	...['undelivered', 'undeliverable', 'not_sent', 'not sent'],
]);
// What vendors write where there is no error, beside zeros.
const NOTHING = new Set([
	...['false', 'no', 'none', 'null', 'nil', 'undefined', 'n/a', '-', 'ok', 'success'],
	...['no error', 'no errors', 'no error.', 'no errors.'],
]);
// What was taken and has not left yet.
const WAITING = new Set([
	...['accepted', 'queued', 'pending', 'scheduled', 'sending', 'processing'],
	...['draft', 'created', 'new', 'in_progress'],
]);
const SENT = new Set(['sent', 'success', 'successful', 'succeeded', 'ok', 'delivered', 'done', 'complete', 'completed']);
// Zeros, and the HTTP status of a success.
const FINE = /^(?:0*|2\d\d)$/;

// Trimmed first: blanks on both sides of what may be empty take a time that grows with their square.
const isFine = (text: string) => FINE.test(text.trim());

const isWordOf = (words: ReadonlySet<string>, value: unknown) =>
	typeof value === 'string' && words.has(value.trim().toLowerCase());

const isNo = (value: unknown) => value === false || isWordOf(NO, value);

const isText = (value: unknown) =>
	typeof value === 'string' && !isFine(value) && !isWordOf(NOTHING, value);

const isNumberOfError = (value: unknown) => typeof value === 'number' && !isFine(String(value));

/** Whether a value in an error says anything; `{code: 0, message: 'OK'}` does not. */
function saysSomething(value: unknown): boolean {
	if (typeof value === 'string') return isText(value);
	if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
	return typeof value === 'number' ? isNumberOfError(value) : value !== undefined && value !== null;
}

function isPresent(error: unknown): boolean {
	if (Array.isArray(error)) return error.length > 0;
	return error === true || isText(error) || (isObject(error) && Object.values(error).some(saysSomething));
}

/** In the answer to a send a number is its error; in something read it may count errors. */
const isErrorOfSend = (error: unknown) => isPresent(error) || isNumberOfError(error);

/** The HTTP status of a failed call, written into the body of a 200. */
function isHttpFailure(status: unknown): boolean {
	const number = typeof status === 'number' || typeof status === 'string' ? Number(status) : NaN;
	return number >= 400 && number < 600;
}

const isFailed = (status: unknown) => status === false || isWordOf(FAILED, status) || isHttpFailure(status);

/** Nothing was sent; a count of none is that only beside failures, as an audience can be empty. */
function isUnsent(part: Named): boolean {
	const [sent, failed] = ['sent', 'failed'].map((name) => part.get(name));
	const isLeft = ['queued', 'scheduled', 'pending', 'processing'].some((name) => Number(part.get(name) ?? 0) > 0);
	const most = Number(part.get('total') ?? failed);
	const haveAllFailed = sent === 0 && typeof failed === 'number' && failed > 0 && failed >= most && !isLeft;
	return sent === false || isWordOf(FAILED, sent) || haveAllFailed;
}

/** Whether a part says that the call was taken and leaves later, so that nothing is sent yet. */
function isWaiting(part: Named): boolean {
	const [queued, scheduled, at] = ['queued', 'scheduled', 'scheduledat'].map((name) => part.get(name));
	const hasTime = at !== undefined && at !== null && at !== false && at !== '';
	return queued === true || scheduled === true || hasTime || isWordOf(WAITING, part.get('status'));
}

// Chatwoot says in `payload` whether it changed a conversation's status.
const WRAPPERS = ['data', 'message', 'result', 'payload', 'response'];
// What came of each message: one message has one. A list under another name may be what was there before.
const RESULTS = ['result', 'results'];

/** What the wrappers in a part hold. */
function wrappedIn(part: Named): Named[] {
	const inLists = RESULTS.map((name) => part.get(name)).flatMap((list) =>
		Array.isArray(list) && list.length === 1 ? (list as unknown[]) : [],
	);
	return [...WRAPPERS.map((name) => part.get(name)), ...inLists].filter(isObject).map(byPlainName);
}

/** The parts of an answer that speak of the call: the body, and what one wrapper or two around it hold. */
function partsOf(body: Named): Named[] {
	const wrapped = wrappedIn(body);
	return [body, ...wrapped, ...wrapped.flatMap(wrappedIn)];
}

/** Whether a part counts, and no failures yet: its `success: 0` is then a number of messages, not a no. */
function isCount(part: Named): boolean {
	const isSome = (name: string) => Number(part.get(name) ?? 0) > 0;
	return ['total', 'sent'].some(isSome) && !['failed', 'errors'].some(isSome);
}

function saysNo(part: Named): boolean {
	const [success, ok, result] = ['success', 'ok', 'result'].map((name) => part.get(name));
	const isZero = (success === 0 || ok === 0) && !isCount(part);
	return isNo(success) || isNo(ok) || isNo(result) || isZero;
}

const isDone = (part: Named) => part.get('success') === true || part.get('ok') === true;

/** The same in words: `status: "sent"`. */
const isDoneInWords = (part: Named) =>
	['status', 'result'].some((name) => isWordOf(SENT, part.get(name)) || isWordOf(WAITING, part.get(name)));

const hasError = (part: Named) =>
	isPresent(part.get('error')) || (!isDone(part) && isPresent(part.get('errors')));

/** Where there is a code it counts, whatever the sentence beside it says; beside a success that is a notice. */
function hasErrorCode(part: Named): boolean {
	const sentence = isDone(part) ? undefined : part.get('errormessage');
	return isErrorOfSend(part.get('errorcode') ?? part.get('errcode') ?? sentence);
}

function isFailedSend(part: Named): boolean {
	if (saysNo(part) || isNo(part.get('issuccess'))) return true;
	if (hasError(part) || isErrorOfSend(part.get('error'))) return true;
	return [part.get('status'), part.get('statuscode')].some(isFailed) || hasErrorCode(part);
}

/** Whether a part's `code` is the HTTP status of a failed call; beside an id it is what was made, such as a city's. */
const hasFailedCode = (part: Named) => !part.has('id') && isHttpFailure(part.get('code'));

function isSendFailed(parts: Named[]): boolean {
	if (parts.some(isFailedSend) || (parts.some(isUnsent) && !parts.some(isWaiting))) return true;
	// Inside a success it is a code of what was sent, such as one to sign in with.
	return !parts.some((part) => isDone(part) || isDoneInWords(part)) && parts.some(hasFailedCode);
}

/**
 * Whether the body of a 2xx answer says that the call did not succeed.
 *
 * - `success`, `ok` or `result` is false, also as text (DM Champ's contact calls answer
 *   `success: false` with HTTP 200; platform-apis.md §2.1).
 * - `error` has a text or an object in it. Something read that has an id may have an `error` of its own,
 *   such as a message that was not delivered: there it says nothing of the call.
 * - In the answer to a send only, or in its wrappers: `status` is `failed` or `error` (HueChat's schema of a
 *   message lists `failed`), `isSuccess` is false, `sent` is false (or none, beside failures) and nothing says
 *   that it waits, `code` is the HTTP status of a failure, or there is an error's number. Everywhere else
 *   that is the state of what was read, or changed.
 *
 * Entries of a list are never looked at, as each has a state of its own; but a list of one that answers a
 * send, or is its result, tells of that send.
 *
 * @param effect of the request; without it nothing is taken for a send
 */
export function bodyReportsFailure(body: unknown, effect?: Effect): boolean {
	const isSend = effect === 'send';
	const answer = decodeBody(body);
	const content: unknown = isSend && Array.isArray(answer) && answer.length === 1 ? answer[0] : answer;
	if (!isObject(content)) return false;
	const named = byPlainName(content);
	if (isSend) return isSendFailed(partsOf(named));
	return saysNo(named) || (named.get('id') === undefined && hasError(named));
}

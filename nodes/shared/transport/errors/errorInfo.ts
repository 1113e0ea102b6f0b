import type { Failure } from 'n8n-workflow';

import type { Answer, FailureKind } from '../response/responseKind';
import { readVendorMessage } from '../response/vendorMessage';
import type { VendorMessage } from '../response/vendorMessage';
import { BY_STATUS, BY_KIND, UNANSWERED } from './errorMessages';
import type { Vendor, Words } from './errorMessages';

/** Why a request did not succeed, in the user's words. Holds no secret. */
export interface ErrorInfo {
	/** What happened; the vendor's own sentence where there is one. */
	message: string;
	/** Why, and what to do about it. */
	description: string;
	/** The HTTP status, when there was an answer. */
	status?: number;
	/** The vendor's machine-readable word. */
	vendorCode?: string;
	/** n8n's machine-readable cause. */
	failure?: Failure;
	/** When the vendor is ready again, epoch milliseconds. */
	comeBackAt?: number;
}

const ambiguous = ({ name }: Vendor) =>
	`It may have been processed, so it is not retried automatically. Check in ${name} before sending it again.`;

/** What is known of one failed try. */
export interface FailureContext {
	responseKind: FailureKind;
	answer?: Answer;
	/** True where the vendor may have processed it. */
	isAmbiguous: boolean;
	/** When to come back, epoch milliseconds. */
	comeBackAt?: number;
	/** True where the wait was not begun or not finished, being beyond Max Wait. */
	tooLong?: boolean;
	/** How often it was tried, where that is why it is not tried again. */
	attempts?: number;
}

const time = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');

function failureOf(words: Words, at: number | undefined): Failure | undefined {
	const { failure } = words;
	if (failure === undefined || at === undefined) return failure;
	const timed = failure.cause === 'rate-limited' || failure.cause === 'temporarily-unavailable';
	return timed ? { cause: failure.cause, resetsAtEpochMs: at } : failure;
}

function describe(words: Words, failure: FailureContext, vendor: Vendor): string {
	const { isAmbiguous, comeBackAt, tooLong, attempts } = failure;
	const parts = [words.description(vendor)];
	if (isAmbiguous) parts.push(ambiguous(vendor));
	if (attempts !== undefined) parts.push(`It was tried ${attempts} times.`);
	if (comeBackAt !== undefined) parts.push(`${vendor.name} is ready again at ${time(comeBackAt)}.`);
	if (tooLong) {
		parts.push(
			"Waiting until then is beyond this node's Max Wait or the workflow's time limit: raise Max Wait on the node's Settings tab, send less at once, or run this again later.",
		);
	}
	return parts.join(' ');
}

function hintFor({ answer, responseKind }: FailureContext, vendor: Vendor, said: VendorMessage): string {
	if (answer === undefined || (responseKind !== 'rejected' && responseKind !== 'bodyReportsFailure')) return '';
	const hint = vendor.hint?.({ status: answer.statusCode, ...said });
	return hint === undefined ? '' : ` ${hint}`;
}

/** Tells of an item that never left, because the requests before it got no answer in time. */
export function describeUnanswered(vendor: Vendor): ErrorInfo {
	const { message, description, failure } = UNANSWERED;
	return { message: message(vendor), description: description(vendor), failure };
}

/**
 * Puts a failed try into words.
 *
 * @param failure what is known
 * @param vendor whose words they are
 * @param redact cuts the credential's secrets out of everything that came from outside
 */
export function describeFailure(
	failure: FailureContext,
	vendor: Vendor,
	redact: (text: string) => string,
): ErrorInfo {
	const { answer, responseKind } = failure;
	const special = responseKind === 'rejected' && answer ? BY_STATUS[answer.statusCode] : undefined;
	const words = special ?? BY_KIND[responseKind];
	const vendorMessage = answer ? readVendorMessage(answer.body, redact) : {};
	return {
		message: vendorMessage.text
			? `${words.message(vendor)}: ${vendorMessage.text}`
			: words.message(vendor),
		description: describe(words, failure, vendor) + hintFor(failure, vendor, vendorMessage),
		status: answer?.statusCode,
		vendorCode: vendorMessage.code,
		failure: failureOf(words, failure.comeBackAt),
		comeBackAt: failure.comeBackAt,
	};
}

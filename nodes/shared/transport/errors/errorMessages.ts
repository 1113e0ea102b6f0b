import type { Failure } from 'n8n-workflow';

import type { FailureKind } from '../response/responseKind';

/** What the words need to know about the vendor. */
export interface Vendor {
	/** The name that users know, such as `HitlChat`. */
	name: string;
	/** Where a user finds the key, as half a sentence: `in HitlChat under My Account → API`. */
	keyPlace: string;
	/** What to do about a refusal, where the vendor's rules tell more than its answer. */
	hint?: (refusal: Refusal) => string | undefined;
}

/** A request that the vendor rejected, without the credential's secrets. */
export interface Refusal {
	/** The HTTP status. */
	status: number;
	/** The vendor's machine-readable word. */
	code?: string;
	/** The vendor's sentence. */
	text?: string;
}

/** The sentences for one kind of failure. */
export interface Words {
	message: (vendor: Vendor) => string;
	description: (vendor: Vendor) => string;
	failure?: Failure;
}

const say = (
	message: (v: Vendor) => string,
	description: (v: Vendor) => string,
	failure?: Failure,
): Words => ({ message, description, failure });

const unavailable: Failure = { cause: 'temporarily-unavailable' };
const misconfigured: Failure = { cause: 'configuration-invalid' };

const tryLater = (v: Vendor) => `${v.name} is temporarily unavailable. Try again later.`;
const notFollowed = 'Redirects are not followed, because the API key would be sent along.';
const finalAddress = 'Enter the final address as the Base URL in the credential.';

/** For HTTP statuses that mean the same with every vendor. */
export const BY_STATUS: Record<number, Words> = {
	401: say(
		(v) => `${v.name} rejected the API key`,
		(v) => `Check the key in this node's credential: you find it ${v.keyPlace}.`,
		{ cause: 'credential-invalid' },
	),
	402: say(
		(v) => `${v.name} requires payment`,
		() => 'The account has no credits left, or its plan does not include this call.',
		{ cause: 'quota-exhausted' },
	),
	403: say(
		(v) => `${v.name} does not allow this call with this API key`,
		() => 'The key lacks a permission, or the account does not have this feature.',
		misconfigured,
	),
	404: say(
		(v) => `${v.name} could not find the requested resource`,
		() => 'Check the IDs in this node and the Base URL in the credential.',
		misconfigured,
	),
	409: say(
		(v) => `${v.name} reports a conflict with what is there already`,
		(v) => `This may have been done before. Check in ${v.name} before you repeat it.`,
	),
	426: say(
		(v) => `${v.name} accepts encrypted connections only`,
		() => 'Begin the Base URL in the credential with https://.',
		misconfigured,
	),
};

/** For an item that never left, because the requests before it got no answer in time. */
export const UNANSWERED = say(
	(v) => `${v.name} has not answered earlier requests with this API key`,
	() =>
		"Nothing was sent for this item: waiting for those answers is beyond this node's Max Wait. Try again later.",
	unavailable,
);

/** For everything else. */
export const BY_KIND: Record<FailureKind, Words> = {
	bodyReportsFailure: say(
		(v) => `${v.name} reported that this did not succeed`,
		() => 'The HTTP status says success, but the answer itself says that the call did not succeed.',
	),
	unreadable: say(
		(v) => `${v.name} answered with a web page instead of data`,
		() => 'Check the Base URL in the credential, and whether a proxy or a login page is in between.',
	),
	redirected: say(
		(v) => `${v.name} answered with a redirect`,
		() => `${notFollowed} ${finalAddress}`,
		misconfigured,
	),
	seeOther: say(
		(v) => `${v.name} answered that the result is at another address`,
		() => notFollowed,
	),
	redirectedUnchanged: say(
		(v) => `${v.name} answered with a redirect`,
		() => `The request was not processed. ${notFollowed} ${finalAddress}`,
		misconfigured,
	),
	rejected: say(
		(v) => `${v.name} rejected the request`,
		(v) => `Check the values in this node against what ${v.name} expects.`,
	),
	rateLimited: say(
		(v) => `${v.name} is receiving too many requests with this API key`,
		() => 'Nothing was done for this item.',
		{ cause: 'rate-limited' },
	),
	unavailableRetryAfter: say(
		(v) => `${v.name} is temporarily unavailable`,
		() => 'It answered with HTTP 503 and a time to try again.',
		unavailable,
	),
	gateway: say((v) => `${v.name} could not be reached behind its gateway`, tryLater, unavailable),
	serverError: say((v) => `${v.name} ran into a fault of its own`, tryLater, unavailable),
	otherServerError: say((v) => `${v.name} could not answer the request`, tryLater, unavailable),
	unreachable: say(
		(v) => `${v.name} could not be reached`,
		() =>
			'No connection could be made, so nothing was sent. Check the Base URL in the credential and the network.',
		unavailable,
	),
	badAddress: say(
		(v) => `${v.name} could not be reached at its Base URL`,
		() =>
			'The host name does not exist or the address is not valid, so nothing was sent. Check the Base URL in the credential.',
		misconfigured,
	),
	tlsFailed: say(
		(v) => `No secure connection to ${v.name} could be made`,
		() =>
			'Its certificate is not valid, or there is no HTTPS at this address, so nothing was sent. Check the Base URL in the credential: https://, host and port.',
		misconfigured,
	),
	invalidRequest: say(
		(v) => `The request to ${v.name} could not be made`,
		() =>
			'A value holds a character that an address or an HTTP header cannot carry, so nothing was sent. Check the API key in the credential and the IDs in this node.',
		misconfigured,
	),
	blocked: say(
		(v) => `n8n did not let this request to ${v.name} leave`,
		() =>
			'Nothing was sent. Check the allowed domains of the credential and the network rules of this n8n.',
		misconfigured,
	),
	fileGone: say(
		(v) => `The file for ${v.name} could not be read`,
		() =>
			'Nothing was sent. n8n no longer has the file that the item names: run the workflow from the node that fetched it.',
	),
	canceled: say(
		// n8n stores a run as canceled only where the error says so in this spelling.
		(v) => `The run was canceled while ${v.name} had the request`,
		() => 'The request had been sent, and its answer was not waited for.',
	),
	connectionLost: say(
		(v) => `The connection to ${v.name} was lost before an answer came`,
		() => 'The request had been sent, and no answer was received.',
		unavailable,
	),
};

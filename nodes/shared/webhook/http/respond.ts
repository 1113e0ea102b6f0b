import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../object';

/** What the webhook door says to a caller it turns away. */
export interface Refusal {
	status: number;
	/** A word for programs: `UNAUTHORIZED`, `INVALID_REQUEST`, … */
	code: string;
	/** A sentence for people, naming the field where it is about one. */
	message: string;
	/** Seconds after which the same call may succeed. */
	retryAfter?: number;
}

/** The vendor's own shapes, so that who posts to the vendor can post here unchanged. */
export interface ResponseFormat {
	/** @param id the vendor's id of what was delivered */
	accepted(id: string | null): IDataObject;
	refused(refusal: Refusal): IDataObject;
}

/** The part of an Express response that the webhook door uses. */
export interface Reply {
	statusCode: number;
	headersSent: boolean;
	status(code: number): unknown;
	setHeader(name: string, value: string): unknown;
	json(body: unknown): unknown;
	once(event: 'finish', listener: () => void): unknown;
}

/** Answers a caller in the vendor's words. */
export function refuse(reply: Reply, responseFormat: ResponseFormat, refusal: Refusal): void {
	if (reply.headersSent) return;
	if (refusal.retryAfter !== undefined) {
		reply.setHeader('Retry-After', String(refusal.retryAfter));
	}
	reply.status(refusal.status);
	reply.json(responseFormat.refused(refusal));
}

/**
 * Answers a caller whose delivery needs no run: it was done before, or nobody wants it.
 *
 * @param more what a vendor that tries out the URL wants to hear back
 */
export function accept(
	reply: Reply,
	responseFormat: ResponseFormat,
	id: string | null,
	more: IDataObject = {},
): void {
	reply.status(200);
	reply.json({ ...responseFormat.accepted(id), ...more });
}

const NOT_DONE: Refusal = {
	status: 500,
	code: 'WORKFLOW_FAILED',
	message: 'The workflow did not finish. Send the same again.',
};

const isAccepted = (status: number): boolean => status >= 200 && status < 300;

/**
 * Whether n8n says in words that it has no result. It does so with status 200, also for a run that
 * never began, such as one that a restarted main took for crashed just before it came into the
 * queue. A run that ended well is answered without a body.
 */
const hasNoRun = (body: unknown): boolean => isObject(body) && 'message' in body;

/**
 * Lets n8n answer, in the vendor's words, and tells how it answered.
 *
 * What n8n is about to say is taken at its `json` call and not at the end of the transfer: a caller
 * who has hung up meanwhile ends the transfer, yet the run goes on and its answer is still known.
 * The body is replaced, because n8n's own are made for its editor.
 *
 * @param whenFinished whether n8n answers after the run
 * @param settled called once, before the caller can know: true where it is accepted
 */
export function watchAnswer(
	reply: Reply,
	{ responseFormat, id, whenFinished }: { responseFormat: ResponseFormat; id: string | null; whenFinished: boolean },
	settled: (accepted: boolean) => void,
): void {
	const inherited = reply.json;
	reply.json = (body) => {
		reply.json = inherited;
		if (whenFinished && isAccepted(reply.statusCode) && hasNoRun(body)) reply.status(NOT_DONE.status);
		const status = reply.statusCode;
		settled(isAccepted(status));
		if (isAccepted(status)) return reply.json(responseFormat.accepted(id));
		return reply.json(responseFormat.refused({ ...NOT_DONE, status }));
	};
	// Whatever n8n answers with by another way than `json`.
	reply.once('finish', () => settled(isAccepted(reply.statusCode)));
}

import type { IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';

import type { Encode } from '../transport/send/encoding';
import type { Paging } from '../transport/response/pages';
import type { Platform } from '../transport/platform';
import type { Effect } from '../transport/response/decide';
import type { Request } from '../transport/send/request';
import type { Answer } from '../transport/response/responseKind';

/** A file of an item, without its bytes. */
export interface FileView {
	/** The binary field that holds it. */
	property: string;
	fileName: string;
	mimeType: string;
	/** The same for the same file: n8n's id of what it stored, or a hash of the bytes. */
	fingerprint: string;
}

/** What an operation's checks may ask of the item they check. */
export interface ItemView {
	/** The value of a parameter for this item; expressions are resolved. */
	parameter(name: string, fallback?: unknown): unknown;
	/**
	 * The value as it stands in the workflow, which no expression and no agent can fill; undefined where
	 * the user left the default.
	 *
	 * @param name path with dots
	 */
	literal(name: string): unknown;
	/** The workflow's time zone, an IANA name. */
	timezone: string;
	/** Now, epoch milliseconds. */
	now: number;
	/** The item's index. */
	itemIndex: number;
	/**
	 * What names this item of this run and no other, ever: the n8n instance, workflow, node, execution,
	 * when it began, run and item. The same on every try of n8n's Retry On Fail. The moment is in it
	 * because execution ids begin anew with an empty database, under the same instance id.
	 */
	identity(): ReadonlyArray<string | number>;
	/** The file in a binary field of the item; undefined where there is none. */
	file(property: string): FileView | undefined;
}

/**
 * Looks at a request before anything leaves: may rewrite values into the form that the document
 * shows, or throw a `InputError` that says what is wrong with which field.
 */
export type Check = (request: Request, item: ItemView) => void;

/**
 * Reads something more from the vendor for an item that was delivered.
 *
 * @returns the answer; undefined where it could not be had
 */
export type Ask = (request: IHttpRequestOptions) => Promise<Answer | undefined>;

/** How Delivery treats one operation. */
export interface OperationPolicy {
	platform: Platform;
	effect: Effect;
	/** Method and path template, such as `POST /contacts`: the line where limits count per route. */
	route: string;
	/** Run in order, before anything leaves. */
	checks: readonly Check[];
	/** Objects in the body whose empty fields are left out as well. */
	compact?: readonly string[];
	/** Fields of the body that are sent even when they are empty, because the document has them. */
	keep?: readonly string[];
	/** Has the Dry Run option. */
	dryRun?: boolean;
	/** Whom a message goes to: messages to one recipient keep their order. */
	recipient?: (request: Request) => string | undefined;
	/** For a list that comes in pages; each page is a request of its own. */
	pages?: Paging;
	/** Puts the body together anew for every try, where it is no JSON. */
	encode?: Encode;
	/** Answers that the vendor documents for a success of this operation although they look otherwise. */
	accepts?: (answer: Answer) => boolean;
	/** Completes what a delivered item gives out by reading more. Must not reject. */
	complete?: (
		items: INodeExecutionData[],
		request: Request,
		ask: Ask,
	) => Promise<INodeExecutionData[]>;
}

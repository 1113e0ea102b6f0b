import type { Platform } from './platform';
import type { Effect } from './policy';
import type { Request } from './request';

/** What an operation's checks may ask of the item they check. */
export interface ItemView {
	/** The value of a parameter for this item; expressions are resolved. */
	parameter(name: string, fallback?: unknown): unknown;
	/** The workflow's time zone, an IANA name. */
	timezone: string;
	/** Now, epoch milliseconds. */
	now: number;
	/** The item's index. */
	itemIndex: number;
}

/**
 * Looks at a request before anything leaves: may rewrite values into the form that the document
 * shows, or throw a `Mistake` that says what is wrong with which field.
 */
export type Check = (request: Request, item: ItemView) => void;

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
	/** Whom a message goes to: messages to one recipient keep their order. */
	recipient?: (request: Request) => string | undefined;
}

import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import type { FlatMessage, Verified } from '../message/message';
import type { Call, Result } from './body';
import type { Part } from './parts';
import type { ResponseFormat } from './respond';

/** A delivery that a platform has understood. */
export interface Delivery {
	/** Keeps events apart that carry the same id. */
	kind: string;
	/** Whom the vendor delivered to; '' where it names none. */
	receiver: string;
	/** null where the vendor gave none: such a delivery cannot be a duplicate. */
	id: string | null;
	/** What leaves it out, as the user sees its name: a filter, or that the event is not chosen. */
	leftOutBy?: string;
	/** The flat message, with what the platform adds to it. */
	message: FlatMessage;
}

/** A call by which a vendor tries out the URL: it is answered and starts nothing. */
export interface Ping {
	ping: true;
	/** What some vendors want to hear back. */
	answer?: IDataObject;
}

/** What is known of a caller. */
export interface Verification {
	verified: Verified;
	/** What became of its signature, where the platform signs. */
	signature?: string;
}

/** What stands around an object of the body. */
export interface Around {
	headers: Call['headers'];
	/** Its place among the objects of the call. */
	part: Omit<Part, 'body'>;
}

/** A platform's side of the webhook. Its functions never answer; where one throws, the caller gets a 500. */
export interface WebhookAdapter {
	responseFormat: ResponseFormat;
	/** Whether the caller is answered after the run, and not as soon as n8n has the execution. */
	whenFinished(context: IWebhookFunctions): boolean;
	/**
	 * Finds out who called.
	 *
	 * @param bytes reads the body, for a signature; a stranger's body is better left unread
	 */
	verify(
		context: IWebhookFunctions,
		call: Call,
		bytes: () => Promise<Result<Buffer>>,
	): Promise<Result<Verification | Ping>>;
	/** Reads one object of the body, with objects in the place of JSON that a sender put into a text. */
	read(
		context: IWebhookFunctions,
		body: IDataObject,
		verification: Verification,
		around: Around,
	): Result<Delivery | Ping>;
	/** What somebody who listens in the editor should know about this trigger. */
	hint?(context: IWebhookFunctions): string | undefined;
}

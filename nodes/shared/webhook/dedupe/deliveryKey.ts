import { createHash } from 'node:crypto';

/** What makes two deliveries the same one. */
export interface Identity {
	workflowId: string;
	nodeId: string;
	/** A try in the editor must not use up what is meant for the published workflow. */
	test: boolean;
	/** Kind of event: a reaction may carry the id of the message it belongs to. */
	kind: string;
	/** Whom the vendor delivered to; '' where it names none. */
	receiver: string;
	/** Where it was written: a vendor may count its messages for each channel. */
	channel: string;
	/** Who wrote it: ids that a sender makes up are its own only. */
	sender: string;
	/** The id that the vendor gave. */
	id: string;
}

/**
 * Name of a delivery for the memory of what was received.
 *
 * @returns 43 characters, whatever the length of the parts
 */
export function deliveryKey(identity: Identity): string {
	const { workflowId, nodeId, test, kind, receiver, channel, sender, id } = identity;
	// As JSON, so that no two lists of parts read the same.
	const parts = JSON.stringify([workflowId, nodeId, test, kind, receiver, channel, sender, id]);
	return createHash('sha256').update(parts).digest('base64url');
}

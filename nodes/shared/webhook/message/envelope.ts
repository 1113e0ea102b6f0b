import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { FlatMessage } from './message';

/** What `webhook()` tells the same trigger's `execute()`, which opens the item and passes it on. */
export interface Envelope {
	/** Name of the delivery; null where it can be no duplicate. */
	key: string | null;
	/** Whether the caller is answered after the run. */
	whenFinished: boolean;
	message: FlatMessage;
}

const MARK = 'chatInboxDelivery';

/** Puts a message into the one item that starts an execution. */
export function wrap(envelope: Envelope): INodeExecutionData {
	return { json: { [MARK]: envelope as unknown as IDataObject } };
}

/** @returns undefined for an item that {@link wrap} did not make */
export function unwrap(item: INodeExecutionData): Envelope | undefined {
	const envelope = item.json[MARK];
	return envelope === undefined ? undefined : (envelope as unknown as Envelope);
}

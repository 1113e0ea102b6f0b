import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { FlatMessage } from './message';

/** A message that `webhook()` hands to the same trigger's `execute()`, which passes it on. */
export interface Envelope {
	/** Name of the delivery; null where it can be no duplicate. */
	key: string | null;
	/** Whether the caller is answered after the run. */
	whenFinished: boolean;
	message: FlatMessage;
	/** What somebody who listens in the editor is to be told. */
	hint?: string;
}

/** That a call was refused while somebody listened in the editor. It holds nothing of the call. */
export interface RefusedCall {
	/** The sentence that the caller got. */
	refused: string;
}

const MARK = 'chatInboxDelivery';

/** Puts a message, or the news of a refused call, into an item that starts an execution. */
export function wrap(envelope: Envelope | RefusedCall): INodeExecutionData {
	return { json: { [MARK]: envelope as unknown as IDataObject } };
}

/** @returns undefined for an item that {@link wrap} did not make */
export function unwrap(item: INodeExecutionData): Envelope | RefusedCall | undefined {
	const envelope = item.json[MARK];
	return envelope === undefined ? undefined : (envelope as unknown as Envelope | RefusedCall);
}

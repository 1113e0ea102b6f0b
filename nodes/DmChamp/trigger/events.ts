import type { IDataObject } from 'n8n-workflow';

import type { Result } from '../../shared/webhook/http/body';
import type { Verified } from '../../shared/webhook/message/message';
import type { Delivery } from '../../shared/webhook/http/handleWebhook';
import { readAutoRecharge } from './autoRecharge';
import { readIncomingMessage } from './incomingMessage';
import { readPlatformEvent } from './platformEvent';

/** A delivery before the user's filters have seen it. */
export type EventDelivery = Omit<Delivery, 'wanted'>;

type ReadEvent = (body: IDataObject, verified: Verified) => Result<EventDelivery>;

/** What a trigger can wait for, by the value of its Event field. */
export const events = {
	autoRecharge: readAutoRecharge,
	message: readIncomingMessage,
	platformEvent: readPlatformEvent,
} satisfies Record<string, ReadEvent>;

export type EventName = keyof typeof events;

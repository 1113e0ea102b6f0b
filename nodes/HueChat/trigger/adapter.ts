import type { Inlet } from '../../shared/webhook/http/handleWebhook';
import { chosenEvents } from './events';
import { readEvent } from './read';
import { verifyCall } from './verify';
import { wording } from './responseFormat';

/** HueChat's side of Intake. */
export const inlet: Inlet = {
	wording,
	whenFinished: (context) => context.getNodeParameter('responseMode') === 'lastNode',
	verify: verifyCall,
	read: (context, body, verified) =>
		readEvent(body, verified, chosenEvents(context.getNodeParameter('events', []))),
};

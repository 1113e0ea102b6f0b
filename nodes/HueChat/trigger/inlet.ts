import type { Inlet } from '../../shared/intake/receive';
import { chosenEvents } from './events';
import { readEvent } from './read';
import { verifyCall } from './verify';
import { wording } from './wording';

/** HueChat's side of Intake. */
export const inlet: Inlet = {
	wording,
	whenFinished: (context) => context.getNodeParameter('responseMode') === 'lastNode',
	verify: verifyCall,
	read: (context, body, verified) =>
		readEvent(body, verified, chosenEvents(context.getNodeParameter('events', []))),
};

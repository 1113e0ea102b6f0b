import { stableId } from '../../shared/fields';
import type { Check } from '../../shared/operation';

interface Body {
	customData: { messageSid?: unknown };
}

/**
 * A check that gives a message an id where the user gave none. DM Champ drops a message whose id it
 * has seen, so the id must be the same on every try of one item and never the same for another: it is
 * a hash of the item's place in this n8n, the moment its run began, and the message itself.
 */
export const messageSid: Check = ({ body }, item) => {
	const { customData } = body as unknown as Body;
	customData.messageSid ??= stableId(item, body);
};

import type { Check } from '../../shared/operation/operationPolicy';
import { at, put } from '../../shared/fields/path';
import { stableId } from '../../shared/fields/stableId';

const PLACE = ['body', 'customData', 'messageSid'];

/**
 * A check that gives a message an id where the user gave none. DM Champ drops a message whose id it
 * has seen, so the id must be the same on every try of one item and never the same for another: it is
 * a hash of the item's place in this n8n, the moment its run began, and the message itself.
 */
export const messageSid: Check = (request, item) => {
	const given = at(request, PLACE);
	if (given !== undefined && given !== null && String(given).trim() !== '') {
		put(request, PLACE, String(given).trim());
		return;
	}
	put(request, PLACE, stableId(item, request.body));
};

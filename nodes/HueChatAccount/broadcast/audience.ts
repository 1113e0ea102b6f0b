import { readId } from '../../shared/fields';
import { demandAudience, refuseBlankAudience } from '../../shared/operation';
import type { Check } from '../../shared/operation';

/** Servers of the family read what is no UUID as nothing. */
const demandUuid: Check = ({ body }, { timezone, now }) => {
	const { contact_list_id: list } = (body ?? {}) as { contact_list_id?: unknown };
	if (list !== undefined) readId(list, { label: 'Contact List', timezone, now }, { kind: 'uuid' });
};

/**
 * Demands an audience of a new broadcast, whoever put it into the body: the node's own field or Extra
 * Fields (JSON).
 *
 * @throws InputError because a blank one could mean everybody
 */
export const audienceOfNew: Check = (request, item) => {
	demandAudience(request, item);
	demandUuid(request, item);
};

/** The same for a change, which may leave the audience as it is, but not blank it. */
export const audienceOfChange: Check = (request, item) => {
	refuseBlankAudience(request, item);
	demandUuid(request, item);
};

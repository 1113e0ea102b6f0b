import { inQuery, returnAllOrLimit, text } from '../../shared/fields';
import type { Field } from '../../shared/fields';
import type { Check } from '../../shared/operation';

// The page names defaults (100 of all, 10 of a contact) and no maximum; without a limit the rest
// would be missing.
const ALL = 10_000;

const [returnAll, limit] = returnAllOrLimit();

/** How many sessions are wanted. */
export const sessionLimit: Field[] = [returnAll, { ...limit, to: inQuery('limit') }];

/** Asks the vendor for more than anybody has, where all are wanted. */
export const askForAll: Check = (request, { values }) => {
	if (values.returnAll === true) request.qs = { ...request.qs, limit: ALL };
};

/** The status of a chat session; the pages name a list of values that was not visible. */
export const status = text({
	displayName: 'Status',
	name: 'status',
	placeholder: 'e.g. active',
	description: 'Only sessions with this status, spelled as the status of a session in the output',
	to: inQuery('status'),
});

import { isBlank, readId } from '../../shared/fields';
import type { Check } from '../../shared/operation';
import { isObject } from '../../shared/object';
import { InputError } from '../../shared/transport';

/** How a field that says whom a broadcast goes to may be called; no document lists them. */
const AUDIENCE = /audience|contact|group|label|list|number|phone|recipient|segment|tag|target/i;

const saysNothing = (value: unknown): boolean =>
	isBlank(value) ||
	(Array.isArray(value) && value.every(saysNothing)) ||
	(isObject(value) && Object.values(value).every(saysNothing));

/**
 * A check that no audience in the body is blank, whoever put it there: the node's own field or Extra
 * Fields (JSON). It must be the last one. An update may leave the audience as it is, but not blank it.
 *
 * @throws InputError because a blank audience could mean everybody
 */
export const refuseBlankAudience: Check = ({ body }, { timezone, now }) => {
	const fields = (body ?? {}) as Record<string, unknown>;
	const isBlankAudience = ([name, value]: [string, unknown]) =>
		AUDIENCE.test(name) && saysNothing(value);
	if (Object.entries(fields).some(isBlankAudience)) {
		throw new InputError(
			'The audience of this broadcast is blank',
			'A blank audience could mean everybody, so nothing was sent. Choose a contact list; if it is an expression, it resolved to an empty value for this item.',
		);
	}
	const { contact_list_id: list } = fields;
	// Servers of the family read what is no UUID as nothing.
	if (list !== undefined) readId(list, { label: 'Contact List', timezone, now }, { kind: 'uuid' });
};

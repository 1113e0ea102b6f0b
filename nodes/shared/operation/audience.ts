import { isBlank } from '../fields';
import { isObject } from '../object';
import { InputError } from '../transport';
import type { Check } from './spec';

/** How a field that says whom a broadcast goes to may be called; no document lists them. */
const AUDIENCE = /audience|contact|group|label|list|number|phone|recipient|segment|tag|target/i;

const saysNothing = (value: unknown): boolean =>
	isBlank(value) ||
	(Array.isArray(value) && value.every(saysNothing)) ||
	(isObject(value) && Object.values(value).every(saysNothing));

const audiencesIn = (body: unknown): Array<[string, unknown]> =>
	Object.entries(Object(body) as object).filter(([name]) => AUDIENCE.test(name));

const blank = (what: string) =>
	new InputError(
		`The audience of this broadcast is ${what}`,
		`${what === 'blank' ? 'A blank' : 'No'} audience could mean everybody, so nothing was sent. Say whom it goes to; if that is an expression, it resolved to an empty value for this item.`,
	);

/**
 * Refuses a body in which any field that names an audience is blank, whoever put it there: the node's
 * own field or free JSON. A body without such a field leaves the audience as it is.
 *
 * @throws InputError because a blank audience could mean everybody
 */
export const refuseBlankAudience: Check = ({ body }) => {
	if (audiencesIn(body).some(([, value]) => saysNothing(value))) throw blank('blank');
};

/**
 * The same where the body must name an audience, such as that of a new broadcast.
 *
 * @throws InputError because no audience could mean everybody as well
 */
export const demandAudience: Check = (request, item) => {
	refuseBlankAudience(request, item);
	if (audiencesIn(request.body).length === 0) throw blank('missing');
};

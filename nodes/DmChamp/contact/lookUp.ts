import type { IDataObject } from 'n8n-workflow';

import type { Ask, ShapedItem } from '../../shared/operation';
import type { Request } from '../../shared/transport';
import { contactFieldsOf, contactIdOf } from '../shapes';

const GIVEN = ['firstName', 'lastName', 'phone', 'email'] as const;

/** The contact that the vendor knows under the phone number or the email address of the request. */
async function found(body: IDataObject, ask: Ask): Promise<IDataObject | undefined> {
	const queries = [{ phoneNumber: body.phone }, { email: body.email }].filter(
		(query) => Object.values(query)[0] !== undefined,
	);
	for (const qs of queries) {
		const answer = await ask({ method: 'GET', url: '/contacts', qs });
		const id = contactIdOf(answer?.body);
		if (id !== undefined) return { ...contactFieldsOf(answer?.body), id };
	}
	return undefined;
}

/**
 * Completes what `contact: create` gives out: the id of an existing contact, where the reply does not
 * hold it (the page on contacts shows no body for 409), and the fields that the wrapped reply leaves
 * out. A contact that was made holds what was sent; one that existed may hold something else.
 */
export async function completeContact(
	items: ShapedItem[],
	request: Request,
	ask: Ask,
): Promise<ShapedItem[]> {
	const [{ json }] = items;
	const sent = (request.body ?? {}) as IDataObject;
	const looked = json.id === null ? await found(sent, ask) : undefined;
	const known = json.created === true ? sent : {};
	const { phoneNumber, ...fields } = { ...json, ...looked };
	const [first = {}, ...rest] = GIVEN.map((name): IDataObject => {
		const other = name === 'phone' ? phoneNumber : undefined;
		return { [name]: fields[name] ?? other ?? known[name] ?? null };
	});
	const { id, created, message, createdAt = null, ...others } = fields;
	return [
		{ json: { id, created, ...Object.assign(first, ...rest), createdAt, message, ...others } },
	];
}

import type { INodeProperties } from 'n8n-workflow';

import type { ItemView } from '../operation/operationPolicy';
import { isBlank } from './blank';
import { readJsonObject } from './types/jsonObject';
import { keyValues as typedFields, readKeyValues } from './types/keyValues';

/**
 * The fields for a free object, to put into a collection: as rows of key and value, and as JSON.
 *
 * @param displayName the vendor's field as users see it, such as `Metadata`
 * @param name the same in camelCase; the JSON field is called after it
 */
export const keyValueFields = (
	displayName: string,
	name: string,
	description: string,
): INodeProperties[] =>
	typedFields({ displayName, name, description }).map(({ property }) => property);

/**
 * Reads such an object for one item; rows and JSON are put together.
 *
 * @param path where `keyValueFields` stands, such as `additionalFields.metadata`
 * @returns undefined where nothing was given
 * @throws InputError for a row without key, or JSON that is no object
 */
export function keyValues(
	item: ItemView,
	path: string,
	displayName: string,
): Record<string, unknown> | undefined {
	const json = item.parameter(`${path}Json`, '');
	const found = {
		...(isBlank(json) ? undefined : readJsonObject(json, `${displayName} JSON`)),
		...readKeyValues({ entry: item.parameter(`${path}.entry`, []) }, displayName),
	};
	return Object.keys(found).length === 0 ? undefined : found;
}

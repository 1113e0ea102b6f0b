import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../operation/operationPolicy';
import { InputError } from '../transport/errors/outcome';
import { isBlank } from './blank';
import { at } from './path';

export { isBlank };

/** The place in the request that a field writes to, as path parts; undefined for other fields. */
export function placeOf({ routing }: INodeProperties): string[] | undefined {
	const send = routing?.send;
	if (send?.property === undefined || send.property.startsWith('=')) return undefined;
	return [send.type === 'body' ? 'body' : 'qs', ...send.property.split('.')];
}

/**
 * Checks for an operation's required fields: an expression can leave one empty, which the editor
 * does not see. Fields that show only with certain values of others are checked where they show.
 *
 * @param fields the operation's fields
 */
export function requiredChecks(fields: readonly INodeProperties[]): Check[] {
	return fields
		.filter(({ required }) => required)
		.flatMap((field) => {
			const place = placeOf(field);
			if (place === undefined) return [];
			const check: Check = (request, item) => {
				for (const [name, values] of Object.entries(field.displayOptions?.show ?? {})) {
					if (!values?.includes(item.parameter(name) as string)) return;
				}
				if (!isBlank(at(request, place))) return;
				throw new InputError(
					`${field.displayName} is empty`,
					'Fill it in; if it is an expression, it gave nothing for this item.',
				);
			};
			return [check];
		});
}

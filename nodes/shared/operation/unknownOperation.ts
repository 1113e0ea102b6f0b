import type { INodePropertyRouting } from 'n8n-workflow';

import { declarative } from './declarative';
import type { Check } from './operationPolicy';
import { InputError } from '../transport/errors/outcome';
import type { Platform } from '../transport/platform';

/** The value of the choice that n8n adds to the pickers of resources and operations. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

/**
 * The routing for what is none of a node's operations; each of those puts its own in its place.
 * Without any, n8n would call the Base URL with the key, past Delivery.
 */
export function unknownOperation(platform: Platform): INodePropertyRouting {
	const refuse: Check = (_request, item) => {
		const chosen = [item.parameter('resource', ''), item.parameter('operation', '')];
		if (chosen.includes(CUSTOM_API_CALL)) {
			throw new InputError(
				'A Custom API Call is made by another node',
				`Nothing was sent. Use n8n's HTTP Request node: set Authentication to Predefined Credential Type, and choose the ${platform.name} credential there.`,
			);
		}
		throw new InputError(
			`This node does not know the operation ${String(chosen[1])}`,
			'Nothing was sent. Choose an operation of the list; the workflow may come from another version of this package.',
		);
	};
	const policy = { platform, effect: 'read', route: '', checks: [refuse] } as const;
	return { send: { paginate: true }, operations: { pagination: declarative(policy) } };
}

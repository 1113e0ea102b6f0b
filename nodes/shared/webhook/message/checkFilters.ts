import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';

import { InputError } from '../../transport';
import { messageFilter } from './filters';

/**
 * Reads the filters once before the trigger is published: a pattern that cannot be used would otherwise turn
 * every call away.
 *
 * @throws NodeOperationError with what is wrong; n8n then does not publish the workflow
 */
export function checkFilters(context: IHookFunctions): void {
	try {
		messageFilter(context.getNodeParameter('filters', {}));
	} catch (error) {
		const { message } = error as Error;
		const description = error instanceof InputError ? error.description : undefined;
		throw new NodeOperationError(context.getNode(), message, { description });
	}
}

import { NodeApiError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import type { ErrorInfo } from './errorInfo';
import type { Outcome } from './outcome';

// n8n stores a run as canceled only where the error says so in this spelling.
const SKIPPED: ErrorInfo = {
	message: 'The run was canceled before this was sent',
	description: 'Nothing was sent for this item.',
};

/** Why an outcome is no success, in the user's words. */
export function errorInfoOf(outcome: Outcome<unknown>): ErrorInfo {
	return 'errorInfo' in outcome ? outcome.errorInfo : SKIPPED;
}

/**
 * Turns a failed outcome into the error that n8n shows and stores.
 *
 * `message` says what happened, `description` why and what to do, `failure` gives n8n's own cause,
 * `context.delivery` tells programs how the item ended. Nothing of the request or the raw answer is
 * attached: both may hold the key.
 *
 * @param itemIndex the item that really failed
 */
export function nodeError(
	node: INode,
	itemIndex: number,
	outcome: Outcome<unknown>,
): NodeApiError {
	const errorInfo = errorInfoOf(outcome);
	const error = new NodeApiError(
		node,
		{ message: errorInfo.message },
		{
			message: errorInfo.message,
			description: errorInfo.description,
			httpCode: errorInfo.status === undefined ? undefined : String(errorInfo.status),
			failure: errorInfo.failure,
		},
	);
	// The constructor replaces texts that happen to contain a network code such as EPERM.
	error.message = errorInfo.message;
	error.description = errorInfo.description;
	error.messages = [];
	error.context.delivery = {
		outcome: outcome.kind,
		status: errorInfo.status,
		vendorCode: errorInfo.vendorCode,
		comeBackAt: errorInfo.comeBackAt && new Date(errorInfo.comeBackAt).toISOString(),
	};
	// n8n writes the index of the lowest rejected item here, which need not be the one that failed.
	Object.defineProperty(error.context, 'itemIndex', {
		enumerable: true,
		get: () => itemIndex,
		set: () => undefined,
	});
	return error;
}

import type { IExecutePaginationFunctions, INode, INodePropertyRouting } from 'n8n-workflow';

import { InputError, nodeError, notSent } from '../transport';
import type { Platform } from '../transport';
import { routingContext } from './context';
import { outputOf, stopsOnFailure } from './output';

/** The value of the choice that n8n adds to the pickers of resources and operations. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

// n8n takes the sign of an expression away from a picker, but for a lone $fromAI.
const isExpression = (raw: unknown): boolean => typeof raw === 'string' && /^=|\{\{/.test(raw);

function refusal(
	chosen: readonly unknown[],
	{ parameters }: INode,
	{ name }: Platform,
): InputError {
	if (isExpression(parameters.resource) || isExpression(parameters.operation)) {
		return new InputError(
			'Resource and Operation cannot be expressions',
			'Nothing was sent. Choose both from their lists; for several operations use a node or tool for each.',
		);
	}
	if (chosen.includes(CUSTOM_API_CALL)) {
		return new InputError(
			'This node makes no Custom API Call',
			`Nothing was sent. Choose the resource Custom Request instead: it calls any endpoint of ${name} with this credential.`,
		);
	}
	const [resource, operation] = chosen;
	// n8n drops the operation with a resource that it does not know.
	const unknown =
		operation === null ? `resource ${String(resource)}` : `operation ${String(operation)}`;
	return new InputError(
		`This node does not know the ${unknown}`,
		'Nothing was sent. Choose an operation from the list; the workflow may come from another version of this package.',
	);
}

/**
 * The routing for what is none of a node's operations; each of those puts its own in its place.
 * Without any, n8n would call the Base URL with the key, past the executor.
 */
export function unknownOperation(platform: Platform): INodePropertyRouting {
	return {
		send: { paginate: true },
		operations: {
			async pagination(this: IExecutePaginationFunctions) {
				const context = routingContext(this, platform.credential);
				const index = this.getItemIndex();
				const chosen = ['resource', 'operation'].map((name) => context.parameter(name, index));
				const outcome = notSent(refusal(chosen, context.node, platform));
				if (stopsOnFailure(context)) throw nodeError(context.node, index, outcome);
				return outputOf(context, index, outcome);
			},
		},
	};
}

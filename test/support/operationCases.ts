import type { INodeParameters } from 'n8n-workflow';

import type { Field, FieldOrCollection } from '../../nodes/shared/fields';
import type { Operation } from '../../nodes/shared/operation/spec';
import { platforms } from '../../scripts/registry';
import type { NodeClass } from '../../scripts/registry';
import { sampleFor } from './rawSample';

const isDemanded = (entry: FieldOrCollection): entry is Field =>
	entry.kind === 'field' && entry.required;

/** Something for a field; a locator's value is given by its id. */
function filled(field: Field): Record<string, unknown> {
	const raw = sampleFor(field)?.raw;
	const { name, type } = field.property;
	return { [name]: type === 'resourceLocator' ? { __rl: true, mode: 'id', value: raw } : raw };
}

/** Something in every required field, shown or not, and in one of those that an update changes. */
function parametersOf({ fields }: Operation): INodeParameters {
	const demanded = fields.filter(isDemanded).map(filled);
	const changed = fields
		.filter((entry) => entry.kind === 'collection' && entry.property.name === 'updateFields')
		.map((entry) => ({ updateFields: entry.kind === 'field' ? {} : filled(entry.fields[0]) }));
	return Object.assign({}, ...demanded, ...changed) as INodeParameters;
}

/** What an operation demands in one way or another. */
const ONE_OF: Record<string, INodeParameters> = {
	'chitChatLabs: message: sendBulk': { everybody: true },
	'dmChamp: contact: create': { phone: '447700900123' },
	'hitlChat: broadcast: send': { recipientNumbers: '447700900123' },
	'hueChatAccount: conversation: create': { identifyBy: 'sourceId', sourceId: 's' },
};

/** One operation of one node, with something in its required fields. */
export interface OperationCase {
	/** Such as `hitlChat: message: send`. */
	name: string;
	/** The node's name. */
	platform: string;
	node: NodeClass;
	/** The credential type. */
	credential: string;
	/** The credential has an Account ID. */
	needsAccount: boolean;
	operation: Operation;
	parameters: INodeParameters;
}

/** Every operation of every node. */
export const operationCases = (): OperationCase[] =>
	platforms().flatMap(({ action, vendor: { credential }, credential: type, resources }) =>
		resources.flatMap(({ value: resource, operations }) =>
			operations.map((operation) => {
				const platform = action.node.description.name;
				const name = `${platform}: ${resource}: ${operation.value}`;
				const own = { ...parametersOf(operation), ...ONE_OF[name] };
				return {
					name,
					platform,
					node: action.nodeClass,
					credential,
					needsAccount: type.properties.some((property) => property.name === 'accountId'),
					operation,
					parameters: { resource, operation: operation.value, ...own },
				};
			}),
		),
	);

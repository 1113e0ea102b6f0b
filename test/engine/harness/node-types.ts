import {
	NodeHelpers,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

import { name as packageName } from '../../../package.json';
import { DirectoryLoader, RoutingNode } from './engine';
import { toolVariant } from './tool-variant';
import type { NodeClass } from './types';

const isVersioned = (type: INodeType | IVersionedNodeType): type is IVersionedNodeType =>
	'nodeVersions' in type;

type CustomOperation = NonNullable<INodeType['customOperations']>[string][string];

/** The full type name n8n gives a node of this package, e.g. `n8n-nodes-chat-inbox.hitlChat`. */
export const typeNameOf = (node: NodeClass): string => {
	const { name } = new node().description;
	return name.includes('.') ? name : `${packageName}.${name}`;
};

/**
 * Whether n8n's server gives this type an `execute` of its own.
 * Source: `shouldAssignExecuteMethod` of n8n 2.41 (`dist/utils.js`).
 */
const lacksExecute = (type: INodeType): boolean => {
	const declarative = type.description.requestDefaults !== undefined;
	return (
		!type.execute &&
		!type.supplyData &&
		!type.poll &&
		!type.trigger &&
		(!type.webhook || declarative) &&
		(!type.methods || declarative)
	);
};

/**
 * The registry n8n-core asks for node types, with what n8n's loader and server add to them:
 * the Request Options collection, `execute` through RoutingNode, and the `…Tool` variants.
 * Without that `execute` the engine would fall back to a test path that hands on no cancel signal.
 */
export class NodeTypes implements INodeTypes {
	/** Every error a node threw, in order, before n8n turned it into a plain object. */
	readonly thrown: unknown[] = [];

	private readonly types = new Map<string, INodeType | IVersionedNodeType>();

	/** @param classes node classes; a later one replaces an earlier one of the same name */
	constructor(classes: NodeClass[]) {
		for (const nodeClass of classes) {
			this.types.set(typeNameOf(nodeClass), this.prepare(new nodeClass()));
		}
	}

	/** @throws Error when no class of that name was given */
	getByName(typeName: string): INodeType | IVersionedNodeType {
		const known = this.types.get(typeName);
		if (known) return known;
		const base = this.types.get(typeName.replace(/Tool$/, ''));
		if (!typeName.endsWith('Tool') || !base) throw new Error(`Unknown node type: ${typeName}`);
		const tool = toolVariant(NodeHelpers.getVersionedNodeType(base));
		this.types.set(typeName, tool);
		return tool;
	}

	/** @throws Error when no class of that name was given */
	getByNameAndVersion(typeName: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(typeName), version);
	}

	getKnownTypes(): IDataObject {
		return {};
	}

	private prepare(type: INodeType | IVersionedNodeType): INodeType | IVersionedNodeType {
		for (const each of isVersioned(type) ? Object.values(type.nodeVersions) : [type]) {
			// Descriptions may share constants between instances; the loader adds to the list.
			each.description = {
				...each.description,
				properties: [...each.description.properties],
			};
			DirectoryLoader.applyDeclarativeNodeOptionParameters(each);
			if (lacksExecute(each)) this.assignExecute(each);
			this.watchCustomOperations(each);
		}
		return type;
	}

	/** Lets a node's own operations run as they are, and keeps what they throw. */
	private watchCustomOperations(type: INodeType): void {
		if (type.customOperations === undefined) return;
		const { thrown } = this;
		const watched = (run: CustomOperation): CustomOperation =>
			async function (this: IExecuteFunctions) {
				try {
					return await run.call(this);
				} catch (error) {
					thrown.push(error);
					throw error;
				}
			};
		const each = <V, R>(of: Record<string, V>, change: (value: V) => R): Record<string, R> =>
			Object.fromEntries(Object.entries(of).map(([name, value]) => [name, change(value)]));
		type.customOperations = each(type.customOperations, (own) => each(own, watched));
	}

	private assignExecute(type: INodeType): void {
		const { thrown } = this;
		type.execute = async function (): Promise<INodeExecutionData[][]> {
			try {
				return (await new RoutingNode(asContext(this), type).runNode()) ?? [];
			} catch (error) {
				thrown.push(error);
				throw error;
			}
		};
	}
}

type RoutingContext = ConstructorParameters<typeof RoutingNode>[0];

// n8n types `this` of execute() as the interface, while RoutingNode wants the class behind it.
const asContext = (functions: object): RoutingContext => functions as RoutingContext;

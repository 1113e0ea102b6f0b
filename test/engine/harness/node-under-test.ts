import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeTypeDescription,
	type OnError,
} from 'n8n-workflow';

import { credentialReferences } from './credentials';
import { typeNameOf } from './node-types';
import type { CredentialOptions, NodeClass } from './types';

/** A node's place in a workflow and its settings, as a user makes them in the editor. */
export interface NodeOptions extends CredentialOptions {
	/** Class of the node under test. */
	node: NodeClass;
	parameters?: INodeParameters;
	/** Name in the workflow; default: the description's. */
	name?: string;
	nodeId?: string;
	/** Default: the version n8n takes for a new node. */
	typeVersion?: number;
	onError?: OnError;
	retryOnFail?: boolean;
	maxTries?: number;
	waitBetweenTries?: number;
	alwaysOutputData?: boolean;
	executeOnce?: boolean;
}

const defaultVersion = (description: INodeTypeDescription): number => {
	const { version, defaultVersion: chosen } = description;
	return chosen ?? (Array.isArray(version) ? Math.max(...version) : version);
};

/** The node as it stands in a workflow's JSON; defaults of parameters are n8n's to add. */
export function nodeUnderTest(options: NodeOptions): INode {
	const { description } = NodeHelpers.getVersionedNodeType(new options.node());
	const { parameters = {}, onError, retryOnFail, maxTries, waitBetweenTries } = options;
	const { alwaysOutputData, executeOnce } = options;
	const settings = { retryOnFail, maxTries, waitBetweenTries, alwaysOutputData, executeOnce };
	const set = Object.entries({ onError, ...settings }).filter(([, value]) => value !== undefined);
	return {
		id: options.nodeId ?? 'node-under-test',
		name: options.name ?? String(description.defaults.name ?? description.displayName),
		type: typeNameOf(options.node),
		typeVersion: options.typeVersion ?? defaultVersion(description),
		position: [200, 0],
		parameters,
		credentials: credentialReferences(options),
		...Object.fromEntries(set),
	};
}

import {
	NodeConnectionTypes,
	NodeHelpers,
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type ICredentialTestFunction,
	type ICredentialTestRequest,
	type INode,
	type INodeCredentialTestResult,
	type INodeProperties,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';

import { additionalData } from './additional-data';
import { HarnessCredentials } from './credentials';
import { routeOnce, singleNodeWorkflow } from './editor-context';
import { CredentialTestContext } from './engine';
import type { CredentialClass, NodeClass } from './types';

export interface CredentialTestOptions {
	credentialType: CredentialClass;
	/** What the user typed into the credential's form. */
	data: ICredentialDataDecryptedObject;
	/** Nodes that use the credential: looked through for `testedBy` when the type has no `test`. */
	nodes?: NodeClass[];
}

interface RequestTest {
	type: INodeType;
	request: ICredentialTestRequest;
}

const at = (value: unknown, path: string): unknown =>
	path
		.split('.')
		.reduce<unknown>(
			(found, key) =>
				typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined,
			value,
		);

const noOp: INodeType = {
	description: {
		displayName: 'No Operation',
		name: 'n8n-nodes-base.noOp',
		group: ['organization'],
		version: 1,
		description: '',
		defaults: { name: 'No Operation' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
};

function findTest(
	name: string,
	own: ICredentialTestRequest | undefined,
	nodes: NodeClass[],
): ICredentialTestFunction | RequestTest | undefined {
	if (own) return { type: noOp, request: own };
	for (const nodeClass of nodes) {
		const type = NodeHelpers.getVersionedNodeType(new nodeClass());
		const used = (type.description.credentials ?? []).find((each) => each.name === name);
		if (typeof used?.testedBy === 'string') return type.methods?.credentialTest?.[used.testedBy];
		if (used?.testedBy) return { type, request: used.testedBy };
	}
	return undefined;
}

// What n8n makes of a failed request: the status text, never the body or our own message.
function explain(error: unknown, rules: ICredentialTestRequest['rules']): string {
	const status: unknown = at(error, 'cause.response.status');
	if (typeof status === 'number') {
		for (const { type, properties } of rules ?? []) {
			if (type === 'responseCode' && properties.value === status) return properties.message;
		}
		const text: unknown = at(error, 'cause.response.statusText');
		return String(text || `Received HTTP status code: ${status}`);
	}
	const code: unknown = at(error, 'cause.code');
	return String(code || (error instanceof Error ? error.message : error));
}

async function runRequestTest(
	{ type, request: { request, rules } }: RequestTest,
	credential: ICredentialsDecrypted,
	helper: HarnessCredentials,
): Promise<INodeCredentialTestResult> {
	const { id, name, type: typeName, data = {} } = credential;
	const temp: INodeProperties = {
		displayName: 'Temp',
		name: 'temp',
		type: 'string',
		default: '',
		routing: { request },
	};
	const credentials = [{ name: typeName, required: true }];
	const copy: INodeType = {
		description: { ...type.description, credentials, properties: [temp] },
	};
	const { version, name: nodeType } = type.description;
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: nodeType,
		typeVersion: Array.isArray(version) ? (version.at(-1) ?? 1) : version,
		position: [0, 0],
		parameters: {},
		credentials: { [typeName]: { id, name } },
	};
	const nodeTypes: INodeTypes = {
		getByName: () => copy,
		getByNameAndVersion: () => copy,
		getKnownTypes: () => ({}),
	};
	helper.getDecrypted = async () => data;
	const around = additionalData({ credentialsHelper: helper, currentNodeParameters: {} });
	let body: unknown;
	try {
		const workflow = singleNodeWorkflow(node, nodeTypes);
		[body] = await routeOnce(workflow, copy, around, credential);
	} catch (error) {
		return { status: 'Error', message: explain(error, rules) };
	}
	for (const { type: kind, properties } of rules ?? []) {
		if (kind === 'responseSuccessBody' && at(body, properties.key) === properties.value) {
			return { status: 'Error', message: properties.message };
		}
	}
	return { status: 'OK', message: 'Connection successful!' };
}

/**
 * What the credential form shows after Save: by the type's own `test`, else by a node's `testedBy`.
 * Source: `dist/services/credentials-tester.service.js` of n8n 2.41.
 */
export async function runCredentialTest(
	options: CredentialTestOptions,
): Promise<INodeCredentialTestResult> {
	const { name, test } = new options.credentialType();
	const helper = new HarnessCredentials({
		credentialTypes: [options.credentialType],
		credentials: { [name]: options.data },
	});
	const found = findTest(name, test, options.nodes ?? []);
	if (!found) {
		return { status: 'Error', message: 'No testing function found for this credential.' };
	}
	const data = helper.withDefaults(name, options.data);
	const credential: ICredentialsDecrypted = { id: `${name}-id`, name, type: name, data };
	if (typeof found !== 'function') return await runRequestTest(found, credential, helper);
	const context = new CredentialTestContext(additionalData({ credentialsHelper: helper }));
	return await found.call(context, { ...credential, data });
}

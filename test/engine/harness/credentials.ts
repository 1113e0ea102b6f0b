import {
	deepCopy,
	ICredentialsHelper,
	injectDomainRestrictionFields,
	isExpression,
	NodeHelpers,
	UnexpectedError,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type ICredentialType,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentials,
	type INodeCredentialsDetails,
	type INodeProperties,
	type IRequestOptionsSimplified,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { getAdditionalKeys } from './engine';
import { packageCredentialType } from './package-credentials';
import type { CredentialOptions } from './types';

/** What a node's `credentials` holds for the given data: references by id, never the data. */
export const credentialReferences = (options: CredentialOptions): INodeCredentials =>
	Object.fromEntries(
		Object.keys(options.credentials ?? {}).map((type) => [
			type,
			{ id: options.credentialIds?.[type] ?? `${type}-id`, name: type },
		]),
	);

/**
 * The credentials side of n8n's server for data given in a test instead of a database.
 * Source of every behaviour: `dist/credentials-helper.js` of n8n 2.41.
 */
export class HarnessCredentials extends ICredentialsHelper {
	private readonly types = new Map<string, ICredentialType>();

	private readonly data: Record<string, ICredentialDataDecryptedObject>;

	constructor(options: CredentialOptions) {
		super();
		for (const each of options.credentialTypes ?? []) this.add(new each());
		this.data = deepCopy(options.credentials ?? {});
	}

	/** @throws UnexpectedError when neither the test nor the package has that type */
	getType(name: string): ICredentialType {
		const known = this.types.get(name) ?? this.add(packageCredentialType(name));
		if (!known) throw new UnexpectedError(`Unknown credential type: ${name}`);
		return known;
	}

	getParentTypes(name: string): string[] {
		const parents = this.getType(name).extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}

	isCredentialUsableByNode(credentialType: string, nodeType: string): boolean {
		const { restrictToSupportedNodes, supportedNodes } = this.getType(credentialType);
		if (!restrictToSupportedNodes) return true;
		return (supportedNodes ?? []).some((name) => nodeType.endsWith(`.${name}`));
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		incoming: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const options = incoming as IHttpRequestOptions;
		const { authenticate } = this.getType(typeName);
		if (!authenticate) return options;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (!workflow || !node) throw new UnexpectedError('Workflow and node are required');
		const target = options as unknown as Record<string, Record<string, unknown> | undefined>;
		target.headers ??= {};
		const resolve = (value: string): string => this.resolve(value, credentials, workflow, node);
		for (const [place, entries] of Object.entries(authenticate.properties)) {
			for (const [key, value] of Object.entries(entries as Record<string, string>)) {
				(target[place] ||= {})[resolve(key)] = resolve(value);
			}
		}
		return options;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { properties, preAuthentication } = this.getType(typeName);
		const expirable = properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		);
		if (!expirable || !preAuthentication) return undefined;
		const testing = node.parameters.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable.name] !== '' && !credentialsExpired && !testing) return undefined;
		const output = await preAuthentication.call(helpers, credentials);
		if (output[expirable.name] === undefined) return undefined;
		Object.assign((this.data[typeName] ??= {}), output);
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const output = await this.getType(typeName).preAuthentication?.call(helpers, credentials);
		return output as ICredentialDataDecryptedObject | undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new UnexpectedError('Encrypted credentials exist only on a server');
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		_reference: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		place?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.data[type];
		if (!stored) throw new UnexpectedError(`Credential with type "${type}" does not exist`);
		if (raw) return deepCopy(stored);
		const decrypted = this.withDefaults(type, stored);
		if (!place) return decrypted;
		return place.workflow.expression.getParameterValue(
			decrypted as INode['parameters'],
			place.runExecutionData,
			place.runIndex,
			place.itemIndex,
			place.node.name,
			place.connectionInputData,
			mode,
			getAdditionalKeys(additionalData, mode, null, { isCredential: true }),
			executeData,
			false,
			decrypted,
		) as ICredentialDataDecryptedObject;
	}

	/** The data as a node sees it: the type's defaults filled in, unknown fields gone. */
	withDefaults(type: string, data: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
		const parameters = deepCopy(data) as INode['parameters'];
		const properties = this.getCredentialsProperties(type);
		return (NodeHelpers.getNodeParameters(properties, parameters, true, false, null, null) ??
			{}) as ICredentialDataDecryptedObject;
	}

	/** Nothing outlives a test run, so there is nothing to write back to. */
	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(type: string): INodeProperties[] {
		const { extends: parents = [], properties } = this.getType(type);
		const merged: INodeProperties[] = [];
		for (const parent of parents) {
			NodeHelpers.mergeNodeProperties(merged, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(merged, properties);
		return merged;
	}

	private add(type: ICredentialType | undefined): ICredentialType | undefined {
		if (!type) return undefined;
		// An older n8n, which test/compat runs this on, has neither the fields nor the function.
		type.properties = injectDomainRestrictionFields?.(type) ?? type.properties;
		this.types.set(type.name, type);
		return type;
	}

	private resolve(
		value: string,
		credentials: ICredentialDataDecryptedObject,
		workflow: Workflow,
		node: INode,
	): string {
		if (!isExpression(value)) return value;
		const keys = { $credentials: credentials };
		const resolved = workflow.expression.getSimpleParameterValue(node, value, 'internal', keys);
		return resolved ? String(resolved) : '';
	}
}

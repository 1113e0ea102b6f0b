import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INodeType,
	IPinData,
	IVersionedNodeType,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';

/** A node as a package exports it. */
export type NodeClass = new () => INodeType | IVersionedNodeType;

/** A credential type as a package exports it. */
export type CredentialClass = new () => ICredentialType;

/** What every way of running a node needs to know about credentials. */
export interface CredentialOptions {
	/** The user's data by credential type name, e.g. `{ hitlChatApi: { apiKey: 'k' } }`. */
	credentials?: Record<string, ICredentialDataDecryptedObject>;
	/** Classes of those types; a type missing here is looked for in this package's `credentials/`. */
	credentialTypes?: CredentialClass[];
	/** n8n's id of the stored credential, by type name; default `<type>-id`. */
	credentialIds?: Record<string, string>;
}

/** Options of one execution, whatever its workflow looks like. */
export interface ExecutionOptions extends CredentialOptions {
	/** Default: a fresh one for every run, digits only as in n8n. */
	executionId?: string;
	workflowId?: string;
	mode?: WorkflowExecuteMode;
	/** Cancels the execution the way n8n's Stop button does. */
	signal?: AbortSignal;
	/** The same after so many milliseconds from the start. */
	cancelAfterMs?: number;
	/** `executionOrder: 'v1'` unless said otherwise; `executionTimeout` (s) cancels as in n8n. */
	settings?: IWorkflowSettings;
	timezone?: string;
	/** Epoch ms after which n8n starts no further node; derived from `executionTimeout` if absent. */
	executionTimeoutTimestamp?: number;
	/** Output of nodes by name, taken instead of running them. */
	pinData?: IPinData;
	/** The workflow's static data; changed in place. */
	staticData?: IDataObject;
}

import type {
	ICredentialsHelper,
	INodeParameters,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
} from 'n8n-workflow';

import { ExternalSecretsProxy, type ExecutionLifecycleHooks } from './engine';

/** What differs between one use of the engine and the next. */
export interface AdditionalDataOptions {
	credentialsHelper: ICredentialsHelper;
	executionId?: string;
	hooks?: ExecutionLifecycleHooks;
	workflowId?: string;
	workflowSettings?: IWorkflowSettings;
	executionTimeoutTimestamp?: number;
	currentNodeParameters?: INodeParameters;
}

const unavailable = async (): Promise<never> => {
	throw new Error('Only a whole n8n server offers this');
};

// The engine parses these, so they must be valid; nothing listens there.
const instance = 'http://localhost:5678/';

/**
 * The data about "everything around the node" that n8n's server hands to its engine.
 * Source: `getBase` in `dist/workflow-execute-additional-data.js` of n8n 2.41.
 */
export function additionalData(options: AdditionalDataOptions): IWorkflowExecuteAdditionalData {
	return {
		...options,
		currentNodeExecutionIndex: 0,
		variables: {},
		externalSecretsProxy: new ExternalSecretsProxy(),
		instanceBaseUrl: instance,
		restApiUrl: `${instance}rest`,
		formBaseUrl: `${instance}form`,
		formTestBaseUrl: `${instance}form-test`,
		formWaitingBaseUrl: `${instance}form-waiting`,
		webhookBaseUrl: `${instance}webhook`,
		webhookTestBaseUrl: `${instance}webhook-test`,
		webhookWaitingBaseUrl: `${instance}webhook-waiting`,
		mcpBaseUrl: `${instance}mcp`,
		mcpTestBaseUrl: `${instance}mcp-test`,
		executeWorkflow: unavailable,
		getRunExecutionData: unavailable,
		getRuntimeCredential: unavailable,
		startRunnerTask: unavailable,
		logAiEvent: () => {},
	};
}

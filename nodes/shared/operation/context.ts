import { sleep } from 'n8n-workflow';
import type {
	IBinaryData,
	IBinaryKeyData,
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IExecutePaginationFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INode,
	NodeExecutionHint,
} from 'n8n-workflow';

import { isTool } from '../transport';
import type { Origin } from '../transport';
import { nodeKeys } from '../idempotency';
import type { NodeKeys } from '../idempotency';
import { reviewMessage } from './reviewMessage';
import type { StoreFile } from './spec';
import { waitingOf } from './waiting';
import type { Waiting } from './waiting';

/** What the executor needs of n8n, the same behind both doors. */
export interface OperationContext {
	node: INode;
	origin: Origin;
	workflowId: string;
	instanceId: string;
	timezone: string;
	/** Seconds, from the workflow's settings; 0 without a limit. */
	executionTimeout: number;
	/** Fires when the execution is cancelled. */
	signal?: AbortSignal;
	/** Every item answers for itself, instead of the first failure stopping the node. */
	continueOnFail: boolean;
	/** An agent called the node. */
	isTool: boolean;
	/** The keys of the node, for one run; undefined behind the second door, where n8n keeps none for a node. */
	keys?: () => NodeKeys;
	/** Undefined behind the second door, where n8n cannot put a run to wait. */
	waiting?: Waiting;
	/**
	 * A parameter's value for one item.
	 *
	 * @param name path with dots
	 * @returns null where there is none
	 * @throws what the user's expression throws
	 */
	parameter(name: string, itemIndex: number): unknown;
	credentials(itemIndex: number): Promise<ICredentialDataDecryptedObject>;
	/** Sends with the credential that was read for the item. */
	request(
		options: IHttpRequestOptions,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IN8nHttpFullResponse>;
	files(itemIndex: number): IBinaryKeyData;
	readFile(itemIndex: number, property: string): Promise<Buffer>;
	storeFile: StoreFile;
	/** Lets others have their turn. */
	yieldToEventLoop(): Promise<void>;
	/** Tells the user something beside the output, where n8n can show it. */
	hint(hints: readonly NodeExecutionHint[]): void;
	/** The same for one warning, which goes into n8n's log too. */
	warn(message: string): void;
}

type Shared = IExecuteFunctions | IExecutePaginationFunctions;

function timeoutOf(context: Partial<Pick<Shared, 'getWorkflowSettings'>>): number {
	// An older n8n (2.20 is one) does not tell a node these settings.
	return Number(context.getWorkflowSettings?.().executionTimeout ?? 0);
}

function common(context: Shared, credential: string) {
	const storeFile = async (bytes: Buffer, name: string, type: string): Promise<IBinaryData> =>
		await context.helpers.prepareBinaryData(bytes, name, type);
	return {
		node: context.getNode(),
		workflowId: context.getWorkflow().id ?? '',
		instanceId: context.getInstanceId(),
		timezone: context.getTimezone(),
		executionTimeout: timeoutOf(context),
		signal: context.getExecutionCancelSignal(),
		continueOnFail: context.continueOnFail(),
		storeFile,
		yieldToEventLoop: async () => await sleep(0),
		log: (message: string): void => context.logger.warn(`${context.getNode().name}: ${message}`),
		request: async (
			options: IHttpRequestOptions,
			credentials: ICredentialDataDecryptedObject,
		): Promise<IN8nHttpFullResponse> =>
			(await context.helpers.httpRequestWithAuthentication.call(
				context as IExecuteFunctions,
				credential,
				options,
				// n8n would read the first item's credential again, whichever item this is.
				{ credentialsDecrypted: { id: '', name: '', type: credential, data: credentials } },
			)) as IN8nHttpFullResponse,
	};
}

/**
 * The main door: n8n calls a custom operation once for all items.
 *
 * @param credential the credential type
 */
export function executeContext(context: IExecuteFunctions, credential: string): OperationContext {
	const shared = common(context, credential);
	const { node } = shared;
	const hint = (hints: readonly NodeExecutionHint[]): void => {
		if (hints.length > 0) context.addExecutionHints?.(...hints);
	};
	const calledByAgent = isTool(node.type) || node.rewireOutputLogTo === 'ai_tool';
	const runIndex: unknown = context.getWorkflowDataProxy(0).$runIndex;
	return {
		...shared,
		isTool: calledByAgent,
		origin: {
			executionId: context.getExecutionId() as string | undefined,
			nodeId: node.id,
			runIndex: isTool(node.type) ? -1 : Number(runIndex ?? 0),
		},
		keys: () => nodeKeys(context),
		waiting: waitingOf(context),
		parameter: (name, itemIndex) => {
			// n8n copies the whole node whenever it is asked for, so this is the one that was read above.
			const review = reviewMessage(node, name);
			if (review !== undefined) return context.evaluateExpression(review, itemIndex);
			return context.getNodeParameter(name, itemIndex, null, { skipValidation: true });
		},
		credentials: async (itemIndex) => await context.getCredentials(credential, itemIndex),
		files: (itemIndex) => context.getInputData()[itemIndex]?.binary ?? {},
		readFile: async (itemIndex, property) =>
			await context.helpers.getBinaryDataBuffer(itemIndex, property),
		hint,
		warn: (message) => {
			shared.log(message);
			hint([{ message, type: 'warning', location: 'outputPane' }]);
		},
	};
}

/**
 * The second door: n8n's routing calls a pagination function for one item at a time, inside a run that
 * may be an agent's. The node is then asked for its own id, never the agent's execute data.
 */
export function routingContext(
	context: IExecutePaginationFunctions,
	credential: string,
): OperationContext {
	const shared = common(context, credential);
	const { node } = shared;
	const tool = isTool(node.type);
	const runIndex: unknown = tool
		? -1
		: context.getWorkflowDataProxy(context.getItemIndex()).$runIndex;
	return {
		...shared,
		isTool: tool,
		origin: {
			executionId: context.getExecutionId() as string | undefined,
			nodeId: node.id,
			runIndex: Number(runIndex ?? 0),
		},
		parameter: (name) => context.getNodeParameter(name, null, { skipValidation: true }),
		credentials: async () => await context.getCredentials(credential),
		files: () => {
			const { binary } = context.getInputData() as { binary?: IBinaryKeyData };
			return binary ?? {};
		},
		readFile: async (_itemIndex, property) => await context.helpers.getBinaryDataBuffer(property),
		// n8n's routing has no place for them.
		hint: () => undefined,
		warn: shared.log,
	};
}

import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IWebhookFunctions,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import { DmChampTrigger } from '../../../nodes/DmChamp/DmChampTrigger.node';
import { FakeReply } from '../../support/fakeReply';

/** What a caller was told. */
export interface Heard {
	status: number;
	body: unknown;
	headers: Record<string, string>;
}

export interface CallOptions {
	/** Bytes or text as they are, anything else as JSON. */
	body?: unknown;
	query?: Record<string, unknown>;
	headers?: Record<string, unknown>;
	parameters?: Record<string, unknown>;
	/** undefined: no credential chosen; 'broken': one that cannot be read. */
	secret?: string;
	unreadable?: boolean;
	workflowId?: string;
	nodeId?: string;
	mode?: 'webhook' | 'manual';
	/** Which of the trigger's URLs is called. */
	webhook?: string;
	/** Replaces the reading of the body. */
	readRawBody?: () => Promise<void>;
	/** Resolves when the connection closes before all of the body has come. */
	cutOff?: Promise<void>;
}

const bytesOf = (body: unknown): Buffer => {
	if (Buffer.isBuffer(body)) return body;
	return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? ''));
};

const DEFAULTS = { events: ['message'], responseMode: 'onReceived', filters: {} };

/** Names of everything that was logged, to be looked through for secrets. */
export const logged: string[] = [];

const logger = Object.fromEntries(
	['debug', 'info', 'warn', 'error'].map((level) => [
		level,
		(...words: unknown[]) => void logged.push(JSON.stringify(words)),
	]),
);

function contextOf(options: CallOptions, reply: FakeReply): IWebhookFunctions {
	const { secret, unreadable, parameters, workflowId = 'w', nodeId = 'n' } = options;
	const chosen = secret !== undefined || unreadable === true;
	const request = {
		headers: options.headers ?? {},
		query: options.query ?? {},
		body: undefined as unknown,
		rawBody: undefined as Buffer | undefined,
		complete: options.cutOff === undefined,
		once: (_event: 'close', listener: () => void) => void options.cutOff?.then(listener),
		async readRawBody() {
			if (options.readRawBody) await options.readRawBody();
			else this.rawBody = bytesOf(options.body);
		},
	};
	const context = {
		logger,
		getMode: () => options.mode ?? 'webhook',
		getWebhookName: () => options.webhook ?? 'default',
		getNodeWebhookUrl: () => 'https://n8n.example.com/webhook/x/event',
		getWorkflow: () => ({ id: workflowId, name: 'W', active: true }),
		getNode: () => ({
			id: nodeId,
			name: nodeId === 'n' ? 'DM Champ Trigger' : nodeId,
			...(chosen ? { credentials: { dmChampWebhookApi: { id: `c ${secret}`, name: 'c' } } } : {}),
		}),
		getNodeParameter: (name: string, fallback?: unknown) =>
			({ ...DEFAULTS, ...parameters })[name] ?? fallback,
		getCredentials: async () => {
			if (unreadable === true) throw new Error('The credential is gone');
			return { secret };
		},
		getRequestObject: () => request,
		getResponseObject: () => reply,
	};
	return context as unknown as IWebhookFunctions;
}

export interface Received {
	reply: FakeReply;
	/** Items of the execution that n8n would start; undefined where it would start none. */
	items?: INodeExecutionData[];
	/** Answers as n8n does when the execution is there, or over. */
	answer(status?: number): void;
	/** Answers 200 as n8n does where a run never began, or left nothing behind. */
	answerWithoutRun(): void;
	heard(): Heard;
}

const trigger = new DmChampTrigger();

/** Calls the trigger's webhook, as far as n8n's own code does before it starts an execution. */
export async function receive(options: CallOptions): Promise<Received> {
	const reply = new FakeReply();
	const { workflowData, webhookResponse, noWebhookResponse } = await trigger.webhook.call(
		contextOf(options, reply),
	);
	if (workflowData === undefined && noWebhookResponse !== true) throw new Error('No answer');
	const { responseMode } = { ...DEFAULTS, ...options.parameters };
	return {
		reply,
		items: workflowData?.[0],
		answer(status = 200) {
			reply.status(status);
			if (status !== 200) reply.json({ message: 'Error in workflow' });
			else reply.json(responseMode === 'lastNode' ? undefined : webhookResponse);
		},
		answerWithoutRun() {
			reply.status(200);
			reply.json({ message: 'Workflow executed successfully but no data was returned' });
		},
		heard: () => ({ status: reply.statusCode, body: reply.sent[0], headers: reply.headers }),
	};
}

/** n8n's list of processed items for one node, with its way of reading, changing and writing. */
export class FakeList {
	entries: string[] | undefined;

	writes = 0;

	/** Rejects this many writes. */
	failures = 0;

	private async turn(): Promise<void> {
		await new Promise((resolve) => setImmediate(resolve));
	}

	readonly helpers = {
		checkProcessedAndRecord: async (
			items: string[],
			_scope: string,
			{ maxEntries }: { maxEntries: number },
		) => {
			const before = this.entries === undefined ? undefined : [...this.entries];
			await this.turn();
			if (this.failures > 0) {
				this.failures -= 1;
				throw new Error('database is locked');
			}
			if (before === undefined && this.entries !== undefined) {
				throw new Error('UNIQUE constraint failed');
			}
			const known = new Set(before ?? []);
			const fresh = items.filter((item) => !known.has(item));
			this.entries = [...(before ?? []), ...fresh].slice(-maxEntries);
			this.writes += 1;
			return { new: fresh, processed: items.filter((item) => known.has(item)) };
		},
		getProcessedDataCount: async () => {
			await this.turn();
			return this.entries?.length ?? 0;
		},
		removeProcessed: async (items: string[]) => {
			const before = this.entries;
			await this.turn();
			if (before !== undefined) this.entries = before.filter((entry) => !items.includes(entry));
		},
	};
}

/** n8n's hooks into the life of one execution, as far as they tell of its end. */
export class FakeHooks {
	private readonly handlers: Array<(run: unknown) => Promise<void>> = [];

	addHandler(name: string, handler: (run: unknown) => Promise<void>): void {
		if (name === 'workflowExecuteAfter') this.handlers.push(handler);
	}

	/** Ends the execution. */
	async end(status: string, errors: { run?: object; lastNode?: object } = {}): Promise<void> {
		const resultData = {
			error: errors.run,
			lastNodeExecuted: 'Last',
			runData: { Last: [{}, { error: errors.lastNode }] },
		};
		for (const handler of this.handlers) await handler({ status, data: { resultData } });
	}
}

interface Place extends Pick<CallOptions, 'workflowId' | 'nodeId'> {
	/** Left out for an n8n that does not have them. */
	hooks?: FakeHooks;
}

/** Runs the trigger's execute() over the items of a call, in an execution of that id. */
export async function execute(
	items: INodeExecutionData[],
	list: FakeList,
	executionId = '1',
	options: Place & { mode?: WorkflowExecuteMode; continues?: boolean; hints?: string[] } = {},
): Promise<IDataObject[]> {
	const { workflowId = 'w', nodeId = 'n', hooks, mode = 'webhook' } = options;
	const context = {
		logger,
		additionalData: { hooks },
		helpers: list.helpers,
		getNodeParameter: (_name: string, _item: number, fallback: unknown) => fallback,
		continueOnFail: () => options.continues === true,
		addExecutionHints: (...hints: Array<{ message: string }>) =>
			void options.hints?.push(...hints.map(({ message }) => message)),
		getMode: () => mode,
		getExecutionId: () => executionId,
		getWorkflow: () => ({ id: workflowId }),
		getNode: () => ({ id: nodeId }),
		getInputData: () => items,
	};
	const [output] = await trigger.execute.call(context as unknown as IExecuteFunctions);
	return output.map(({ json }) => json);
}

/** The documented body of an incoming message. */
export const incoming = (id: unknown, more: object = {}, top: object = {}) => ({
	customData: { messageSid: id, fromId: 'customer-1', toId: 'business-1', body: 'Hello', ...more },
	...top,
});

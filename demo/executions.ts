/** One run of one node, as n8n stored it. */
export interface NodeOutcome {
	node: string;
	/** From 0; a node inside a loop runs several times. */
	run: number;
	status: string;
	/** Milliseconds. */
	took: number;
	/** The items of every output, in order: `outputs[output][item]` is the item's json. */
	outputs: unknown[][];
	error?: StoredError;
}

/** The serialised NodeApiError or NodeOperationError. */
export interface StoredError {
	message: string;
	description?: string | null;
	httpCode?: string | null;
	name?: string;
	context?: Record<string, unknown>;
}

export interface ExecutionSummary {
	id: string;
	workflowId: string;
	/** `new`, `running`, `waiting`, `success`, `error`, `canceled` or `crashed`. */
	status: string;
	/** How it was started: `webhook`, `trigger`, `manual`, `retry`, … */
	mode: string;
	startedAt: string | null;
	stoppedAt: string | null;
}

export interface StoredExecution extends ExecutionSummary {
	/** In the order in which the nodes started. */
	nodes: NodeOutcome[];
	/** The error that ended the execution. */
	error?: StoredError;
	/** Everything n8n answered about it, unparsed: for searches. */
	text: string;
}

interface RunData {
	startIndex?: number;
	startTime: number;
	executionTime: number;
	executionStatus?: string;
	error?: StoredError;
	data?: { main?: Array<Array<{ json: unknown }> | null> };
}

interface ExecutionData {
	resultData?: { runData?: Record<string, RunData[]>; error?: StoredError };
}

/**
 * Reads the format in which n8n stores execution data (that of the npm package "flatted"): a JSON
 * array whose first element is the value, in which every string is the index of another element.
 *
 * @throws SyntaxError where `text` is not JSON.
 */
export function parseFlattened(text: string): unknown {
	const table = JSON.parse(text) as unknown[];
	const done = new Map<number, unknown>();
	const at = (index: number): unknown => {
		const raw = table[index];
		if (typeof raw !== 'object' || raw === null) return raw;
		if (done.has(index)) return done.get(index);
		const target: Record<string, unknown> | unknown[] = Array.isArray(raw) ? [] : {};
		// Known before its children are read, because one of them may point back to it.
		done.set(index, target);
		const resolved = Object.entries(raw).map(([key, value]) => [
			key,
			typeof value === 'string' ? at(Number(value)) : value,
		]);
		return Object.assign(target, Object.fromEntries(resolved));
	};
	return at(0);
}

function outcomes(runData: Record<string, RunData[]>): NodeOutcome[] {
	return Object.entries(runData)
		.flatMap(([node, runs]) => runs.map((data, run) => ({ node, run, data })))
		.sort((a, b) => a.data.startTime - b.data.startTime || order(a.data) - order(b.data))
		.map(({ node, run, data }) => ({
			node,
			run,
			status: data.executionStatus ?? (data.error ? 'error' : 'success'),
			took: data.executionTime,
			outputs: (data.data?.main ?? []).map((items) => (items ?? []).map((item) => item.json)),
			error: data.error,
		}));
}

function order(data: RunData): number {
	return data.startIndex ?? 0;
}

/**
 * @param text Body of n8n's answer to `GET /rest/executions/:id`.
 * @throws SyntaxError where it is not what n8n answers.
 */
export function parseExecution(text: string): StoredExecution {
	const { data: stored } = JSON.parse(text) as { data: ExecutionSummary & { data: string } };
	const { resultData } = parseFlattened(stored.data) as ExecutionData;
	return {
		id: String(stored.id),
		workflowId: stored.workflowId,
		status: stored.status,
		mode: stored.mode,
		startedAt: stored.startedAt,
		stoppedAt: stored.stoppedAt,
		nodes: outcomes(resultData?.runData ?? {}),
		error: resultData?.error,
		text,
	};
}

import type { ReceivedRequest } from '../sandbox';
import type { NodeOutcome, StoredExecution } from './executions';

const MOST_BODY = 160;

function shortened(text: string): string {
	return text.length > MOST_BODY ? `${text.slice(0, MOST_BODY)}…` : text;
}

function outcomeLine({ node, status, took, outputs, error }: NodeOutcome, width: number): string {
	const items = outputs.reduce((sum, output) => sum + output.length, 0);
	const result = error ? error.message : `${items} ${items === 1 ? 'item' : 'items'}`;
	return `${status === 'success' ? '✓' : '✗'} ${node.padEnd(width)}  ${result}, ${took} ms`;
}

/** One line for each node of an execution: its outcome, its items or its error, its time. */
export function executionLines({ nodes }: StoredExecution): string[] {
	const width = Math.max(0, ...nodes.map(({ node }) => node.length));
	return nodes.map((outcome) => outcomeLine(outcome, width));
}

/** One line for each request as a server saw it: never its headers, which hold the key. */
export function requestLines(requests: readonly ReceivedRequest[]): string[] {
	return requests.map(({ method, path, status, rawBody }) =>
		shortened(`${method} ${path} → ${status}  ${rawBody}`).trimEnd(),
	);
}

import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';

/** An execution as it stands in n8n's database, those included that n8n's REST API leaves out. */
export interface Stored {
	id: string;
	/** `new`, `running`, `waiting`, `success`, `error`, `canceled` or `crashed`. */
	status: string;
	/** Its data as n8n keeps it: for searches. */
	data: string;
}

/** Statuses of executions that somebody is at, or that nobody knows to be dead. */
const OPEN = new Set(['new', 'running', 'waiting']);

/** Statuses of an execution that died with n8n; n8n does not always know. */
const DEAD = new Set(['crashed', 'running']);

/** Those of a settled list that a crash has ended. */
export const dead = ({ executions }: { executions: readonly Stored[] }): Stored[] =>
	executions.filter(({ status }) => DEAD.has(status));

// Longer than an execution takes on a busy machine.
const QUIET_MS = 8_000;

/** All executions of a workflow, oldest first. Works beside a running n8n. */
export function storedExecutions(userFolder: string, workflowId: string): Stored[] {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
	try {
		return database
			.prepare(
				`SELECT e.id, e.status, d.data FROM execution_entity e
				 LEFT JOIN execution_data d ON d.executionId = e.id WHERE e.workflowId = ? ORDER BY e.id`,
			)
			.all(workflowId)
			.map(({ id, status, data }) => {
				return { id: String(id), status: String(status), data: String(data ?? '') };
			});
	} finally {
		database.close();
	}
}

/**
 * Waits until none is open, or nothing has changed for a while: n8n can leave one as running that
 * died with it.
 *
 * @returns the executions then
 */
export async function settledExecutions(userFolder: string, workflowId: string): Promise<Stored[]> {
	let last = '';
	let since = Date.now();
	for (;;) {
		const executions = storedExecutions(userFolder, workflowId);
		const open = executions.filter(({ status }) => OPEN.has(status));
		const now = executions.map(({ id, status }) => `${id} ${status}`).join();
		if (now !== last) [last, since] = [now, Date.now()];
		if (open.length === 0 || Date.now() - since > QUIET_MS) return executions;
		await sleep(250);
	}
}

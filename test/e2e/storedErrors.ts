import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseFlattened, type StoredError } from '../../demo/executions';

/**
 * The messages of all failed executions of a workflow, straight from n8n's database: its REST API
 * gives them one by one. Works beside a running n8n.
 */
export function storedErrors(userFolder: string, workflowId: string): string[] {
	const file = join(userFolder, '.n8n', 'database.sqlite');
	const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 });
	try {
		return database
			.prepare(
				`SELECT d.data FROM execution_entity e JOIN execution_data d ON d.executionId = e.id
				 WHERE e.workflowId = ? AND e.status = 'error'`,
			)
			.all(workflowId)
			.map(({ data }) => {
				const { resultData } = parseFlattened(String(data)) as {
					resultData: { error?: StoredError };
				};
				return resultData.error?.message ?? '';
			});
	} finally {
		database.close();
	}
}

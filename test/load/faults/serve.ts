import { setTimeout as sleep } from 'node:timers/promises';

import { platforms, startSandbox } from '../../../sandbox';
import type { ReceivedRequest } from '../../../sandbox';
import { execute, idOf } from './execute';
import type { Report } from './execute';
import { chaosOf, LATEST_MS, refuseAll } from './mishaps';
import type { Execution, Server } from './plan';

/** What one server saw, and what the executions that used it reported. */
export interface Served {
	reports: Report[];
	requests: ReceivedRequest[];
	/** How often each mishap struck, by its name. */
	mishaps: Map<string, number>;
}

// n8n tries a node that continues on failure again only where its first item failed.
const FIRST_ITEM = 5;

function harmIn(executions: readonly Execution[]) {
	const byName = new Map(executions.map(({ name, harm }) => [name, harm]));
	return (mark: string) => {
		const [id] = mark.split(' ');
		const harm = byName.get(id.slice(0, id.lastIndexOf('_'))) ?? 1;
		return id.endsWith('_0') ? harm * FIRST_ITEM : harm;
	};
}

/** Starts a server full of mishaps, runs its executions at the same time, and reads its log. */
export async function serve(seed: number, server: Server): Promise<Served> {
	const { executions, kind, limit, name } = server;
	const { markOf, platform } = kind;
	const sandbox = await startSandbox({
		platforms: platforms.filter((one) => one.name === platform),
	});
	const mishaps = new Map<string, number>();
	const count = (mishap: string) => mishaps.set(mishap, (mishaps.get(mishap) ?? 0) + 1);
	try {
		if (limit !== undefined) sandbox.limit({ platform, ...limit });
		for (const execution of executions) {
			for (let index = 0; index < execution.count; index += 1) {
				kind.prepare?.(sandbox, idOf(execution, index));
			}
		}
		const harmOf = harmIn(executions);
		sandbox.chaos(
			server.isStubborn ? refuseAll : chaosOf({ seed, server: name, markOf, harmOf, count }),
		);
		const reports = await Promise.all(
			executions.map(async (execution) => await execute(kind, sandbox, execution)),
		);
		// A server goes on with what its caller has given up; and what should have stayed would leave now.
		await sleep(LATEST_MS);
		return { reports, requests: sandbox.requests(), mishaps };
	} finally {
		await sandbox.close();
	}
}

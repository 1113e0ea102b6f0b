import { availableParallelism, cpus, release, totalmem } from 'node:os';

import { pinnedVersion } from '../../../demo/install';
import { nodeVersion } from '../../../demo/paths';

/**
 * The machine that something was measured on, as one line.
 *
 * @param database what n8n kept its data in
 */
export function machine(database = 'SQLite'): string {
	const [{ model }] = cpus();
	const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
	const system = `${process.platform} ${release()}`;
	return `${availableParallelism()} cores of ${model.trim()}, ${memory}, ${system}; Node ${nodeVersion()}, n8n ${pinnedVersion()} on ${database}`;
}

import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { nodeBinary, withNode24 } from './paths';
import { startGuarded, type CommandOptions, type Guarded } from './processes';

// What `npm run` sets for its own script would tell a nested npm that it works for the root.
const OUTER_RUN = /^npm_(package_|lifecycle_|config_local_prefix$|command$)/;

function cleanEnv(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
	return Object.fromEntries(
		Object.entries(withNode24(extra)).filter(([name]) => !OUTER_RUN.test(name)),
	);
}

/**
 * Starts npm under Node 24: the npm that started us, or else the one on the PATH. npm itself is
 * not tied to a Node version, but the packages' install scripts run under the Node that runs npm.
 */
export function startNpm(
	args: readonly string[],
	options: Omit<CommandOptions, 'env'> & { env?: NodeJS.ProcessEnv },
): Guarded {
	const outer = process.env.npm_execpath;
	const known = outer !== undefined && basename(outer) === 'npm-cli.js' && existsSync(outer);
	const [command, first] = known ? [nodeBinary(), [outer]] : ['npm', []];
	return startGuarded(command, [...first, ...args], { ...options, env: cleanEnv(options.env ?? {}) });
}

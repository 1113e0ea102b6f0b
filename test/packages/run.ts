import { spawnSync } from 'node:child_process';
import { withNode24 } from '../../demo/paths';

// What the `npm run` that started this says of its own package is not true of the one that is meant.
const OUTER_RUN = /^npm_(package_|lifecycle_|config_local_prefix$|command$)/;

/**
 * Runs a command to its end, quietly unless it fails.
 *
 * @returns whether it ended well; what it printed is on the terminal where it did not
 */
export function endsWell(
	command: string,
	args: readonly string[],
	cwd: string,
	env: NodeJS.ProcessEnv = {},
): boolean {
	const all = withNode24({ NO_COLOR: '1', FORCE_COLOR: '0', ...env });
	const own = Object.fromEntries(Object.entries(all).filter(([name]) => !OUTER_RUN.test(name)));
	const { status, stdout, stderr } = spawnSync(command, args, {
		cwd,
		env: own as NodeJS.ProcessEnv,
		encoding: 'utf8',
		maxBuffer: 64 * 1_048_576,
	});
	if (status !== 0) console.error(`${stdout}\n${stderr}`);
	return status === 0;
}

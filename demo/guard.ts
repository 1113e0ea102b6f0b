/*
 * Runs one command for a parent and outlives neither: `node guard.ts <command> <args…>`.
 *
 * The parent holds this process's stdin open. When the parent dies, in whatever way (an uncaught
 * error, kill -9), the pipe closes and the whole process group is ended. Signals sent to the group
 * reach the command directly; the guard only waits for it and passes its exit code on.
 */
import { spawn } from 'node:child_process';

const GRACE_MS = 5_000;
const [command, ...args] = process.argv.slice(2);
if (command === undefined) throw new Error('guard.ts needs a command to run');

let orphaned = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

child.on('error', (error) => {
	process.stderr.write(`${error.message}\n`);
	process.exit(127);
});
child.on('exit', (code, signal) => {
	// With nobody left to clean up, grandchildren that ignored the signal go together with us.
	if (orphaned) process.kill(-process.pid, 'SIGKILL');
	process.exit(code ?? (signal === 'SIGKILL' ? 137 : 143));
});

process.stdin.on('close', () => {
	orphaned = true;
	process.kill(-process.pid, 'SIGTERM');
	setTimeout(() => process.kill(-process.pid, 'SIGKILL'), GRACE_MS);
});
process.stdin.resume();

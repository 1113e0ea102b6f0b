import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoDir, nodeBinary } from './paths';

export interface CommandOptions {
	cwd: string;
	env: NodeJS.ProcessEnv;
	/** Gets everything the command prints, appended. */
	logFile: string;
}

export interface Guarded {
	/** Id of the process group, which is that of the guard. */
	readonly pid: number;
	/** The command's exit code, once all of its process group has ended; 128 + n after a signal. */
	readonly exited: Promise<number>;
	running(): boolean;
	/** Sends `signal` to the whole process group; does nothing where it has ended. */
	signal(signal: NodeJS.Signals): void;
}

const live = new Set<Guarded>();

function signalGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

function started(child: ChildProcess): number {
	if (child.pid === undefined) throw new Error('The guard process could not be started');
	return child.pid;
}

/**
 * Starts a command in a process group of its own that ends at the latest with this process.
 * Output goes straight into the log file and never through a pipe: n8n's logger loops for ever on
 * a pipe that was closed.
 *
 * @throws Error where the process cannot be started.
 */
export function startGuarded(
	command: string,
	args: readonly string[],
	options: CommandOptions,
): Guarded {
	const log = openSync(options.logFile, 'a', 0o600);
	const child = spawn(
		nodeBinary(),
		['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', join(demoDir, 'guard.ts'), command, ...args],
		{ cwd: options.cwd, env: options.env, detached: true, stdio: ['pipe', log, log] },
	);
	closeSync(log);
	const pid = started(child);
	// Writing is not intended; a late EPIPE must not become an uncaught error.
	child.stdin?.on('error', () => undefined);

	let running = true;
	const guarded: Guarded = {
		pid,
		exited: new Promise<number>((resolve, reject) => {
			child.on('error', reject);
			child.on('exit', (code, signal) => {
				running = false;
				live.delete(guarded);
				signalGroup(pid, 'SIGKILL');
				resolve(code ?? (signal === 'SIGKILL' ? 137 : 143));
			});
		}),
		running: () => running,
		signal: (signal) => signalGroup(pid, signal),
	};
	live.add(guarded);
	return guarded;
}

/** Ends a process group: SIGTERM, then SIGKILL for what is left after `graceMs`. */
export async function endGroup(group: Guarded, graceMs: number): Promise<void> {
	if (group.running()) group.signal('SIGTERM');
	const timer = setTimeout(() => group.signal('SIGKILL'), graceMs);
	await group.exited;
	clearTimeout(timer);
}

/** Ends everything this process has started and that still runs. */
export async function endAll(graceMs: number): Promise<void> {
	await Promise.all([...live].map((group) => endGroup(group, graceMs)));
}

/**
 * Runs a command to its end.
 *
 * @returns Its exit code; the output is in `options.logFile`.
 */
export async function runToEnd(
	command: string,
	args: readonly string[],
	options: CommandOptions,
): Promise<number> {
	return startGuarded(command, args, options).exited;
}

/** The end of a log file: where a command that failed says why. */
export function lastLines(file: string, count: number): string {
	return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

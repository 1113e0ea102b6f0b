import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

// Linux counts processor time in hundredths of a second, whatever the machine.
const TICK_MS = 10;

interface Process {
	pid: number;
	/** Processor time since it began, in milliseconds. */
	cpuMs: number;
}

function read(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		// The process has ended meanwhile.
		return undefined;
	}
}

function processOf(pid: number, group: number): Process[] {
	// The name in brackets may hold blanks; what follows it does not.
	const fields = read(`/proc/${pid}/stat`)?.replace(/^.*\) /s, '').split(' ') ?? [];
	if (Number(fields[2]) !== group) return [];
	return [{ pid, cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS }];
}

function processesOf(group: number): Process[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => processOf(Number(name), group));
}

/** Ids of the processes of a group. Linux only. */
export const pidsOf = (group: number) => processesOf(group).map(({ pid }) => pid);

/** Processor time that a process group has used so far, in milliseconds. Linux only. */
export function cpuMsOf(group: number): number {
	return processesOf(group).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

function kilobytes(pid: number, field: 'VmHWM' | 'VmRSS'): number {
	const [, digits] = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(read(`/proc/${pid}/status`) ?? '') ?? [];
	return Number(digits ?? 0);
}

const largest = (group: number, field: 'VmHWM' | 'VmRSS') =>
	Math.max(0, ...processesOf(group).map(({ pid }) => kilobytes(pid, field))) / 1024;

/** Memory of the largest process of a group now, in MiB. Linux only. */
export const rssOf = (group: number) => largest(group, 'VmRSS');

/** The most memory that the largest process of a group had since {@link forgetPeak}, in MiB. */
export const peakRssOf = (group: number) => largest(group, 'VmHWM');

/** Begins a new count of the peak. */
export function forgetPeak(group: number): void {
	for (const { pid } of processesOf(group)) writeFileSync(`/proc/${pid}/clear_refs`, '5');
}

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { n8nEnv, type N8nPlace } from './n8n-env';
import { n8nBin, nodeBinary } from './paths';
import { runToEnd } from './processes';
import { StepError } from './step-error';

export interface Credential {
	id: string;
	name: string;
	/** Credential type, e.g. `hitlChatApi`. */
	type: string;
	/** In plain text: n8n encrypts it on import. */
	data: Record<string, unknown>;
}

/** A workflow in n8n's export format. */
export interface WorkflowFile {
	id: string;
	name: string;
	nodes: unknown[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	[other: string]: unknown;
}

export interface CliPlace extends N8nPlace {
	logFile: string;
}

/**
 * Runs one n8n command to its end.
 *
 * @throws StepError where it ends with another exit code than 0.
 */
export async function n8nCli(args: readonly string[], place: CliPlace): Promise<void> {
	mkdirSync(dirname(place.logFile), { recursive: true, mode: 0o700 });
	const code = await runToEnd(nodeBinary(), [n8nBin(place.install), ...args], {
		cwd: place.userFolder,
		env: n8nEnv(place),
		logFile: place.logFile,
	});
	if (code !== 0) {
		throw new StepError(`"n8n ${args.join(' ')}" ended with exit code ${code}.`, [
			`n8n's own words are at the end of ${place.logFile}.`,
		]);
	}
}

async function importFile(command: string, content: unknown, place: CliPlace): Promise<void> {
	const file = join(place.userFolder, 'import.json');
	writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
	try {
		await n8nCli([command, `--input=${file}`], place);
	} finally {
		// It may hold a key in plain text.
		rmSync(file, { force: true });
	}
}

/** Stores credentials in the database of an n8n that is not running. */
export async function importCredentials(
	credentials: readonly Credential[],
	place: CliPlace,
): Promise<void> {
	await importFile('import:credentials', credentials, place);
}

/** Stores workflows in the database of an n8n that is not running; they stay inactive. */
export async function importWorkflows(
	workflows: readonly WorkflowFile[],
	place: CliPlace,
): Promise<void> {
	await importFile('import:workflow', workflows, place);
}

/** Reads a workflow as exported by n8n's editor or kept in `examples/`. */
export function readWorkflow(file: string): WorkflowFile {
	return JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;
}

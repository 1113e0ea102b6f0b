import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sandboxCredential } from '../../demo/credentials';
import { startFreshN8n } from '../../demo/fresh-n8n';
import type { WorkflowFile } from '../../demo/n8n-cli';
import { installTarball, packPackage } from '../../demo/pack';
import { nodeBinary, packageName, rootDir, runtimeDir } from '../../demo/paths';
import { startSandbox } from '../../sandbox';

const EXAMPLE = join('examples', 'chitchatlabs-rows.json');
const ROW = {
	mobile: '+91 97399 78284',
	name: 'Partha',
	event: 'Habit Run November Edition',
	date: '24th Nov',
};

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as WorkflowFile;

/** The example as a workflow of its own, so that n8n can have both. */
function apart(workflow: WorkflowFile, suffix: string): WorkflowFile {
	const text = JSON.stringify({ ...workflow, name: `${workflow.name} ${suffix}` })
		.replaceAll(workflow.id, `${workflow.id.slice(0, -suffix.length)}${suffix}`)
		.replaceAll('"path":"rows"', `"path":"rows-${suffix}"`);
	return JSON.parse(text) as WorkflowFile;
}

/** The example, moved to the packages of single services by the script that the page names. */
function moved(folder: string): WorkflowFile {
	mkdirSync(folder, { recursive: true });
	const source = join(folder, basename(EXAMPLE));
	const out = join(folder, 'moved.json');
	writeFileSync(source, readFileSync(join(rootDir, EXAMPLE)));
	const script = join(rootDir, 'scripts', 'move-workflow.mjs');
	execFileSync(nodeBinary(), [script, source, '--out', out], { stdio: 'ignore' });
	return read(out);
}

/**
 * Starts a real n8n that has this repository's package and the one of a single service, with the same
 * example for each: the nodes must stand side by side, and one credential must serve both.
 *
 * @param tarball of the single service's package
 * @param name of that package
 * @returns what did not hold
 */
export async function bothFindings(tarball: string, name: string): Promise<string[]> {
	const own = await packPackage();
	const ofAll = apart(read(join(rootDir, EXAMPLE)), 'A');
	const ofOne = apart(moved(join(runtimeDir, 'moved')), 'B');
	const types = [ofAll, ofOne].map(({ nodes }) => JSON.stringify(nodes));
	if (!types[0]?.includes(`"${packageName}.`) || !types[1]?.includes(`"${name}.`)) {
		return ['the script did not move the example'];
	}
	const sandbox = await startSandbox();
	try {
		const n8n = await startFreshN8n({
			userFolder: join(runtimeDir, 'both'),
			tarball: own,
			credentials: [sandboxCredential(sandbox, 'chitChatLabs')],
			workflows: [ofAll, ofOne],
			prepare: (n8nFolder) => installTarball(tarball, n8nFolder),
		});
		try {
			const broken: string[] = [];
			for (const [workflow, path] of [
				[ofAll, 'rows-A'],
				[ofOne, 'rows-B'],
			] as const) {
				const before = sandbox.requests({ platform: 'chitChatLabs' }).length;
				const { status } = await n8n.webhook(path, { rows: [ROW] });
				const execution = await n8n.rest.newestExecution(workflow.id);
				const sent = sandbox.requests({ platform: 'chitChatLabs' }).slice(before);
				const well = status === 200 && execution.status === 'success' && execution.error === undefined;
				if (!well || sent.length !== 1 || !sent[0]?.accepted) {
					broken.push(`beside each other: "${workflow.name}" ended with ${execution.status}`);
				}
			}
			return broken;
		} finally {
			await n8n.stop();
		}
	} finally {
		await sandbox.close();
	}
}

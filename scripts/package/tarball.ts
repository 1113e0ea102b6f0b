import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/** The package as a user's n8n receives it. */
export interface Tarball {
	/** The archive itself. */
	archive: string;
	/** Size of the archive, in bytes. */
	bytes: number;
	/** A temporary folder that holds nothing but `packageDir`. */
	workDir: string;
	/** Where the archive is unpacked. */
	packageDir: string;
	/** Every file in it, relative to `packageDir`, with forward slashes. */
	files: string[];
	/** Removes the temporary folders. */
	dispose: () => void;
}

/**
 * Lists every file below a folder.
 *
 * @param folder absolute path
 * @returns paths relative to `folder`, with forward slashes, sorted
 * @throws when the folder does not exist
 */
export function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
		.sort();
}

function build(root: string): void {
	const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
		cwd: root,
		encoding: 'utf8',
	});
	// A tool that draws its progress would fill the log of every run that is well.
	if (status !== 0) throw new Error(`The build failed:\n${stdout}\n${stderr}`);
}

/**
 * Builds the package, packs it as `npm publish` would, and unpacks the result.
 *
 * @param root absolute path of the repository
 * @returns the unpacked archive; the caller disposes of it
 * @throws when the build or the packing fails, with what they printed
 */
export function packTarball(root: string): Tarball {
	// A dist left from an earlier build would be judged instead of the source as it is now.
	build(root);
	const archiveDir = mkdtempSync(join(tmpdir(), 'chat-inbox-archive-'));
	const workDir = mkdtempSync(join(tmpdir(), 'chat-inbox-package-'));
	const dispose = () => {
		for (const folder of [archiveDir, workDir]) rmSync(folder, { recursive: true, force: true });
	};
	try {
		execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', archiveDir], {
			cwd: root,
			stdio: ['ignore', 'ignore', 'inherit'],
		});
		const [name] = readdirSync(archiveDir);
		if (name === undefined) throw new Error('npm pack wrote no archive');
		const archive = join(archiveDir, name);
		execFileSync('tar', ['-xzf', archive, '-C', workDir]);
		const packageDir = join(workDir, 'package');
		return {
			archive,
			bytes: statSync(archive).size,
			workDir,
			packageDir,
			files: filesBelow(packageDir),
			dispose,
		};
	} catch (error) {
		dispose();
		throw error;
	}
}

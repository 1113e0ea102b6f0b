import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFindings, loadFindings, manifestFindings, type Manifest } from './package/checks';
import { packTarball } from './package/tarball';

const root = join(__dirname, '..');

async function analysisFindings(folder: string, patterns?: string[]): Promise<string[]> {
	const { analyzePackage } = await import('@n8n/scan-community-package/scanner/scanner.mjs');
	const { passed, message, details } = await analyzePackage(folder, patterns);
	return passed ? [] : [[message, details].filter(Boolean).join('\n')];
}

function report(title: string, findings: string[]): number {
	console.log(`${findings.length === 0 ? 'ok    ' : 'FAILED'}  ${title}`);
	for (const finding of findings) console.log(`        ${finding}`);
	return findings.length;
}

/** Judges the source and the packed package; the number of findings decides the exit code. */
async function scan(): Promise<number> {
	const tarball = packTarball(root);
	try {
		// The scanner leaves a temporary folder behind: let it do so where we clean up.
		process.env.TMPDIR = tarball.workDir;
		const { SOURCE_FILE_PATTERNS } =
			await import('@n8n/scan-community-package/scanner/scanner.mjs');
		const { bytes, files, packageDir } = tarball;
		const manifest = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as Manifest;
		let count = 0;
		count += report('n8n scan of the source', await analysisFindings(root, SOURCE_FILE_PATTERNS));
		count += report(
			'n8n scan of the packed package',
			await analysisFindings(packageDir, ['**/*.js', 'package.json']),
		);
		count += report(
			`contents: ${files.length} files, ${bytes} bytes packed`,
			contentFindings(files, bytes),
		);
		count += report('package.json: dependencies and registration', manifestFindings(manifest, files));
		count += report(
			'every class loads with n8n-workflow, zod and luxon only',
			loadFindings(packageDir, root),
		);
		console.log(count === 0 ? 'scan: clean' : `scan: ${count} finding(s)`);
		return count;
	} finally {
		tarball.dispose();
	}
}

scan().then(
	(count) => {
		process.exitCode = count === 0 ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);

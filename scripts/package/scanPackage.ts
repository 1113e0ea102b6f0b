import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFindings, loadFindings, manifestFindings, type Manifest } from './checks';
import type { Tarball } from './tarball';
import { withTempFolder } from './tempFolder';

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

/**
 * Judges the source and the packed package, and prints what it finds.
 *
 * @param source the package's folder
 * @param tarball the same package, packed
 * @param root the repository whose `n8n-workflow`, `zod` and `luxon` are lent to it
 * @returns the number of findings
 */
export async function scanPackage(source: string, tarball: Tarball, root: string): Promise<number> {
	// It leaves a temporary folder behind when it is loaded.
	const { SOURCE_FILE_PATTERNS } = await withTempFolder(
		tarball.workDir,
		async () => await import('@n8n/scan-community-package/scanner/scanner.mjs'),
	);
	const { bytes, files, packageDir } = tarball;
	const manifest = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as Manifest;
	let count = 0;
	count += report('n8n scan of the source', await analysisFindings(source, SOURCE_FILE_PATTERNS));
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
	return count;
}

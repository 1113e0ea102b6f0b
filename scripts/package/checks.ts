import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The fields of package.json that decide what n8n installs and loads. */
export interface Manifest {
	dependencies?: Record<string, string>;
	peerDependencies?: Record<string, string>;
	n8n?: { credentials?: string[]; nodes?: string[] };
}

/**
 * Bytes; a fifth above what the code, its output schemas and the icons need. More than that is a file
 * that strayed into the build.
 */
export const LARGEST_ARCHIVE = 250_000;
const BESIDE_DIST = ['package.json', 'README.md', 'LICENSE'];
const SHIPPED = /^dist\/.+(\.js|\.node\.json|\.svg|\.png|__schema__\/.+\.json)$/;

/**
 * Judges what is in the archive and how large it is.
 *
 * @param files paths in the archive, with forward slashes
 * @param bytes size of the packed archive
 * @returns one sentence for each finding; empty when all is well
 */
export function contentFindings(files: string[], bytes: number): string[] {
	const findings = files
		.filter((file) => !BESIDE_DIST.includes(file) && !SHIPPED.test(file))
		.map((file) => `${file} does not belong into the package`);
	for (const file of BESIDE_DIST.filter((name) => !files.includes(name))) {
		findings.push(`${file} is missing`);
	}
	if (bytes > LARGEST_ARCHIVE) {
		findings.push(`the archive has ${bytes} bytes, more than ${LARGEST_ARCHIVE}`);
	}
	return findings;
}

/**
 * Judges what the package asks for and whether all that it registers is in the archive.
 *
 * @param manifest the packed package.json
 * @param files paths in the archive, with forward slashes
 * @returns one sentence for each finding; empty when all is well
 */
export function manifestFindings(manifest: Manifest, files: string[]): string[] {
	const findings = Object.keys(manifest.dependencies ?? {}).map(
		(name) => `${name} is a runtime dependency`,
	);
	const peers = Object.keys(manifest.peerDependencies ?? {}).join(', ');
	if (peers !== 'n8n-workflow') findings.push(`the peers are "${peers}", not n8n-workflow alone`);
	const nodes = manifest.n8n?.nodes ?? [];
	const credentials = manifest.n8n?.credentials ?? [];
	if (nodes.length === 0) findings.push('no node is registered');
	const codexFiles = nodes.map((node) => node.replace(/\.js$/, '.json'));
	for (const file of [...nodes, ...credentials, ...codexFiles]) {
		if (!files.includes(file)) findings.push(`${file} is missing`);
	}
	const compiled = files.filter((file) => /\.(node|credentials)\.js$/.test(file));
	for (const file of compiled.filter((name) => ![...nodes, ...credentials].includes(name))) {
		findings.push(`${file} is not registered`);
	}
	return findings;
}

// Runs in a process of its own, where no package of this repository can be found.
const loadRegistered = `
const { existsSync } = require('node:fs');
const { basename, dirname, join } = require('node:path');
const packageDir = process.argv[1];
const { nodes = [], credentials = [] } = require(join(packageDir, 'package.json')).n8n;
const findings = [];
for (const file of [...nodes, ...credentials]) {
	try {
		const path = join(packageDir, file);
		const name = basename(file).split('.')[0];
		const Registered = require(path)[name];
		if (Registered === undefined) throw new Error('it exports no class ' + name);
		const instance = new Registered();
		const icon = (instance.description ?? instance).icon;
		for (const image of typeof icon === 'string' ? [icon] : Object.values(icon ?? {})) {
			const target = join(dirname(path), image.replace(/^file:/, ''));
			if (!existsSync(target)) throw new Error('its icon ' + image + ' is missing');
		}
	} catch (error) {
		findings.push(file + ' does not load: ' + error.message.split('\\n')[0]);
	}
}
console.log(JSON.stringify(findings));
`;

/**
 * Loads every registered class as n8n does: with `n8n-workflow`, `zod` and `luxon` beside it, nothing else.
 *
 * @param packageDir the unpacked package, alone in a folder outside any repository
 * @param root the repository whose copies of them are lent to it
 * @returns one sentence for each finding; empty when every class loads and its icons exist
 * @throws when the process that loads them does not end well
 */
export function loadFindings(packageDir: string, root: string): string[] {
	const lent = join(dirname(packageDir), 'node_modules');
	mkdirSync(lent);
	for (const name of ['n8n-workflow', 'zod', 'luxon']) {
		symlinkSync(join(root, 'node_modules', name), join(lent, name));
	}
	// NODE_PATH and NODE_OPTIONS could smuggle in what a user's n8n does not have.
	const run = spawnSync(process.execPath, ['-e', loadRegistered, packageDir], {
		cwd: packageDir,
		env: { PATH: process.env.PATH },
		encoding: 'utf8',
		timeout: 60_000,
	});
	if (run.status !== 0) throw new Error(`loading the package failed: ${run.stderr}`);
	// Code that prints while it loads comes first; the findings are the last line.
	return JSON.parse(run.stdout.trimEnd().split('\n').at(-1) ?? '') as string[];
}

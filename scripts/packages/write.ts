import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { changelogOf } from './changelog';
import { contentsOf, type Contents } from './contents';
import { ImportGraph } from './imports';
import { manifestOf, type RootManifest } from './manifest';
import { readmeOf } from './readme';
import { services, type Service } from './services';
import { isText, transformed } from './transform';

/** A package as it was written. */
export interface WrittenPackage {
	service: Service;
	/** Absolute path. */
	folder: string;
	contents: Contents;
}

/** n8n's own tool and what it needs, which the packages depend on to be built. */
export const toolingPins = join(__dirname, 'tooling');

const template = join(__dirname, 'template');
const PUBLISH = '.github/workflows/publish.yml';
const LICENSE = 'LICENSE';

// By their names here and in the package.
const TEMPLATES = {
	'eslint.config.mjs': 'eslint.config.mjs',
	'jest.config.js': 'jest.config.js',
	'tsconfig.json': 'tsconfig.json',
	gitignore: '.gitignore',
};

const readJson = <Value>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as Value;

/** Where packages are written, and what is said of them. */
export interface WriteOptions {
	/** The repository. */
	root: string;
	/** Gets a folder for each package; what it had of this package before is removed. */
	into: string;
	/** The versions of n8n that the repository's tests run. */
	tested: readonly string[];
}

/**
 * Writes a complete package for every service, ready to be committed, built and published on its own.
 *
 * @throws Error where a service reaches what it may not publish, or something is missing
 */
export function writePackages({ root, into, tested }: WriteOptions): WrittenPackage[] {
	const manifest = readJson<RootManifest>(join(root, 'package.json'));
	const { dependencies: tooling } = readJson<{ dependencies: Record<string, string> }>(
		join(toolingPins, 'package.json'),
	);
	const all = services();
	const graph = new ImportGraph(root);
	return all.map((service) => {
		const { packageName, title } = service;
		const others = all.filter((other) => other.title !== title);
		const contents = contentsOf(root, manifest.name, service, others, graph);
		const folder = join(into, packageName);
		rmSync(folder, { recursive: true, force: true });
		const write = (file: string, text: string) => {
			mkdirSync(dirname(join(folder, file)), { recursive: true });
			writeFileSync(join(folder, file), text);
		};
		const files = Object.values(contents).flat() as string[];
		const transformation = {
			from: manifest.name,
			to: packageName,
			present: new Set([...files, 'package.json']),
		};
		for (const file of files) {
			const source = join(root, file);
			if (isText(file)) write(file, transformed(file, readFileSync(source, 'utf8'), transformation));
			else {
				mkdirSync(dirname(join(folder, file)), { recursive: true });
				copyFileSync(source, join(folder, file));
			}
		}
		for (const [name, target] of Object.entries(TEMPLATES)) {
			write(target, readFileSync(join(template, name), 'utf8'));
		}
		for (const file of [PUBLISH, LICENSE]) write(file, readFileSync(join(root, file), 'utf8'));
		const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
		write('CHANGELOG.md', changelogOf(changelog, service, all));
		write('README.md', readmeOf(root, service, contents, manifest, tested));
		const written = manifestOf(service, all, contents, manifest, tooling, graph);
		write('package.json', `${JSON.stringify(written, null, '\t')}\n`);
		return { service, folder, contents };
	});
}

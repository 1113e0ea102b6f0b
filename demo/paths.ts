import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export const rootDir = join(__dirname, '..');
export const demoDir = __dirname;

/** Everything a run writes: databases, logs, tarballs. Git-ignored and safe to delete. */
export const runtimeDir = join(demoDir, '.runtime');

/**
 * n8n's own start script.
 *
 * @param install The folder whose `node_modules` hold n8n; the demo's own unless told.
 */
export function n8nBin(install = demoDir): string {
	return join(install, 'node_modules', 'n8n', 'bin', 'n8n');
}

/**
 * The package that is packed, installed and run: this repository's own one, or one that was made of it
 * for a single service.
 */
export const packageDir = process.env.PACKAGE_UNDER_TEST ?? rootDir;

/** The name under which n8n knows that package; node types start with it. */
export const packageName = (
	JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { name: string }
).name;

const nodePackage = join(rootDir, 'node_modules', 'node');

/**
 * Path of the Node 24 that the root's `npm ci` put into the repository. n8n needs it whatever
 * Node the user has.
 *
 * @throws Error where the root was not installed.
 */
export function nodeBinary(): string {
	const binary = join(nodePackage, 'bin', 'node');
	if (!existsSync(binary)) {
		throw new Error('Node 24 is missing from node_modules. Run "npm ci" in the repository first.');
	}
	return realpathSync(binary);
}

/** Version of that Node. */
export function nodeVersion(): string {
	const manifest = JSON.parse(readFileSync(join(nodePackage, 'package.json'), 'utf8')) as {
		version: string;
	};
	return manifest.version;
}

/** Folder with Node 24's C headers (`include/node`), or undefined where npm laid none down. */
export function nodeHeaders(): string | undefined {
	const places = [join(nodePackage, 'node_modules'), join(rootDir, 'node_modules')];
	return places
		.filter((place) => existsSync(place))
		.flatMap((place) =>
			readdirSync(place)
				.filter((name) => name.startsWith('node-'))
				.map((name) => join(place, name)),
		)
		.find((folder) => existsSync(join(folder, 'include', 'node', 'node_api.h')));
}

/** This process's environment with Node 24 first on the PATH, plus `extra`. */
export function withNode24(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
	const path = [join(nodePackage, 'bin'), process.env.PATH ?? ''].join(delimiter);
	return { ...process.env, PATH: path, ...extra };
}

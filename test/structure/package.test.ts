import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Manifest {
	files: string[];
	dependencies?: Record<string, string>;
	overrides?: unknown;
	peerDependencies: Record<string, string>;
	devDependencies: Record<string, string>;
	n8n: { credentials: string[]; nodes: string[] };
}

interface LockEntry {
	resolved?: string;
	optionalDependencies?: Record<string, string>;
}

const manifest = JSON.parse(read('package.json')) as Manifest;

describe('package.json', () => {
	it('asks for nothing on the user’s server but n8n itself', () => {
		expect(manifest.dependencies ?? {}).toEqual({});
		expect(manifest.overrides).toBeUndefined();
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(manifest.files).toEqual(['dist']);
	});

	it.each([...manifest.n8n.credentials, ...manifest.n8n.nodes])('%s has its source', (compiled) => {
		const source = compiled.replace(/^dist\//, '').replace(/\.js$/, '.ts');
		expect(existsSync(join(root, source))).toBe(true);
	});
});

describe.each(['package-lock.json', 'demo/package-lock.json'])('%s', (file) => {
	const lock = JSON.parse(read(file)) as { packages: Record<string, LockEntry> };

	it('names no registry, so that it installs from any', () => {
		const resolved = Object.values(lock.packages).filter((entry) => entry.resolved !== undefined);
		expect(resolved).toEqual([]);
	});

	// npm leaves out what a registry does not have, and `npm ci` then refuses the lock file.
	it('holds every optional package, for other processors and systems too', () => {
		const paths = Object.keys(lock.packages);
		const optional = Object.values(lock.packages).flatMap((entry) =>
			Object.keys(entry.optionalDependencies ?? {}),
		);
		const missing = optional.filter((name) => !paths.some((p) => p.endsWith(`node_modules/${name}`)));
		expect(missing).toEqual([]);
	});
});

it('package-lock.json belongs to package.json', () => {
	const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Manifest> };
	expect(lock.packages['']).toMatchObject({
		devDependencies: manifest.devDependencies,
		peerDependencies: manifest.peerDependencies,
	});
});

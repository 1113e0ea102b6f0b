/*
 * Loads one package in n8n's own loader, in a process of its own, and prints what came of it as a
 * line of JSON: `node probe.ts <folder of n8n's install> <folder of the package>`.
 */
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

interface Property {
	name: string;
	options?: unknown[];
}

interface Described {
	description: { properties: Property[] };
}

/** A node that keeps its older versions has the descriptions there only. */
type NodeType = Described | { currentVersion: number; nodeVersions: Record<number, Described> };

interface Loader {
	loadAll(): Promise<void>;
	nodeTypes: Record<string, { type: NodeType }>;
	credentialTypes: Record<string, unknown>;
}

function propertiesOf(type: NodeType): Property[] {
	const newest = 'nodeVersions' in type ? type.nodeVersions[type.currentVersion] : type;
	return newest.description.properties;
}

const [install, packageDir] = process.argv.slice(2);
if (install === undefined || packageDir === undefined) throw new Error('probe.ts needs two folders');

// Where n8n lets community packages find its own copies of n8n-workflow, zod and luxon.
const modules = join(install, 'node_modules');
process.env.NODE_PATH = [modules, process.env.NODE_PATH].filter(Boolean).join(delimiter);
const load = createRequire(join(install, 'package.json'));
(load('node:module') as { _initPaths(): void })._initPaths();

const { PackageDirectoryLoader } = load('n8n-core') as {
	PackageDirectoryLoader: new (folder: string) => Loader;
};
// A running n8n has them in memory before it looks at the first community package.
for (const name of ['n8n-workflow', 'zod', 'luxon']) load(name);

async function measure(folder: string): Promise<void> {
	const began = performance.now();
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	const ms = performance.now() - began;

	const operations = Object.values(loader.nodeTypes)
		.flatMap(({ type }) => propertiesOf(type))
		.filter(({ name }) => name === 'operation')
		.reduce((sum, { options = [] }) => sum + options.length, 0);
	const nodes = Object.keys(loader.nodeTypes).length;
	const credentials = Object.keys(loader.credentialTypes).length;
	process.stdout.write(
		`${JSON.stringify({ ms, nodes, credentials, operations })}\n`,
		// n8n-core keeps timers that nothing waits for.
		() => process.exit(0),
	);
}

void measure(packageDir);

import type { Contents } from './contents';
import type { ImportGraph } from './imports';
import type { Service } from './services';

/** The parts of this repository's `package.json` that the packages' are made of. */
export interface RootManifest {
	name: string;
	version: string;
	license: string;
	keywords: string[];
	author: { name: string; email: string };
	homepage: string;
	repository: { type: string; url: string };
	bugs: { url: string };
	engines: { node: string };
	files: string[];
	n8n: { n8nNodesApiVersion: number };
	peerDependencies: Record<string, string>;
	devDependencies: Record<string, string>;
}

// What the scripts run, and what no file imports by name.
const TOOLS = ['@types/jest', '@types/node', 'jest', 'ts-jest', 'typescript'];

const compiled = (file: string) => `dist/${file.replace(/\.ts$/, '.js')}`;

function devDependencies(
	{ sources, tests }: Contents,
	root: RootManifest,
	tooling: Record<string, string>,
	graph: ImportGraph,
): Record<string, string> {
	const imported = graph.packagesOf([...sources, ...tests]);
	const pinned = Object.entries(root.devDependencies).filter(
		([name]) => imported.has(name.replace(/^@types\//, '')) || TOOLS.includes(name),
	);
	const all = { ...Object.fromEntries(pinned), ...tooling };
	return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Keywords that a service's package has whatever its service is; the rest are names of services. */
function keywordsOf({ keywords }: RootManifest, service: Service, all: readonly Service[]): string[] {
	const ending = ({ packageName }: Service) => packageName.replace('n8n-nodes-', '');
	const others = all.filter(({ title }) => title !== service.title).map(ending);
	return keywords.filter((keyword) => !others.includes(keyword));
}

/**
 * The `package.json` of a service's package.
 *
 * @param tooling name and version of n8n's own tool and of what it needs
 */
export function manifestOf(
	service: Service,
	all: readonly Service[],
	contents: Contents,
	root: RootManifest,
	tooling: Record<string, string>,
	graph: ImportGraph,
): object {
	const { packageName, title, nodes, credentials, platforms } = service;
	const about = platforms.map(({ action }) => action.node.description.description);
	return {
		name: packageName,
		version: root.version,
		description: `n8n nodes for ${title}. ${about.join('. ')}.`,
		license: root.license,
		keywords: keywordsOf(root, service, all),
		author: root.author,
		homepage: `${root.homepage}/tree/${packageName}#readme`,
		repository: root.repository,
		bugs: root.bugs,
		engines: root.engines,
		files: root.files,
		n8n: {
			n8nNodesApiVersion: root.n8n.n8nNodesApiVersion,
			strict: true,
			credentials: credentials.map(({ file }) => compiled(file)).sort(),
			nodes: nodes.map(({ file }) => compiled(file)).sort(),
		},
		scripts: {
			build: 'n8n-node build',
			dev: 'n8n-node dev',
			lint: 'n8n-node lint',
			test: 'jest',
			prepublishOnly: 'npm run lint && npm test && npm run build',
		},
		peerDependencies: root.peerDependencies,
		devDependencies: devDependencies(contents, root, tooling, graph),
	};
}

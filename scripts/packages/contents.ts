import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesBelow } from '../package/tarball';
import type { ImportGraph } from './imports';
import type { Service } from './services';
import { testsOf } from './tests';

/** The files of one package, below the repository, by the reason why they are in it. */
export interface Contents {
	/** Compiled and published. */
	sources: string[];
	/** Icons, codex files and output schemas: published as they are. */
	assets: string[];
	/** The service's tests, and what they stand on: helpers and the simulated vendor. */
	tests: string[];
	/** Example workflows that need nothing but this service's nodes and n8n's own. */
	examples: string[];
}

const isCode = (file: string) => /^(nodes|credentials)\//.test(file);

function iconsOf(file: string, icon: unknown): string[] {
	const images = typeof icon === 'string' ? [icon] : Object.values((icon ?? {}) as object);
	return images.map((image) => join(dirname(file), String(image).replace(/^file:/, '')));
}

function assetsOf(root: string, { nodes, platforms, credentials }: Service): string[] {
	const icons = [
		...nodes.flatMap(({ file, node }) => iconsOf(file, node.description.icon)),
		...credentials.flatMap(({ file, credential }) => iconsOf(file, credential.icon)),
	];
	const beside = platforms.flatMap(({ folder }) =>
		filesBelow(join(root, 'nodes', folder))
			.filter((file) => !file.endsWith('.ts'))
			.map((file) => `nodes/${folder}/${file}`),
	);
	return [...new Set([...icons, ...beside])].sort();
}

function examplesOf(root: string, packageName: string, { nodes }: Service): string[] {
	const own = new Set(nodes.map(({ node }) => `${packageName}.${node.description.name}`));
	const isOwn = (type: string) => own.has(type) || own.has(type.replace(/(Hitl)?Tool$/, ''));
	return filesBelow(join(root, 'examples'))
		.filter((file) => file.endsWith('.json'))
		.filter((file) => {
			const text = readFileSync(join(root, 'examples', file), 'utf8');
			const types = (JSON.parse(text) as { nodes: Array<{ type: string }> }).nodes
				.map(({ type }) => type)
				.filter((type) => type.startsWith(`${packageName}.`));
			return types.length > 0 && types.every(isOwn);
		})
		.map((file) => `examples/${file}`);
}

/**
 * Everything that the package of a service takes over from this repository.
 *
 * @param root absolute path of the repository
 * @param packageName the repository's own package, whose name the examples' node types carry
 * @param others the repository's other services
 * @throws Error where an import leads nowhere or out of what is published, or an icon is missing
 */
export function contentsOf(
	root: string,
	packageName: string,
	service: Service,
	others: readonly Service[],
	graph: ImportGraph,
): Contents {
	const entries = [...service.nodes, ...service.credentials].map(({ file }) => file);
	const sources = graph.reached(entries);
	const astray = [...sources].filter((file) => !isCode(file));
	if (astray.length > 0) throw new Error(`${service.packageName} would publish ${astray.join(', ')}`);
	const assets = assetsOf(root, service);
	const missing = assets.filter((file) => !existsSync(join(root, file)));
	if (missing.length > 0) throw new Error(`${service.packageName} lacks ${missing.join(', ')}`);
	return {
		sources: [...sources].sort(),
		assets,
		tests: testsOf(root, service, others, sources, graph),
		examples: examplesOf(root, packageName, service),
	};
}

import { packageName } from '../../demo/paths';
import type { RunningN8n } from '../../demo/n8n';
import manifest from '../../package.json';

interface Described {
	name: string;
	iconUrl?: string | { light: string; dark: string };
}

/** How much of the package an n8n shows in its editor. */
export interface Shown {
	nodes: number;
	credentials: number;
	icons: number;
	/** What is missing. Empty where all is there. */
	broken: string[];
}

/** The name that n8n gives to a file's class, such as `hitlChat` for `HitlChat.node.js`. */
function nameOf(file: string): string {
	const base = file.slice(file.lastIndexOf('/') + 1, file.indexOf('.', file.lastIndexOf('/')));
	return base.charAt(0).toLowerCase() + base.slice(1);
}

async function read(n8n: RunningN8n, page: string): Promise<Map<string, Described>> {
	const all = JSON.parse(await n8n.rest.page(page)) as Described[];
	return new Map(all.map((one) => [one.name, one]));
}

function iconsOf({ iconUrl }: Described): string[] {
	if (iconUrl === undefined) return [];
	return typeof iconUrl === 'string' ? [iconUrl] : [iconUrl.light, iconUrl.dark];
}

async function isIcon(n8n: RunningN8n, url: string): Promise<boolean> {
	return n8n.rest.page(`/${url}`).then(
		(text) => text.includes('<svg'),
		() => false,
	);
}

/**
 * Looks for everything that `package.json` lists among what a running n8n offers to its editor, and
 * fetches every icon.
 */
export async function lookAtTypes(n8n: RunningN8n): Promise<Shown> {
	const nodes = await read(n8n, '/types/nodes.json');
	const credentials = await read(n8n, '/types/credentials.json');
	const wanted = [
		...manifest.n8n.nodes.map((file) => nodes.get(`${packageName}.${nameOf(file)}`) ?? file),
		...manifest.n8n.credentials.map((file) => credentials.get(nameOf(file)) ?? file),
	];
	const broken: string[] = [];
	let icons = 0;
	for (const one of wanted) {
		if (typeof one === 'string') {
			broken.push(`n8n does not offer ${one}`);
			continue;
		}
		const urls = iconsOf(one);
		if (urls.length === 0) broken.push(`${one.name} has no icon`);
		for (const url of urls) {
			if (await isIcon(n8n, url)) icons += 1;
			else broken.push(`n8n does not serve ${one.name}'s icon ${url}`);
		}
	}
	const present = (files: readonly string[], from: Map<string, Described>, prefix: string) =>
		files.filter((file) => from.has(prefix + nameOf(file))).length;
	return {
		nodes: present(manifest.n8n.nodes, nodes, `${packageName}.`),
		credentials: present(manifest.n8n.credentials, credentials, ''),
		icons,
		broken,
	};
}

import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';
import type { Platform as Vendor } from '../nodes/shared/transport/platform';
import type { Resource } from '../nodes/shared/operation/operation';

/** A node class as n8n finds it in its file. */
export type NodeClass = new () => INodeType;

/** A node with the file it comes from. */
export interface RegisteredNode {
	/** Path below the repository, with forward slashes. */
	file: string;
	nodeClass: NodeClass;
	node: INodeType;
}

/** One platform: its node, what the node can do, and the triggers beside it. */
export interface RegisteredPlatform {
	/** The folder below `nodes/`. */
	folder: string;
	/** The node's name, which is the sandbox's name for the platform too. */
	name: string;
	title: string;
	action: RegisteredNode;
	triggers: RegisteredNode[];
	resources: readonly Resource[];
	/** The vendor's data, as the transport knows it. */
	vendor: Vendor;
	credential: ICredentialType;
}

const root = join(__dirname, '..');
const load = createRequire(__filename);

function exported<Value>(file: string, name: string): Value {
	if (!existsSync(join(root, file))) throw new Error(`${file} is missing`);
	const value = (load(join(root, file)) as Record<string, unknown>)[name];
	if (value === undefined) throw new Error(`${file} exports no ${name}`);
	return value as Value;
}

function registered(folder: string, name: string): RegisteredNode {
	const file = `nodes/${folder}/${name}.node.ts`;
	const nodeClass = exported<NodeClass>(file, name);
	return { file, nodeClass, node: new nodeClass() };
}

function vendorOf(folder: string, resources: readonly Resource[]): Vendor {
	const [operation] = resources.flatMap(({ operations }) => operations);
	if (operation === undefined) throw new Error(`nodes/${folder}/resources.ts has no operation`);
	return operation.platform;
}

function credentialOf({ credential }: Vendor): ICredentialType {
	const name = credential.charAt(0).toUpperCase() + credential.slice(1);
	const file = `credentials/${name}.credentials.ts`;
	return new (exported<new () => ICredentialType>(file, name))();
}

function platform(folder: string): RegisteredPlatform {
	const action = registered(folder, folder);
	const resources = exported<readonly Resource[]>(`nodes/${folder}/resources.ts`, 'resources');
	const vendor = vendorOf(folder, resources);
	const triggers = readdirSync(join(root, 'nodes', folder))
		.filter((file) => file.endsWith('Trigger.node.ts'))
		.map((file) => registered(folder, file.replace(/\.node\.ts$/, '')));
	return {
		folder,
		name: action.node.description.name,
		title: action.node.description.displayName,
		action,
		triggers,
		resources,
		vendor,
		credential: credentialOf(vendor),
	};
}

/**
 * Every platform of the package: each folder below `nodes/` that has a `resources.ts`.
 *
 * @returns in the order of their titles
 * @throws Error where a platform's folder has no node, or a file does not export what its name says
 */
export function platforms(): RegisteredPlatform[] {
	return readdirSync(join(root, 'nodes'))
		.filter((folder) => existsSync(join(root, 'nodes', folder, 'resources.ts')))
		.map(platform)
		.sort((a, b) => a.title.localeCompare(b.title));
}

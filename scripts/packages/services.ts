import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType } from 'n8n-workflow';
import { platforms, type RegisteredNode, type RegisteredPlatform } from '../registry';

/** A credential type with the file it comes from. */
export interface RegisteredCredential {
	/** Path below the repository. */
	file: string;
	credential: ICredentialType;
}

/** One vendor's service and all that this repository has for it: what a package of its own holds. */
export interface Service {
	/** The vendor's name for it. */
	title: string;
	/** Name of its package on npm. */
	packageName: string;
	platforms: RegisteredPlatform[];
	nodes: RegisteredNode[];
	credentials: RegisteredCredential[];
}

const root = join(__dirname, '..', '..');
const load = createRequire(__filename);

const slug = (title: string) => title.toLowerCase().replace(/[^a-z0-9]/g, '');

function registered(type: string): RegisteredCredential {
	const className = type.charAt(0).toUpperCase() + type.slice(1);
	const file = `credentials/${className}.credentials.ts`;
	const { [className]: credentialClass } = load(join(root, file)) as Record<
		string,
		new () => ICredentialType
	>;
	return { file, credential: new credentialClass() };
}

function service(title: string, own: RegisteredPlatform[]): Service {
	const nodes = own.flatMap(({ action, triggers }) => [action, ...triggers]);
	const types = nodes.flatMap(({ node }) => node.description.credentials ?? []);
	return {
		title,
		packageName: `n8n-nodes-${slug(title)}`,
		platforms: own,
		nodes,
		credentials: [...new Set(types.map(({ name }) => name))].sort().map(registered),
	};
}

/**
 * The services of this repository. Platforms that name the same vendor are one service: n8n verifies
 * a package only if all of it belongs to a single third-party service.
 */
export function services(): Service[] {
	const known = platforms();
	const titles = [...new Set(known.map(({ vendor }) => vendor.name))];
	return titles.map((title) =>
		service(
			title,
			known.filter(({ vendor }) => vendor.name === title),
		),
	);
}

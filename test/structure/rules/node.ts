import type { ICredentialType, INodeProperties, INodeType } from 'n8n-workflow';

/** What package.json registers. */
export interface Registered {
	nodes: readonly string[];
	credentials: readonly string[];
}

/**
 * Holds the files that n8n should load against the ones that package.json names.
 *
 * @param sources below the repository, such as `nodes/HitlChat/HitlChat.node.ts`
 * @returns one sentence for each file that is on one side only
 */
export function registrationFindings(sources: readonly string[], registered: Registered): string[] {
	const compiled = sources.map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
	const named = [...registered.nodes, ...registered.credentials];
	return [
		...compiled
			.filter((file) => !named.includes(file))
			.map((file) => `${file} is not in package.json`),
		...named.filter((file) => !compiled.includes(file)).map((file) => `${file} has no source`),
	];
}

interface Codex {
	node?: string;
	resources?: { primaryDocumentation?: Array<{ url?: string }> };
}

/** The codex file beside a node: it names the node and where its documentation is. */
export function codexFindings(
	packageName: string,
	{ description }: INodeType,
	codex: Codex,
): string[] {
	const findings: string[] = [];
	const name = `${packageName}.${description.name}`;
	const [page] = codex.resources?.primaryDocumentation ?? [];
	if (codex.node !== name) findings.push(`the codex file is about ${codex.node}, not ${name}`);
	if (!page?.url?.startsWith('https://')) findings.push('the codex file names no documentation');
	return findings;
}

/**
 * An icon for light and one for dark, which differ.
 *
 * @param read gives a file's text by the icon's address, undefined where it is missing
 */
export function iconFindings(
	icon: ICredentialType['icon'] | INodeType['description']['icon'],
	read: (address: string) => string | undefined,
): string[] {
	if (typeof icon !== 'object') return ['there is no icon for light and for dark'];
	const { light, dark } = icon;
	const missing = [light, dark].filter((address) => read(address) === undefined);
	if (missing.length > 0) return missing.map((address) => `the icon ${address} is missing`);
	return read(light) === read(dark) ? ['the icons for light and dark are the same'] : [];
}

function requestsIn(properties: readonly INodeProperties[]): string[] {
	return properties.flatMap(({ options = [] }) =>
		options.flatMap((option) => {
			if (!('routing' in option) || option.routing?.request === undefined) return [];
			const isPaced = typeof option.routing.operations?.pagination === 'function';
			return isPaced || 'type' in option ? [] : [`${option.name} has a request beside Delivery`];
		}),
	);
}

/** A node that only describes: it does not execute by itself, and no option of it has its own request. */
export function descriptionFindings(node: INodeType): string[] {
	const { description } = node;
	const findings = requestsIn(description.properties);
	if (node.execute !== undefined) findings.push('has an execute of its own');
	if (!/^=\{\{\s*\$credentials\.baseUrl\b/.test(description.requestDefaults?.baseURL ?? '')) {
		findings.push("does not take the credential's base URL");
	}
	if (description.usableAsTool !== true) findings.push('is no tool for agents');
	return findings;
}

/**
 * A credential that leaves its test to a node, so that the test goes through Delivery. One that
 * sends nothing, such as a secret that incoming calls must know, has nothing to test.
 */
export function credentialFindings(
	credential: ICredentialType,
	nodes: readonly INodeType[],
): string[] {
	const findings: string[] = [];
	if (credential.test !== undefined) findings.push('has a test that n8n sends by itself');
	if (credential.authenticate === undefined) return findings;
	const isTested = nodes.some(({ description, methods }) =>
		description.credentials?.some(
			({ name, testedBy }) =>
				name === credential.name &&
				typeof testedBy === 'string' &&
				typeof methods?.credentialTest?.[testedBy] === 'function',
		),
	);
	if (!isTested) findings.push('is tested by no node');
	if (!credential.properties.some(({ name }) => name === 'baseUrl'))
		findings.push('has no baseUrl');
	return findings;
}

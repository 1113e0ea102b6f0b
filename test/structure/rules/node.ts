import type {
	ICredentialType,
	INodeProperties,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';

import { unknownOperation } from '../../../nodes/shared/operation/unknownOperation';

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

const REFUSAL = String(
	unknownOperation({ name: '', keyPlace: '', credential: '', limitScope: 'key' }).operations
		?.pagination,
);

function optionsOf(node: INodeType, name: string): Array<INodePropertyOptions & { place: string }> {
	const pickers = node.description.properties.filter((property) => property.name === name);
	return pickers.flatMap(({ displayOptions, options = [] }) =>
		options.flatMap((option) =>
			'value' in option ? [{ ...option, place: String(displayOptions?.show?.resource) }] : [],
		),
	);
}

function requestsIn(properties: readonly INodeProperties[]): string[] {
	return properties.flatMap(({ options = [] }) =>
		options.flatMap((option) => {
			if (!('routing' in option) || option.routing?.request === undefined) return [];
			const isExecuted = typeof option.routing.operations?.pagination === 'function';
			return isExecuted || 'type' in option
				? []
				: [`${option.name} has a request beside the executor`];
		}),
	);
}

/** A node that only describes: it has no code of its own, and no option of it has its own request. */
export function descriptionFindings(node: INodeType): string[] {
	const { description } = node;
	const findings = requestsIn(description.properties);
	for (const own of ['execute', 'poll', 'trigger', 'supplyData'] as const) {
		if (node[own] !== undefined) findings.push(`has ${own} of its own`);
	}
	if (!/^=\{\{\s*\$credentials\.baseUrl\b/.test(description.requestDefaults?.baseURL ?? '')) {
		findings.push("does not take the credential's base URL");
	}
	// n8n adds its entry to the newest version, which it takes from here where this says one.
	const { defaultVersion, version } = description;
	if (defaultVersion === undefined || [defaultVersion].includes(version as number)) {
		findings.push("has n8n's Custom API Call in its pickers");
	}
	if (description.usableAsTool !== true) findings.push('is no tool for agents');
	return findings;
}

/**
 * Every operation of the description runs through the executor, none that is not described does, and
 * whatever else somebody chooses by an expression is refused.
 */
export function operationFindings(node: INodeType): string[] {
	const { customOperations = {}, description } = node;
	const described = optionsOf(node, 'operation').map(({ place, value }) => `${place}: ${value}`);
	const executed = Object.entries(customOperations).flatMap(([resource, own]) =>
		Object.entries(own).map(([name, run]): [string, unknown] => [`${resource}: ${name}`, run]),
	);
	const named = executed.map(([name]) => name);
	const resources = optionsOf(node, 'resource').map(({ value }) => String(value));
	const findings = [
		...described.filter((name) => !named.includes(name)).map((name) => `${name} is not executed`),
		...named.filter((name) => !described.includes(name)).map((name) => `${name} is not described`),
		...executed
			.filter(([, run]) => typeof run !== 'function')
			.map(([name]) => `${name} is no function`),
		...Object.keys(customOperations)
			.filter((name) => !resources.includes(name))
			.map((name) => `the resource ${name} is not described`),
	];
	const routing = description.properties.find(({ name }) => name === 'resource')?.routing;
	const isRefused =
		routing?.send?.paginate === true &&
		routing.request === undefined &&
		String(routing.operations?.pagination) === REFUSAL;
	return isRefused ? findings : [...findings, 'lets an unknown operation through'];
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

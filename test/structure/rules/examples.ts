import type { ICredentialType, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

interface Link {
	node: string;
	type: string;
	index: number;
}

/** A node in n8n's export format. */
export interface ExampleNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	webhookId?: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
}

/** A workflow in n8n's export format. */
export interface Example {
	id: string;
	name: string;
	nodes: ExampleNode[];
	/** By node, then by kind of connection: `main`, or what an agent's parts hang on, as `ai_memory`. */
	connections: Record<string, Record<string, Link[][]>>;
	pinData?: Record<string, unknown>;
	[other: string]: unknown;
}

/** What a user's n8n knows once the package is installed. */
export interface Known {
	/** The package's name: its node types begin with it. */
	packageName: string;
	nodes: readonly INodeTypeDescription[];
	credentials: readonly ICredentialType[];
}

const EXPORTED = ['id', 'name', 'nodes', 'connections', 'pinData', 'settings'];
// The column of n8n's database is that wide.
const ID = /^[A-Za-z0-9]{1,16}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** The packages that n8n itself brings. */
const CORE = ['n8n-nodes-base.', '@n8n/n8n-nodes-langchain.'];
const CORE_WEBHOOK = 'n8n-nodes-base.webhook';
const CORE_CALLED = [CORE_WEBHOOK, 'n8n-nodes-base.formTrigger', 'n8n-nodes-base.form'];
/** What n8n adds to the properties of a node that polls. */
const POLL_TIMES = 'pollTimes';

function describedBy({ packageName, nodes }: Known, { type, typeVersion }: ExampleNode) {
	return nodes.find(
		({ name, version }) =>
			type === `${packageName}.${name}` && [version].flat().includes(typeVersion),
	);
}

/** The properties that show for the node's own resource and operation. */
function shownFor(
	{ parameters }: ExampleNode,
	properties: readonly INodeProperties[],
): INodeProperties[] {
	return properties.filter(({ displayOptions }) =>
		['resource', 'operation'].every((name) => {
			const wanted = displayOptions?.show?.[name] as unknown[] | undefined;
			return wanted === undefined || wanted.includes(parameters[name]);
		}),
	);
}

/** Names inside collections that no property of that name offers. */
function memberFindings(value: unknown, name: string, properties: readonly INodeProperties[]): string[] {
	const same = properties.filter((property) => property.name === name);
	const isGroup = same.some(({ type }) => type === 'collection' || type === 'fixedCollection');
	if (!isGroup || typeof value !== 'object' || value === null) return [];
	const offered = same.flatMap(({ options = [] }) => options.map((option) => option.name));
	return Object.keys(value)
		.filter((member) => !offered.includes(member))
		.map((member) => `has no parameter ${name}.${member}`);
}

function parameterFindings(node: ExampleNode, { properties, polling }: INodeTypeDescription): string[] {
	const { parameters } = node;
	const shown = shownFor(node, properties);
	const names = [...shown.map(({ name }) => name), ...(polling ? [POLL_TIMES] : [])];
	const unknown = Object.entries(parameters).flatMap(([name, value]) =>
		names.includes(name) ? memberFindings(value, name, shown) : [`has no parameter ${name}`],
	);
	const choices = ['resource', 'operation', 'events'].flatMap((name) => {
		const chosen = parameters[name];
		const offered: unknown[] = properties
			.filter((property) => property.name === name)
			.flatMap(({ options = [] }) => options)
			.map((option) => ('value' in option ? option.value : undefined));
		const isOffered = chosen === undefined || [chosen].flat().every((one) => offered.includes(one));
		return isOffered ? [] : [`does not offer ${name} ${JSON.stringify(chosen)}`];
	});
	return [...unknown, ...choices];
}

function credentialFindings(
	node: ExampleNode,
	known: Known,
	taken: readonly string[],
): string[] {
	return Object.keys(node.credentials ?? {}).flatMap((type) => [
		...(known.credentials.some(({ name }) => name === type) ? [] : [`names no known ${type}`]),
		...(taken.includes(type) ? [] : [`takes no ${type}`]),
	]);
}

function nodeFindings(node: ExampleNode, known: Known): string[] {
	const { type, webhookId } = node;
	const described = describedBy(known, node);
	const isCore = CORE.some((name) => type.startsWith(name));
	// A webhook that only resumes a run has the address of the run.
	const called = (described?.webhooks ?? []).filter(({ restartWebhook }) => !restartWebhook);
	const isCalled = CORE_CALLED.includes(type) || called.length > 0;
	return [
		...(described || isCore ? [] : [`is of the unknown type ${type} ${node.typeVersion}`]),
		...(described ? parameterFindings(node, described) : []),
		...credentialFindings(node, known, described?.credentials?.map(({ name }) => name) ?? []),
		...(isCalled && !UUID.test(webhookId ?? '') ? ['needs a webhookId that is a UUID'] : []),
		...(UUID.test(node.id) ? [] : ['needs an id that is a UUID']),
	].map((finding) => `${node.name}: ${finding}`);
}

function linkFindings({ nodes, connections, pinData = {} }: Example): string[] {
	const links = Object.values(connections).flatMap((kinds) => Object.values(kinds).flat(2));
	const named = [
		...Object.keys(connections),
		...Object.keys(pinData),
		...links.map(({ node }) => node),
	];
	const names = nodes.map(({ name }) => name);
	const twice = names.filter((name, index) => names.indexOf(name) !== index);
	return [
		...named.filter((name) => !names.includes(name)).map((name) => `there is no node ${name}`),
		...twice.map((name) => `two nodes are called ${name}`),
	];
}

/** Whether n8n takes the workflow in with everything it names. */
export function importFindings(example: Example, known: Known): string[] {
	// An `active`, a `meta.instanceId` or a `versionId` would tell of the n8n it was made in.
	const strange = Object.keys(example).filter((key) => !EXPORTED.includes(key));
	return [
		...strange.map((key) => `carries ${key}`),
		...(ID.test(example.id) ? [] : ['needs an id of at most 16 letters and digits']),
		...example.nodes.flatMap((node) => nodeFindings(node, known)),
		...linkFindings(example),
	];
}

/** Paths and hosts of the machine that an example was made on, and hosts that somebody may own. */
export function placeFindings(text: string): string[] {
	const hosts = [...text.matchAll(/\b(?:https?|wss?):\/\/([^/\s"'\\`]+)/g)].map(([, host]) => host ?? '');
	const owned = hosts.filter((host) => !/(^|\.)example\.(com|net|org)$/.test(host));
	const local = text.match(/localhost|\b(?:\d{1,3}\.){3}\d{1,3}\b/g) ?? [];
	const paths = text.match(/(?<![\w.}])(?:\/(?:home|Users|root|tmp|var|opt|work)\/|[A-Za-z]:\\\\)/g) ?? [];
	return [...owned, ...local, ...paths].map((place) => `names ${place}`);
}

/** What stands in several workflows: n8n lets one of them answer only, or overwrites. */
export function sharedFindings(examples: readonly Example[]): string[] {
	const nodes = examples.flatMap((example) => example.nodes);
	const pathOf = ({ parameters }: ExampleNode) =>
		parameters.path ?? (parameters.options as { path?: unknown } | undefined)?.path;
	const called = nodes.filter(({ type }) => CORE_CALLED.includes(type));
	const lists: Record<string, unknown[]> = {
		workflow: examples.map(({ id }) => id),
		node: nodes.map(({ id }) => id),
		webhookId: nodes.map(({ webhookId }) => webhookId),
		path: called.map(pathOf),
	};
	return Object.entries(lists).flatMap(([what, all]) =>
		all
			.filter((one, index) => one !== undefined && all.indexOf(one) !== index)
			.map((one) => `${what} ${JSON.stringify(one)} occurs twice`),
	);
}

/** Credentials that share an id or a name, and are not the same. */
export function namesakeFindings(examples: readonly Example[]): string[] {
	const called = new Map<string, string>();
	const findings = new Set<string>();
	const know = (what: string, meaning: string) => {
		const before = called.get(what) ?? meaning;
		if (before !== meaning) findings.add(`${what} is ${before} and ${meaning}`);
		called.set(what, before);
	};
	for (const { credentials = {} } of examples.flatMap(({ nodes }) => nodes)) {
		for (const [type, { id, name }] of Object.entries(credentials)) {
			know(id, `${type} "${name}"`);
			// The editor's list of credentials shows the name alone.
			know(`"${name}"`, id);
		}
	}
	return [...findings];
}

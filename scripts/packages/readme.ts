import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsOf } from '../pages/operations';
import { credentialsOf } from '../pages/readme';
import type { Contents } from './contents';
import type { RootManifest } from './manifest';
import type { Service } from './services';

const kebab = (title: string) => title.toLowerCase().replace(/[^a-z0-9]+/g, '-');
const listed = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n');

const workflowName = (file: string) =>
	(JSON.parse(readFileSync(file, 'utf8')) as { name: string }).name;

/** Guides of this repository to the service's nodes: a guide is named after its node. */
function guidesOf(root: string, { nodes }: Service, page: (path: string) => string): string[] {
	return nodes
		.map(({ node }) => node.description.displayName)
		.map((title) => ({ title, file: `docs/guides/${kebab(title)}.md` }))
		.filter(({ file }) => existsSync(join(root, file)))
		.map(({ title, file }) => `[${title}](${page(file)})`);
}

/**
 * The README of a service's package, with the sections that n8n's template has.
 *
 * @param root absolute path of the repository
 * @param tested the versions of n8n that the repository's tests run
 */
export function readmeOf(
	root: string,
	service: Service,
	{ examples }: Contents,
	{ homepage, name }: RootManifest,
	tested: readonly string[],
): string {
	const { title, packageName, platforms, nodes } = service;
	const page = (path: string) => `${homepage}/blob/main/${path}`;
	const hosts = nodes
		.flatMap(({ node }) => node.description.documentationUrl ?? [])
		.concat(service.credentials.flatMap(({ credential }) => credential.documentationUrl ?? []));
	return `# ${packageName}

This is an n8n community node. It lets you use ${title} in your n8n workflows.

${listed(nodes.map(({ node: { description } }) => `**${description.displayName}**: ${description.description}`))}

[n8n](https://n8n.io/) is a fair-code licensed workflow automation platform.

[Installation](#installation) · [Operations](#operations) · [Credentials](#credentials) ·
[Compatibility](#compatibility) · [Usage](#usage) · [Resources](#resources) · [Version history](#version-history)

## Installation

Follow n8n's [installation guide](https://docs.n8n.io/integrations/community-nodes/installation/) for community nodes and enter \`${packageName}\`.

The package \`${name}\` has the same nodes, together with those for other services. Install one or the other, not both: n8n would show
every node twice, and the two copies would not share what they know of ${title}'s rate limit. [Moving between packages](${page('docs/moving.md')})
explains how to change.

## Operations

${platforms.map((one) => operationsOf(one, '###')).join('\n\n')}

## Credentials

${credentialsOf(platforms)}

n8n tests a credential with a call that only reads.

## Compatibility

Tested with n8n ${tested.join(' and ')}. The package has no runtime dependencies.

n8n 3 loads community packages that n8n has not verified only if \`N8N_UNVERIFIED_PACKAGES_ENABLED=true\` is set in its environment.

## Usage

Workflows to import in the editor; choose your credential in their nodes:

${listed(examples.map((file) => `[${workflowName(join(root, file))}](${file})`))}

Guides: ${guidesOf(root, service, page).join(' · ')}. What the nodes cannot do: [limitations](${page('docs/limitations.md')}). Every
message explained: [errors](${page('docs/errors.md')}).

Rate limits are respected without further settings, a send that may have arrived is not repeated, and by default all items are checked
before the first request leaves.

## Resources

${listed([
	"[n8n's documentation of community nodes](https://docs.n8n.io/integrations/#community-nodes)",
	...[...new Set(hosts)].map((url) => `[${title}'s documentation](${url})`),
	`[Where the sources are written](${homepage}): this package is generated from that repository, which has the issues, too`,
])}

This package is not made by ${title}. Its icons are drawn for it and are not ${title}'s logo.

## Version history

See [CHANGELOG.md](CHANGELOG.md).
`;
}

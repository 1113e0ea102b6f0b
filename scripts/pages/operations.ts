import type { Resource } from '../../nodes/shared/operation/operation';
import type { RegisteredPlatform } from '../registry';
import { table } from './table';

const INTRO = `# Operations

Written by \`npm run coverage:docs\` from the nodes themselves; a test keeps it current. Do not edit it by hand.

What each node can do, in the words that its form shows. [coverage.md](coverage.md) has the request behind every operation and the document that it
comes from. Every action node also works as a tool for n8n's AI agents.`;

/** A platform's resources in the order in which the editor shows them. */
export const sortedResources = ({ resources }: RegisteredPlatform): Resource[] =>
	[...resources].sort((a, b) => a.name.localeCompare(b.name));

/**
 * A platform's operations and triggers, as a section.
 *
 * @param level the heading's marks, such as `##`
 */
export function operationsOf(platform: RegisteredPlatform, level: string): string {
	const { title, triggers } = platform;
	const rows = sortedResources(platform).flatMap((resource) =>
		resource.operations.map(({ name, description }) => [resource.name, name, description]),
	);
	const started = triggers.map(
		({ node: { description } }) => `**${description.displayName}**: ${description.description}.`,
	);
	return [`${level} ${title}`, table(['Resource', 'Operation', 'What it does'], rows), ...started].join(
		'\n\n',
	);
}

/** Writes docs/operations.md. */
export function operationsPage(platforms: readonly RegisteredPlatform[]): string {
	return `${[INTRO, ...platforms.map((one) => operationsOf(one, '##'))].join('\n\n')}\n`;
}

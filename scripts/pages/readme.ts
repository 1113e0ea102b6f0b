import type { RegisteredPlatform } from '../registry';
import { replaced } from './marked';
import { table } from './table';

const README = { file: 'README.md', command: 'npm run coverage:docs' };

/** A platform's operations and triggers, as a section. */
export function operationsOf({ title, resources, triggers }: RegisteredPlatform): string {
	const rows = [...resources]
		.sort((a, b) => a.name.localeCompare(b.name))
		.flatMap((resource) =>
			resource.operations.map(({ name, description }) => [resource.name, name, description]),
		);
	const started = triggers.map(
		({ node: { description } }) => `**${description.displayName}**: ${description.description}.`,
	);
	return [`### ${title}`, table(['Resource', 'Operation', 'What it does'], rows), ...started].join(
		'\n\n',
	);
}

/** The credentials of platforms, as a table. */
export function credentialsOf(platforms: readonly RegisteredPlatform[]): string {
	const rows = platforms.map(({ credential, vendor }) => [
		credential.displayName,
		vendor.keyPlace,
		credential.properties
			.filter(({ type }) => type !== 'notice' && type !== 'hidden')
			.map(({ displayName }) => displayName)
			.join(' · '),
	]);
	return table(['Type', 'Where you find the key', 'Fields'], rows);
}

/**
 * Puts the tables of credentials and of operations between the README's marks.
 *
 * @param readme the file as it is
 * @throws Error where a mark is missing
 */
export function withTables(readme: string, platforms: readonly RegisteredPlatform[]): string {
	const operations = platforms.map(operationsOf).join('\n\n');
	const changed = replaced(readme, { ...README, name: 'operations' }, operations);
	return replaced(changed, { ...README, name: 'credentials' }, credentialsOf(platforms));
}

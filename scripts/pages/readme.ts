import type { RegisteredPlatform } from '../registry';
import { table } from './table';

type Section = 'credentials' | 'operations';

const startOf = (section: Section) => `<!-- ${section}: written by npm run coverage:docs -->`;
const endOf = (section: Section) => `<!-- end of ${section} -->`;

function operationsOf({ title, resources, triggers }: RegisteredPlatform): string {
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

function credentialsOf(platforms: readonly RegisteredPlatform[]): string {
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

function replaced(readme: string, section: Section, content: string): string {
	const start = startOf(section);
	const from = readme.indexOf(start);
	const to = readme.indexOf(endOf(section));
	if (from < 0 || to < from) throw new Error(`README.md needs ${start} and ${endOf(section)}`);
	return `${readme.slice(0, from + start.length)}\n\n${content}\n\n${readme.slice(to)}`;
}

/**
 * Puts the tables of credentials and of operations between the README's marks.
 *
 * @param readme the file as it is
 * @throws Error where a mark is missing
 */
export function withTables(readme: string, platforms: readonly RegisteredPlatform[]): string {
	const operations = platforms.map(operationsOf).join('\n\n');
	const changed = replaced(readme, 'operations', operations);
	return replaced(changed, 'credentials', credentialsOf(platforms));
}

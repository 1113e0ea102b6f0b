import type { RegisteredPlatform } from '../registry';
import { replaced } from './marked';
import { sortedResources } from './operations';
import { table } from './table';

const README = { file: 'README.md', command: 'npm run coverage:docs' };

const anchor = (title: string) => title.toLowerCase().replaceAll(' ', '-');

/** One line for each node: how much it can do, and with what. */
function nodesOf(platforms: readonly RegisteredPlatform[]): string {
	const rows = platforms.flatMap((platform) => {
		const { title, triggers, resources } = platform;
		const count = resources.reduce((sum, { operations }) => sum + operations.length, 0);
		const names = sortedResources(platform).map(({ name }) => name);
		const link = `[${count} operations](docs/operations.md#${anchor(title)})`;
		return [
			[`**${title}**`, `${link}: ${names.join(' · ')}`],
			...triggers.map(({ node: { description } }) => [
				`**${description.displayName}**`,
				`${description.description}`,
			]),
		];
	});
	return table(['Node', 'What it does'], rows);
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
 * Puts the tables of credentials and of nodes between the README's marks.
 *
 * @param readme the file as it is
 * @throws Error where a mark is missing
 */
export function withTables(readme: string, platforms: readonly RegisteredPlatform[]): string {
	const changed = replaced(readme, { ...README, name: 'nodes' }, nodesOf(platforms));
	return replaced(changed, { ...README, name: 'credentials' }, credentialsOf(platforms));
}

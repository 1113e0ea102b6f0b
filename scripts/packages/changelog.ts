import type { Service } from './services';

/** An entry with its continued lines, or any other line. */
const BLOCK = /^- .*(?:\n {2}.*)*|^.*$/gm;

/**
 * The repository's changelog without the entries that concern other services only.
 *
 * @param text in the form of Keep a Changelog
 */
export function changelogOf(text: string, service: Service, all: readonly Service[]): string {
	const names = (one: Service, block: string) => block.includes(one.title);
	const others = all.filter(({ title }) => title !== service.title);
	const isOurs = (block: string) =>
		!block.startsWith('- ') ||
		names(service, block) ||
		!others.some((other) => names(other, block));
	return [...text.matchAll(BLOCK)]
		.map(([block]) => block)
		.filter(isOurs)
		.join('\n');
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './files';

const LINK = /\[[^\]]*\]\(([^)\s]+)\)|\bsrc(?:set)?="([^"]+)"/g;

/** Links of a page to files of this repository that are not there; `exists` gets absolute paths. */
function brokenLinks(page: string, text: string, exists: (path: string) => boolean): string[] {
	return [...text.matchAll(LINK)]
		.map(([, target, source]) => target ?? source)
		.filter((target) => !/^(https?:|mailto:|#)/.test(target))
		.filter((target) => !exists(join(dirname(page), target.replace(/#.*$/, ''))));
}

const below = (folder: string) =>
	readdirSync(join(root, folder))
		.filter((file) => file.endsWith('.md'))
		.map((file) => join(folder, file));

const pages = [...below('.'), ...below('docs'), ...below('docs/guides')];

it.each(pages)('%s links to what is there', (page) => {
	const path = join(root, page);
	expect(brokenLinks(path, readFileSync(path, 'utf8'), existsSync)).toEqual([]);
});

it('a broken link is found', () => {
	const text = '[a](b.md) [c](https://d.e) [f](#g) [h](../i.md#j) <img alt="k" src="l.png"> ![m](/n.png)';
	const exists = (path: string) => path === '/i.md';
	expect(brokenLinks('/docs/page.md', text, exists)).toEqual(['b.md', 'l.png', '/n.png']);
});

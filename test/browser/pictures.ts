/*
 * Makes the pictures of the README and of the examples: npm run pictures [-- name…]
 *
 * A picture is made anew only by this script and looked at by a person; no test compares it.
 */
import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rootDir } from '../../demo/paths';
import { endAll } from '../../demo/processes';
import { findChromium, NO_CHROMIUM } from './chromium';
import { canvasPictures } from './pictures/canvas';
import { readmePictures } from './pictures/readme';
import { openScene, type Scene } from './scene';

/** One picture: where it goes, and how it is made. */
export interface Picture {
	/** Below `docs/pictures/`, without its ending. */
	name: string;
	make(scene: Scene, file: string): Promise<void>;
}

async function main(wanted: readonly string[]): Promise<void> {
	const chromium = findChromium();
	if (chromium === undefined) throw new Error(NO_CHROMIUM);
	const scene = await openScene(chromium);
	try {
		for (const { name, make } of [...readmePictures, ...canvasPictures]) {
			if (wanted.length > 0 && !wanted.includes(basename(name))) continue;
			const file = join(rootDir, 'docs', 'pictures', `${name}.png`);
			mkdirSync(join(file, '..'), { recursive: true });
			await make(scene, file);
			console.log(`docs/pictures/${name}.png`);
		}
	} finally {
		await scene.close();
		await endAll(0);
	}
}

void main(process.argv.slice(2));

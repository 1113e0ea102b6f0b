import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where Debian, Ubuntu, Fedora and macOS keep it; the environment's word comes first. */
const PLACES = [
	process.env.CHROMIUM_PATH ?? '',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** What a person reads where none is found. */
export const NO_CHROMIUM =
	'No Chromium was found, so nothing is tested in a browser: install it ' +
	'(Debian: apt-get install chromium), or name it in CHROMIUM_PATH.';

/** Path of the Chromium on this machine, or undefined where there is none. */
export function findChromium(): string | undefined {
	return PLACES.find((path) => path !== '' && existsSync(path));
}

/**
 * Starts a headless Chromium with an empty profile that looks for nothing on the network by itself.
 *
 * @param executablePath as `findChromium` gave it
 */
export async function launchChromium(executablePath: string): Promise<Browser> {
	const args = [
		// Chromium refuses its own sandbox to root, which is who runs tests in a container.
		...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
		'--force-color-profile=srgb',
		'--font-render-hinting=none',
	];
	return chromium.launch({ executablePath, headless: true, args });
}

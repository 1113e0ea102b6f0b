import type { Browser, BrowserContext } from 'playwright-core';
import { sandboxCredential, webhookCredential } from '../../demo/credentials';
import type { Credential } from '../../demo/n8n-cli';
import { platforms } from '../../scripts/registry';
import { openStage, type Stage } from '../e2e/stage';
import { launchChromium } from './chromium';
import { Editor, logIn } from './editor';

/** What the browser is told of the size of its window. */
const WINDOW = { width: 1440, height: 900 };

/** Everything a test in a browser needs: vendors, n8n, and somebody who looks at it. */
export interface Scene extends Stage {
	editor: Editor;
	/** By the platform's name; `trigger` is the secret of DM Champ's. */
	credentials: Record<string, Credential>;
	/** Another window of the same person's, such as one with the dark theme. */
	another(options?: Parameters<Browser['newContext']>[0]): Promise<Editor>;
}

/** What callers of the DM Champ Trigger must carry. */
export const SECRET = 'a-secret-of-the-browser-tests';

/**
 * Opens n8n's editor in a browser, on a sandbox and an n8n of its own.
 *
 * @param executablePath Chromium
 * @throws Error where something does not start; nothing is left running then
 */
export async function openScene(executablePath: string): Promise<Scene> {
	let credentials: Scene['credentials'] = {};
	const stage = await openStage((sandbox) => {
		credentials = Object.fromEntries([
			...platforms().map(({ name }) => [
				name,
				sandboxCredential(sandbox, name as Parameters<typeof sandboxCredential>[1]),
			]),
			['trigger', webhookCredential(SECRET)],
		]) as Scene['credentials'];
		return { credentials: Object.values(credentials), workflows: [] };
	}, 'browser-n8n');
	let browser: Browser | undefined;
	try {
		browser = await launchChromium(executablePath);
		const opened = browser;
		const context = (options = {}): Promise<BrowserContext> =>
			opened.newContext({ viewport: WINDOW, colorScheme: 'light', ...options });
		const { url, owner } = stage.n8n;
		const first = await context();
		await logIn(first, url, owner);
		// n8n refuses a sixth login within a minute, so that all windows share one.
		const storageState = await first.storageState();
		const another = async (options = {}) =>
			Editor.open(await context({ storageState, ...options }), url);
		const editor = await Editor.open(first, url);
		return {
			...stage,
			credentials,
			editor,
			another,
			async close() {
				await opened.close();
				await stage.close();
			},
		};
	} catch (error) {
		await browser?.close();
		await stage.close();
		throw error;
	}
}

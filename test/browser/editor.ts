import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { runtimeDir } from '../../demo/paths';

/** Where a run leaves its screenshots. */
export const shotsDir = join(runtimeDir, 'browser');

/** n8n marks what its own tests click on. */
const marked = (id: string) => `[data-test-id="${id}"]`;

/** On a machine that others use too, n8n's editor takes a minute to come up. */
const PATIENCE_MS = 240_000;

/**
 * Logs somebody in.
 *
 * @param url origin of n8n without a trailing slash
 * @throws Error where n8n refuses it
 */
export async function logIn(
	context: BrowserContext,
	url: string,
	{ email, password }: { email: string; password: string },
): Promise<void> {
	const data = { emailOrLdapLoginId: email, password };
	const answer = await context.request.post(`${url}/rest/login`, { data });
	if (!answer.ok()) throw new Error(`n8n refused the login: ${await answer.text()}`);
}

/** n8n's editor in a browser, for somebody who is logged in. */
export class Editor {
	/** What the browser's console held against the page, and what n8n refused, since it was read last. */
	private readonly found: string[] = [];

	private constructor(
		readonly page: Page,
		readonly url: string,
	) {
		mkdirSync(shotsDir, { recursive: true });
		page.setDefaultTimeout(PATIENCE_MS);
		page.on('pageerror', ({ message }) => this.found.push(`uncaught: ${message}`));
		page.on('console', (message) => {
			// The browser says of a refused request only that there was one; `response` says which.
			if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
			this.found.push(`console: ${message.text()}`);
		});
		page.on('response', (response) => {
			if (response.status() < 400) return;
			this.found.push(`${response.status()} ${response.request().method()} ${response.url()}`);
		});
	}

	/**
	 * Opens a page of n8n's editor.
	 *
	 * @param context of somebody who is logged in
	 * @param url origin of n8n without a trailing slash
	 */
	static async open(context: BrowserContext, url: string): Promise<Editor> {
		return new Editor(await context.newPage(), url);
	}

	/** What went wrong on the page since the last time this was asked. */
	complaints(): string[] {
		return this.found.splice(0);
	}

	/** What n8n marks with this id; within an open node, where there is one. */
	part(id: string, within: Locator | Page = this.page): Locator {
		return within.locator(marked(id));
	}

	/** The open node. */
	get panel(): Locator {
		return this.part('ndv');
	}

	/** @param path with its leading slash, as in the address bar */
	async goto(path: string): Promise<void> {
		// The editor goes on loading for a while; what is waited for next says when it is ready.
		await this.page.goto(this.url + path, { waitUntil: 'domcontentloaded' });
	}

	/** Opens a workflow and waits until its nodes are on the canvas. */
	async openWorkflow(id: string): Promise<void> {
		await this.goto(`/workflow/${id}`);
		await this.part('canvas-node').first().waitFor();
	}

	/**
	 * Opens a node of a workflow by its address.
	 *
	 * @param node its id and its name
	 */
	async openNode(workflowId: string, node: { id: string; name: string }): Promise<void> {
		await this.goto(`/workflow/${workflowId}/${node.id}`);
		await this.isOpen(node.name);
	}

	/** From an open node to the one behind it, by its icon at the right edge. */
	async nextNode(name: string): Promise<void> {
		await this.page.locator(`[data-node-placement="outputMain"][data-node-name="${name}"]`).click();
		await this.isOpen(name);
	}

	/** Double-clicks a node of the open workflow. */
	async openOnCanvas(name: string): Promise<void> {
		await this.part('canvas-node').and(this.page.locator(`[data-node-name="${name}"]`)).dblclick();
		await this.isOpen(name);
	}

	async closeNode(): Promise<void> {
		await this.part('ndv-close-button').click();
		await this.panel.waitFor({ state: 'hidden' });
	}

	private async isOpen(name: string): Promise<void> {
		const title = this.part('inline-edit-preview', this.part('node-title-container', this.panel));
		await title.getByText(name, { exact: true }).waitFor();
		await this.part('node-parameters', this.panel).waitFor();
	}

	/** Keeps what the browser shows as `<name>.png`, for people: the page, or a part of it. */
	async shot(name: string, part: Locator | Page = this.page): Promise<void> {
		await part.screenshot({ path: join(shotsDir, `${name}.png`), animations: 'disabled' });
	}
}

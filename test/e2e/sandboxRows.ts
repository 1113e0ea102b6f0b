import type { Sandbox } from '../../sandbox';

/** Gives a row to every table that the sandbox begins without rows in, so that every list has an entry. */
export function fillEmptyTables(sandbox: Sandbox): void {
	const id = '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c99';
	for (const panel of ['broadcasts', 'deals', 'tickets', 'outboundWebhooks']) {
		const fields = { id, name: 'One', subject: 'One', url: 'https://example.com/hook' };
		sandbox.change({ platform: 'hueChatAccount', panel, id, fields });
	}
	const fields = { id: 7, url: 'https://example.com/hook' };
	sandbox.change({ platform: 'hueChatAccount', panel: 'webhooks', id: '7', fields });
}

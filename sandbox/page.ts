import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';

const FILES = [
	{ url: '/', file: 'index.html', type: 'text/html' },
	{ url: '/page.css', file: 'page.css', type: 'text/css' },
	{ url: '/page.js', file: 'page.js', type: 'text/javascript' },
	{ url: '/phone.css', file: 'phone.css', type: 'text/css' },
	{ url: '/chat.js', file: 'chat.js', type: 'text/javascript' },
	{ url: '/behavior.js', file: 'behavior.js', type: 'text/javascript' },
	{ url: '/phone.js', file: 'phone.js', type: 'text/javascript' },
	{ url: '/welcome', file: 'welcome.html', type: 'text/html' },
	{ url: '/welcome.css', file: 'welcome.css', type: 'text/css' },
	{ url: '/welcome.js', file: 'welcome.js', type: 'text/javascript' },
	// A picture that a workflow can send to the phone, which loads no others.
	{ url: '/sample.svg', file: 'sample.svg', type: 'image/svg+xml' },
];

// A form of another page cannot be laid over this one, nor this one over another.
const POLICY =
	"default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** The web pages: what arrives, and what there is to try. Their policy allows nothing but their own files. */
export function servePage(app: FastifyInstance): void {
	for (const { url, file, type } of FILES) {
		const content = readFileSync(join(__dirname, 'page', file));
		app.get(url, (_request, reply) =>
			reply
				.type(`${type}; charset=utf-8`)
				.header('cache-control', 'no-cache')
				.header('content-security-policy', POLICY)
				.send(content),
		);
	}
}

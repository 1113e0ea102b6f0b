import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

const LOOPBACK = /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(?::\d+)?$/i;

/**
 * Whether a request comes from a program on this machine or from the sandbox's own page.
 *
 * A web page elsewhere can reach loopback in two ways: by its own host name, once that leads to
 * 127.0.0.1 (DNS rebinding), and then its name stands in `Host`; or by the sandbox's name, and then
 * the browser says in `Origin` and `Sec-Fetch-Site` where it comes from. Programs send neither.
 */
export function isFromHere(headers: IncomingHttpHeaders): boolean {
	const { host = '', origin } = headers;
	if (!LOOPBACK.test(host)) return false;
	if (origin !== undefined) return origin.toLowerCase() === `http://${host.toLowerCase()}`;
	const site = headers['sec-fetch-site'];
	const isLink = headers['sec-fetch-mode'] === 'navigate';
	return site === undefined || site === 'same-origin' || site === 'none' || isLink;
}

/** Answers 403 to other web pages, on every route; to be called before any route is added. */
export function refuseOtherPages(app: FastifyInstance): void {
	app.addHook('onRequest', async (request, reply) => {
		if (isFromHere(request.headers)) return;
		const message =
			'The sandbox answers programs on this machine and its own page only. Open it as ' +
			`http://127.0.0.1:${request.socket.localPort ?? ''} or http://localhost:${request.socket.localPort ?? ''}.`;
		await reply.code(403).send({ error: { code: 'FORBIDDEN', message } });
	});
}
